-- The knowledge base. One row of `article` is one source document and what a list of articles shows
-- and filters by; `content` has the rest of it, packed. Columns carry the names of the fields in
-- src/article/article.h; `fix`, `step` and `problem` are numbers within the article, -1 is none.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE collection (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    root TEXT NOT NULL
);

-- products, facets: a line each; kinds: of its fixes, a bit each.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collection (id),
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    question TEXT NOT NULL,
    date TEXT NOT NULL,
    url TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    duplicate_of INTEGER,
    products TEXT NOT NULL,
    facets TEXT NOT NULL,
    kinds INTEGER NOT NULL,
    UNIQUE (collection, path)
);

-- What article_pack() makes of an article, in two parts, for most look-ups need only one of them; and
-- of each step the first line, the last one and the fix, packed, for every hit of a search asks that.
CREATE TABLE content (
    article INTEGER PRIMARY KEY,
    steps BLOB NOT NULL,
    lists BLOB NOT NULL,
    body BLOB NOT NULL
);

-- A table of contents, as its file lists it; `article` where the entry names one that is here.
CREATE TABLE toc (
    collection INTEGER, path TEXT, ordinal INTEGER,
    depth INTEGER, line INTEGER, name TEXT, href TEXT, article INTEGER,
    PRIMARY KEY (collection, path, ordinal)
) WITHOUT ROWID;

-- Derived: made anew from what is above, never migrated. Rows are put in in the order of their keys.

-- The articles that have an article number.
CREATE TABLE kb (text TEXT, article INTEGER, ordinal INTEGER, PRIMARY KEY (text, article, ordinal)) WITHOUT ROWID;

-- The numbers that articles name.
CREATE TABLE code (
    value INTEGER, role INTEGER, article INTEGER, ordinal INTEGER,
    block INTEGER, line INTEGER, line_end INTEGER,
    problem INTEGER, family INTEGER, form INTEGER, source TEXT,
    PRIMARY KEY (value, role, article, ordinal)
) WITHOUT ROWID;

-- The registry settings of all fixes.
CREATE TABLE setting (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    fix INTEGER, step INTEGER, op INTEGER, key TEXT, has_name INTEGER, is_default INTEGER, name TEXT,
    type INTEGER, has_data INTEGER, data TEXT, fix_title TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

-- The names of articles, in the order of "name articles" among the words: titles, and the words of
-- links and of tables of contents that lead to them.
CREATE VIRTUAL TABLE alias_search USING fts5 (name, content='', tokenize='unicode61');

-- What a search needs at once, as bytes: see src/store/words.h.
CREATE TABLE words (
    name TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) WITHOUT ROWID;

-- Which article a link leads to.
CREATE TABLE reference (
    article INTEGER, ordinal INTEGER, target INTEGER,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

-- Which articles link to an article number, whether it is here or not.
CREATE TABLE citation (number TEXT, article INTEGER, PRIMARY KEY (number, article)) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
    title, symptom, cause, fix, setting, body,
    content='', tokenize='unicode61'
);

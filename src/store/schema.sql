-- The knowledge base. One row of `article` is one source document; the tables below it hold what was
-- taken out of it, in the order of the document (`ordinal`), each with its block in the body and its
-- lines in the source. Columns carry the names of the fields in src/article/article.h.
-- `fix`, `step` and `problem` are ordinals within the same article; -1 is none.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE collection (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    root TEXT NOT NULL
);

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collection (id),
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    question TEXT NOT NULL,
    date TEXT NOT NULL,
    url TEXT NOT NULL,
    format TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    duplicate_of INTEGER,
    body BLOB NOT NULL,
    UNIQUE (collection, path)
);

CREATE TABLE kb (article INTEGER, ordinal INTEGER, text TEXT, PRIMARY KEY (article, ordinal)) WITHOUT ROWID;
CREATE INDEX kb_text ON kb (text);

CREATE TABLE product (article INTEGER, ordinal INTEGER, text TEXT, PRIMARY KEY (article, ordinal)) WITHOUT ROWID;

CREATE TABLE source (article INTEGER, ordinal INTEGER, text TEXT, PRIMARY KEY (article, ordinal)) WITHOUT ROWID;

CREATE TABLE facet (
    article INTEGER, ordinal INTEGER, key TEXT, value TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE problem (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    label TEXT, target TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE finding (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    kind INTEGER, problem INTEGER, text TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE fix (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    kind INTEGER, problem INTEGER, follows INTEGER, recommended INTEGER, title TEXT, condition TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE step (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    fix INTEGER, depth INTEGER, text TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE remark (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    kind INTEGER, fix INTEGER, step INTEGER, text TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE setting (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    fix INTEGER, step INTEGER, op INTEGER, key TEXT, has_name INTEGER, is_default INTEGER, name TEXT,
    type INTEGER, has_data INTEGER, data TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE command (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    fix INTEGER, step INTEGER, shell INTEGER, text TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE action (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    fix INTEGER, step INTEGER, kind INTEGER, verb TEXT, object TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE code (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    problem INTEGER, role INTEGER, value INTEGER, family INTEGER, form INTEGER, text TEXT, source TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE INDEX code_value ON code (value, role);

CREATE TABLE link (
    article INTEGER, ordinal INTEGER, block INTEGER, line INTEGER, line_end INTEGER,
    target TEXT, text TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE abbreviation (
    article INTEGER, ordinal INTEGER, letters TEXT, meaning TEXT, plain INTEGER,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

-- A table of contents, as its file lists it; `article` where the entry names one that is here.
CREATE TABLE toc (
    collection INTEGER, path TEXT, ordinal INTEGER,
    depth INTEGER, line INTEGER, name TEXT, href TEXT, article INTEGER,
    PRIMARY KEY (collection, path, ordinal)
) WITHOUT ROWID;

-- Derived: made anew from what is above, never migrated.

-- Which article another article's words or a table of contents lead to, and by what name.
CREATE TABLE alias (id INTEGER PRIMARY KEY, article INTEGER, name TEXT, kind INTEGER);
CREATE INDEX alias_article ON alias (article, name);

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

-- The case file: what a technician did, case by case. An event is never changed; taking an answer
-- back is an event too. Nothing here is a row's number of the knowledge base: an article is meant by
-- its collection and path (`about`), a fix by its title in it, so that both survive a new import.

CREATE TABLE record (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    machine TEXT NOT NULL,
    technician TEXT NOT NULL,
    store TEXT NOT NULL,
    begun INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
    record INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL COLLATE NOCASE,
    text TEXT NOT NULL,
    more TEXT NOT NULL,
    PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_about ON event (about, kind);

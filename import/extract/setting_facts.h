/* What a line of text says about a registry setting, fact by fact. */
#ifndef IMPORT_EXTRACT_SETTING_FACTS_H
#define IMPORT_EXTRACT_SETTING_FACTS_H

#include "import/extract/setting_lines.h"
#include "registry/registry.h"

struct facts {
    LIST(struct registry_match) keys; /* every registry key in the line */
    bool key_has_name;                /* the last part of the (last) key is a value's name */
    struct slice name;                /* of a value; empty where the line names none */
    enum registry_type type;
    struct slice data;
    bool has_data;
    bool new_value; /* "New, DWORD Value": the next name is of a new value */
    bool new_key;   /* "New, Key": the next name is of a new key, unless `key_name` says it */
    struct slice key_name; /* of a key that is made: "a subkey named X"; else empty */
    bool default_value;    /* "double-click (Default)" */
    bool deletes_key;      /* "delete the key", which a step before has named */
    bool modify;           /* "Modify": the next data is this value's */
    bool deletes;
    bool creates_key;
    bool these;    /* "set these values to 1" */
    bool boxed;    /* data is typed into the box of a value */
    bool labelled; /* "Value name: X", "X = 1": the line names a part by its form */
    bool sure;     /* the line says by itself that the name is a value's, even without a key */
};

/* The facts of a line. `expects_name` says that a new value or key waits for its name,
 * `expects_data` that the value before waits for its data. Texts in `arena` or borrowed from the
 * line. */
struct facts facts_of(
    struct arena *arena, const struct fact_line *line, bool expects_name, bool expects_data);

/* "Value name: X Value data: 1": where the next label on the same line begins. */
size_t fact_line_length(struct slice text);

/* What the head of a table's column announces. */
enum fact_column {
    COLUMN_OTHER,
    COLUMN_KEY,
    COLUMN_NAME,
    COLUMN_TYPE,
    COLUMN_DATA,
};
enum fact_column fact_column(struct slice heading);

/* Does a text read as the name of a value: one word, or words set apart, and no path? */
bool fact_is_name(struct slice text, bool set_apart);

#endif

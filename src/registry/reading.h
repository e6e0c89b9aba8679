/* Reading settings out of code: what the readers of the three languages share. */
#ifndef REGISTRY_READING_H
#define REGISTRY_READING_H

#include "registry/registry.h"

enum {
    READING_VARIABLES = 64, /* more than any script in an article has */
    READING_TEXT = 2048,    /* of a value put together: "$a$a" a line doubles it every time */
    READING_BUDGET = 4, /* bytes put in for variables or read again, for each byte of the text */
};

/* A value of a script, as far as it can be known without running it. */
struct registry_script_value {
    struct slice text; /* strings of a list with \0 (two characters) between them */
    bool given, list;
    bool known; /* holds no variable that the text does not set */
};

struct registry_variable {
    struct slice name;
    struct registry_script_value value;
    struct slice table; /* what stands inside "@{ ... }", where that is its value; else empty */
};

struct registry_reading {
    struct arena *arena;
    registry_found *found;
    void *context;
    size_t count;
    struct slice key;          /* .reg: of the section; empty outside of one */
    bool header, ansi, values; /* .reg: a header was seen; REGEDIT4; the section has values */
    struct registry_variable variables[READING_VARIABLES];
    size_t variable_count, budget;
};

/* Hands a setting to the caller. */
void registry_tell(struct registry_reading *reading, const struct registry_setting *setting);

/* Names the value of a setting; "" and "(Default)" mean the default value. */
void registry_name_value(struct registry_setting *setting, struct slice name);

/*
 * Each reads one line, in which a continued line's newline still stands. True where it was in that
 * language, whether or not it gave a setting.
 */
bool registry_read_reg_file(struct registry_reading *reading, struct slice line);
bool registry_read_reg_exe(struct registry_reading *reading, struct slice line);
bool registry_read_powershell(struct registry_reading *reading, struct slice line);

/* Ends the section of a .reg file: one without values means its key. */
void registry_end_section(struct registry_reading *reading);

/* Takes a value of PowerShell off `*rest`: a string, number, word, variable, "(...)", "@(...)", a
 * cast, and with `list` more of them after commas. What cannot be known is still taken. */
struct registry_script_value registry_read_value(
    struct registry_reading *reading, struct slice *rest, bool list);

/* The entries of the table that "@name" puts in for parameters, borrowed from the text; empty where
 * the text sets none. */
struct slice registry_read_splat(const struct registry_reading *reading, struct slice name);

/* Takes "$name = value" off `*rest` where it stands there. Where the value is more than strings and
 * variables, only "$name =" is taken and the variable is forgotten. */
bool registry_read_assignment(struct registry_reading *reading, struct slice *rest);

#endif

/*
 * Registry settings looked up: every fix that touches a key or value, together by what it touches,
 * and where articles say different things of one value. `fixtree reg` and the interface show what
 * comes from here.
 */
#ifndef SEARCH_SETTINGS_H
#define SEARCH_SETTINGS_H

#include "store/lookup.h"

/* A key or value, and what articles do with it. */
struct setting_group {
    struct slice key;  /* long hive name; "" where no article gives it */
    struct slice name; /* of the value; "" where the key itself is meant, or its default value */
    bool has_name, is_default;
    LIST(struct store_setting) uses; /* in the order of articles */
    bool contradicted;               /* two articles leave nothing that satisfies both */
};

struct setting_groups {
    LIST(struct setting_group) items; /* names that are the text first, then ends, then parts */
    LIST(struct slice) near;          /* where nothing was found: names and keys near the text */
};

/*
 * What holds `text`: a part of a key, its end, a value's name, a key and a name, a line of `reg
 * add` or of a .reg file; letters in any case, slashes either way, the hive short or long,
 * ControlSet001 for CurrentControlSet. Where that is nothing, what holds all its words.
 * STATUS_NOTHING with what is near; STATUS_STORE where the store fails. In `arena`.
 */
enum status search_settings(struct store *store, struct arena *arena, struct slice text,
    struct setting_groups *groups, struct error *error) ATTR_MUST_USE;

/* What a person typed for a key or name, as the store has it, in lower case: long hive, single
 * backslashes, none at the ends. In `arena`. */
struct slice setting_part(struct arena *arena, struct slice typed);

#endif

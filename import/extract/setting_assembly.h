/* The registry setting under construction: what lines say about it is put together here. */
#ifndef IMPORT_EXTRACT_SETTING_ASSEMBLY_H
#define IMPORT_EXTRACT_SETTING_ASSEMBLY_H

#include "import/extract/adm.h"
#include "import/extract/context.h"
#include "import/extract/setting_facts.h"

/* The setting under construction. */
struct assembly {
    struct context *context;
    const struct fix_units *fix;
    const struct unit *unit;
    int step;                   /* the last one, or ARTICLE_NONE */
    bool is_step;               /* the unit is that step */
    struct slice key;           /* the last one given */
    LIST(struct slice) others;  /* keys listed before it, that the same values go into */
    const struct block *listed; /* what the list of `key` stands below, while no value was named */
    struct registry_setting setting;
    struct article_place place;
    int setting_step;
    bool open;         /* `setting` has a name or is a deletion, and waits for the rest */
    bool expects_name; /* a new value was made and waits for its name */
    bool expects_key;  /* a new key was made and waits for its name */
    bool expects_data;
    bool deletes_next; /* "Remove the following key:" */
    enum registry_type new_type;
    struct adm adm;
};

/* Adds a finished setting to the article, or merges it with one that it repeats or completes. */
void assembly_add(struct assembly *assembly, const struct registry_setting *setting,
    struct article_place place, int step);

/* Begins a setting of that name ("": the key itself is meant) in the last key; ends the one before.
 */
void assembly_begin(struct assembly *assembly, struct slice name);

/* Ends the setting that is open, if any: it goes into the article where it says enough. */
void assembly_finish(struct assembly *assembly);

/* The unit that stands before the list or table that the present one is in; NULL where none does.
 * assembly_announced_by(): of a paragraph that is no object alone, the sentence above. Both
 * borrowed from the units. */
const struct unit *assembly_lead(const struct assembly *assembly);
const struct unit *assembly_announced_by(const struct assembly *assembly);

/* Does the unit (NULL: no) say one of these words, which end in NULL? */
bool assembly_speaks_of(const struct unit *unit, const char *const *words);

/* Takes what a line says: keys, names, types, data, what is created and what is deleted. */
void assembly_read_line(struct assembly *assembly, const struct fact_line *line);

#endif

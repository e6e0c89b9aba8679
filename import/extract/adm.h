/* Registry values that an administrative template (.adm) sets: the old language of Group Policy,
 * which articles quote whole. Its keywords: [MS-GPREG] and "Administrative Template File Format" on
 * Microsoft Learn. */
#ifndef IMPORT_EXTRACT_ADM_H
#define IMPORT_EXTRACT_ADM_H

#include "registry/registry.h"

/* A template being read; it may be spread over blocks. Zeroed at the beginning. */
struct adm {
    struct slice key;        /* of KEYNAME, as written: without a hive, which CLASS would say */
    enum registry_type type; /* that the PART says */
    struct registry_setting setting;
    bool open;      /* a VALUENAME waits for what it can be */
    size_t numbers; /* how many it can be */
};

typedef void adm_found(void *user, const struct registry_setting *setting);

/* Reads the lines of a text and calls `found` for each value that is complete. False where the text
 * is no part of a template; nothing was read then. Texts are borrowed. */
bool adm_read(struct adm *adm, struct slice text, adm_found *found, void *user);

/* The template is over: the last value may be complete by that. */
void adm_end(struct adm *adm, adm_found *found, void *user);

#endif

/* The roots of the registry, for the files of this folder. */
#ifndef REGISTRY_HIVE_H
#define REGISTRY_HIVE_H

#include "base/slice.h"

struct registry_hive {
    const char *brief, *full; /* "HKLM", "HKEY_LOCAL_MACHINE" */
    const char *dotnet;       /* "LocalMachine" */
};

enum {
#define X(brief, full, dotnet) +1
    REGISTRY_HIVES = 0
#include "registry/hives.def"
#undef X
};

extern const struct registry_hive registry_hives[REGISTRY_HIVES];

/* The hive that the key begins with in its long name, letters in any case, followed by a
 * backslash or nothing; NULL where there is none. Static. */
const struct registry_hive *registry_key_hive(struct slice key);

#endif

/* Keys and their parts; and the keys of values that are named without one. */
#ifndef IMPORT_EXTRACT_SETTING_KEYS_H
#define IMPORT_EXTRACT_SETTING_KEYS_H

#include "import/extract/context.h"

/* The key without its last part; the key itself where it has one part. Borrowed from it. */
struct slice setting_key_parent(struct slice key);

/* The last part of a key, or empty where it has one part. Borrowed from it. */
struct slice setting_key_tail(struct slice key);

/* Gives the settings from number `first` on that have a name but no key the key that stands
 * anywhere in the article, with the name as its last part; two such keys (of two products) are two
 * settings.
 */
void setting_complete_keys(struct context *context, size_t first);

#endif

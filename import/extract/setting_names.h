/* What can be the name of a registry value, and what only looks like one. */
#ifndef IMPORT_EXTRACT_SETTING_NAMES_H
#define IMPORT_EXTRACT_SETTING_NAMES_H

#include "base/slice.h"

/* A word of every such sentence, a type, or the text of a menu or dialog: no name. */
bool name_is_common(struct slice text);

/* "AllowL2TPWeakCrypto", "fEnableRDR", "NMICrashDump": a capital inside the word, or a digit. */
bool name_is_compound(struct slice word);

/* "the", "this", "set": what stands before a name and is none of it. */
bool name_is_determiner(struct slice word);

/* The words of a text, separated by blanks. */
size_t name_count_words(struct slice text);

#endif

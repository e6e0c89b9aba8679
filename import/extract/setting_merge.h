/* A setting that an article says twice is one. */
#ifndef IMPORT_EXTRACT_SETTING_MERGE_H
#define IMPORT_EXTRACT_SETTING_MERGE_H

#include "article/article.h"

/* Are they the same number, in whatever notation, or the same text, letters in any case? */
bool setting_is_same_data(struct slice a, struct slice b);

/*
 * Puts `more` together with the setting of the same key and name that its fix has already, and
 * takes what it says more; false, with nothing done, where there is none. What `reg query` only
 * looked at is the setting that follows, where that does more. With `choice` data said differently
 * is left to the reader: then the setting has none.
 */
bool setting_merge(struct article *article, const struct article_setting *more, bool choice);

/* Of the settings from number `first` on: a key that is made ("New-Item") and then given a value
 * says nothing that the value does not, which makes its key. */
void setting_drop_made_keys(struct article *article, size_t first);

#endif

/* An article as a JSON object, for scripts and for measuring the importer. */
#ifndef ARTICLE_JSON_H
#define ARTICLE_JSON_H

#include "article/article.h"

/*
 * Adds the article as one line of JSON without a newline: source, title, kb, products, codes,
 * symptoms, causes, fixes (title, kind, steps), registry, commands; with question and problems
 * where the page has several. `source` is its path. docs/export.md describes every key.
 */
void article_json(struct buf *out, const struct article *article, struct slice source);

#endif

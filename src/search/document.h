/* An article as what can be searched: its words, sorted into the fields of the index. */
#ifndef SEARCH_DOCUMENT_H
#define SEARCH_DOCUMENT_H

#include "article/article.h"
#include "store/write.h"

/*
 * The document of an article: each block's text in the field that says most about it, what was
 * understood as nothing in the body. The same article always gives the same texts, so that what
 * was indexed can be taken out again. Texts in `arena`.
 */
struct store_document search_document(struct arena *arena, const struct article *article);

#endif

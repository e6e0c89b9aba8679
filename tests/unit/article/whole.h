/* An article out of its bytes, its body too, as a store gives it back. */
#ifndef TESTS_UNIT_ARTICLE_WHOLE_H
#define TESTS_UNIT_ARTICLE_WHOLE_H

#include "article/article.h"

static inline bool unpack_whole(struct article *article, struct arena *arena, struct slice bytes) {
    struct slice body;
    if (!article_unpack(article, arena, bytes, &body))
        return false;
    article->body = block_unpack(arena, body);
    return article->body && article_check(article, NULL) == STATUS_OK;
}

#endif

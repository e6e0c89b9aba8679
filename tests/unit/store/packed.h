/* An article as the importer hands it to the store. */
#ifndef TESTS_UNIT_STORE_PACKED_H
#define TESTS_UNIT_STORE_PACKED_H

#include "store/write.h"

/* The article's content; borrows `packed`. */
static inline struct store_content packed_content(
    struct buf *packed, const struct article *article) {
    struct buf body = {0};
    buf_clear(packed);
    article_pack(packed, article);
    block_pack(&body, article->body);
    size_t lists = packed->len - body.len;
    buf_fini(&body);
    return (struct store_content){
        slice_first(buf_slice(packed), lists), slice_from(buf_slice(packed), lists)};
}

#endif

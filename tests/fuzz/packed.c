/* Bytes of a store or a worker are refused, or are a sound article that packs to itself. */
#include "article/article.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/article/whole.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct slice bytes = {(const char *)data, size};
    struct article article, again;
    struct error error = {0};
    struct buf first = {0}, second = {0};
    const struct block *body = block_unpack(arena, bytes);
    fuzz_require(!body || block_check(body, &error) == STATUS_OK, error.text);
    if (unpack_whole(&article, arena, bytes)) {
        fuzz_require(article_check(&article, &error) == STATUS_OK, error.text);
        article_pack(&first, &article);
        fuzz_require(unpack_whole(&again, arena, buf_slice(&first)), "it is refused packed again");
        article_pack(&second, &again);
        fuzz_require(slice_equal(buf_slice(&first), buf_slice(&second)), "it packs differently");
    }
    buf_fini(&first);
    buf_fini(&second);
    arena_free(arena);
    return 0;
}

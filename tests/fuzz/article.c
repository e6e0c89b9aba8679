/* Any bytes are a document, and what is taken out of it is a sound article that survives packing.
 */
#include "import/extract/extract.h"
#include "import/read/document.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/article/whole.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct document document = {.arena = arena, .path = SLICE("folder/article.md")};
    struct article article, back;
    struct error error = {0};
    struct buf packed = {0};
    document_read(&document, (struct slice){(const char *)data, size});
    fuzz_require(block_check(document.body, &error) == STATUS_OK, error.text);
    extract(&article, &document);
    fuzz_require(article_check(&article, &error) == STATUS_OK, error.text);
    article_pack(&packed, &article);
    fuzz_require(unpack_whole(&back, arena, buf_slice(&packed)), "an article cannot be unpacked");
    buf_fini(&packed);
    arena_free(arena);
    return 0;
}

/* Articles go into the store and come out the same; they are found by the names they have. */
#include "store/derive.h"
#include "tests/unit/article/random.h"
#include "tests/unit/import/folder.h"
#include "tests/unit/store/packed.h"

enum {
    ARTICLES = 60
};

static struct store *made(void) {
    struct store *store = NULL;
    struct error error = {0};
    if (store_create(&store, "kb.db", &error))
        fail_msg("%s", error.text);
    return store;
}

static struct store *opened(void) {
    struct store *store = NULL;
    struct error error = {0};
    if (store_open(&store, "kb.db", &error))
        fail_msg("%s", error.text);
    return store;
}

static int64_t put(struct store *store, const char *path, const struct article *article) {
    struct error error = {0};
    struct store_file file = {.path = slice_of(path), .size = 1, .mtime = 2, .hash = 3};
    struct buf packed = {0};
    struct store_content content = packed_content(&packed, article);
    int64_t collection;
    assert_int_equal(
        store_collection(store, SLICE("tests"), SLICE("/x"), &collection, &error), STATUS_OK);
    if (store_put(store, collection, &file, article, &content, &error))
        fail_msg("%s", error.text);
    buf_fini(&packed);
    return file.id;
}

static size_t count_of(struct store *store, struct arena *arena) {
    struct store_entries entries = {0};
    struct error error;
    assert_int_equal(store_list(store, arena, &entries, &error), STATUS_OK);
    return entries.count;
}

static void what_was_put_comes_back(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct error error = {0};
    int64_t ids[ARTICLES];
    struct store *store = made();
    for (uint32_t i = 0; i < ARTICLES; i++) {
        struct article article = random_article(arena, i + 1);
        char path[16];
        snprintf(path, sizeof path, "%u.md", i);
        ids[i] = put(store, path, &article);
    }
    assert_int_equal(store_commit(store, &error), STATUS_OK);
    store_close(store);
    store = opened();
    assert_int_equal(count_of(store, arena), ARTICLES);
    for (uint32_t i = 0; i < ARTICLES; i++) {
        struct article article = random_article(arena, i + 1), back;
        if (store_article(store, arena, ids[i], &back, &error))
            fail_msg("%s", error.text);
        assert_same_article(&article, &back);
    }
    struct article none;
    assert_int_equal(store_article(store, arena, 9999, &none, &error), STATUS_NOTHING);
    assert_string_equal(error.text, "no article 9999 in this store");
    store_close(store);
    arena_free(arena);
}

static void replaced_article_leaves_nothing_behind(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct error error;
    struct store *store = made();
    struct article first = random_article(arena, 5), second = random_article(arena, 6), back;
    int64_t id = put(store, "a.md", &first);
    struct store_file file = {.id = id, .path = SLICE("a.md")};
    struct buf packed = {0};
    struct store_content content = packed_content(&packed, &second);
    assert_int_equal(store_put(store, 1, &file, &second, &content, &error), STATUS_OK);
    buf_fini(&packed);
    assert_int_equal(file.id, id);
    assert_int_equal(store_article(store, arena, id, &back, &error), STATUS_OK);
    assert_same_article(&second, &back);
    assert_int_equal(store_remove(store, id, &error), STATUS_OK);
    assert_int_equal(count_of(store, arena), 0);
    assert_int_equal(store_article(store, arena, id, &back, &error), STATUS_NOTHING);
    store_close(store);
    arena_free(arena);
}

static void uncommitted_store_is_not_there(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct article article = random_article(arena, 1);
    struct store *store = made();
    put(store, "a.md", &article);
    store_close(store);
    assert_int_equal(access("kb.db", F_OK), -1);
    arena_free(arena);
}

/* ---- names ---- */

static struct article named(struct arena *arena, const char *title, const char *kb) {
    struct random random = {.state = 1, .arena = arena};
    struct article article = {.body = random_body(&random)};
    article.title = slice_of(title);
    if (kb)
        *LIST_ADD(arena, &article.kb) = slice_of(kb);
    return article;
}

static void finds(struct store *store, const char *name, const char *expected) {
    struct arena *arena = arena_new();
    struct store_entries entries = {0};
    struct error error = {0};
    enum status status = store_find(store, arena, slice_of(name), &entries, &error);
    struct buf paths = {0};
    for (size_t i = 0; i < entries.count; i++)
        buf_printf(&paths, "%s%.*s", i ? " " : "", SLICE_ARGS(entries.items[i].path));
    assert_string_equal(buf_string(&paths), expected);
    assert_int_equal(status, *expected ? STATUS_OK : STATUS_NOTHING);
    if (!*expected)
        assert_non_null(strstr(error.text, "no article is called"));
    buf_fini(&paths);
    arena_free(arena);
}

static void articles_are_found_by_name(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct store *store = made();
    struct article one = named(arena, "One", "929856"), two = named(arena, "Two", NULL);
    put(store, "vpn/error-789.md", &one);
    put(store, "dial/error-789.md", &two);
    put(store, "100%_\\.md", &two);
    put(store, "929857.txt", &two);
    struct outline outline;
    struct error error = {0};
    assert_int_equal(store_outline(store, arena, &outline, &error), STATUS_OK);
    assert_int_equal(store_add_lookups(store, &outline, &error), STATUS_OK);
    finds(store, "vpn/error-789.md", "vpn/error-789.md");
    finds(store, "  VPN/ERROR-789.MD ", "vpn/error-789.md");
    finds(store, "error-789.md", "vpn/error-789.md dial/error-789.md");
    finds(store, "error-789", "vpn/error-789.md dial/error-789.md");
    finds(store, "Error-789", "vpn/error-789.md dial/error-789.md");
    finds(store, "789", "");
    finds(store, "#1", "vpn/error-789.md");
    finds(store, "#2", "dial/error-789.md");
    finds(store, "#99", "");
    finds(store, "#99999999999999999999999", "");
    finds(store, "929856", "vpn/error-789.md");
    finds(store, "KB929856", "vpn/error-789.md");
    finds(store, "kb 929856", "vpn/error-789.md");
    finds(store, "Q929856", "vpn/error-789.md");
    finds(store, "929857", "929857.txt");
    finds(store, "100%_\\", "100%_\\.md");
    finds(store, "%", "");
    finds(store, "_rror-789", "");
    finds(store, "", "");
    finds(store, " ", "");
    finds(store, "' OR 1=1 --", "");
    finds(store, "x\xff\x1b[31m", "");
    store_close(store);
    arena_free(arena);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_drop)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_was_put_comes_back),
        IN_FOLDER(replaced_article_leaves_nothing_behind),
        IN_FOLDER(uncommitted_store_is_not_there),
        IN_FOLDER(articles_are_found_by_name),
    };
    return RUN_TESTS(tests);
}

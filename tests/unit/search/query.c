/* A query taken apart: fields, phrases, marks, paths; whatever is no mark is a character. */
#include "search/query.h"
#include "base/limits.h"
#include "tests/unit/test.h"

static const char *kind_name(enum query_kind kind) {
    static const char *const names[] = {[QUERY_WORD] = "word",
        [QUERY_PHRASE] = "phrase",
        [QUERY_PREFIX] = "prefix",
        [QUERY_PATH] = "path",
        [QUERY_EXCLUDED] = "excluded"};
    return names[kind];
}

/* Parts as "kind:field:text", with a bar between them. */
static void reads(const char *query, const char *expected) {
    struct arena *arena = arena_new();
    struct buf shown = {0};
    struct query parsed = query_parse(arena, slice_of(query));
    for (size_t i = 0; i < parsed.parts.count; i++) {
        const struct query_part *part = &parsed.parts.items[i];
        buf_printf(&shown, "%s%s:%s:%.*s", i ? "|" : "", kind_name(part->kind),
            query_field_key(part->field), SLICE_ARGS(part->text));
    }
    assert_buf(shown, expected);
    buf_fini(&shown);
    arena_free(arena);
}

static void words_and_fields(void **state) {
    (void)state;
    reads("vpn nat", "word::vpn|word::nat");
    reads("  vpn\t\nnat ", "word::vpn|word::nat");
    reads("err:789 os:10", "word:err:789|word:os:10");
    reads("ERR:789", "word:err:789");
    reads("os:\"server 2012\" boot", "phrase:os:server 2012|word::boot");
    reads("vpn:", "word::vpn:");
    reads("err:", "word::err:");
    reads("foo:bar", "word::foo:bar");
    reads("in:kb", "word:in:kb");
}

static void marks(void **state) {
    (void)state;
    reads("\"access is denied\" now", "phrase::access is denied|word::now");
    reads("print*", "prefix::print");
    reads("vpn -azure", "word::vpn|excluded::azure");
    reads("-2147024891", "word::-2147024891"); /* a number, not an exclusion */
    reads("vpn -in:kb -IN:\"my docs\"", "word::vpn|excluded:in:kb|excluded:in:my docs");
    reads("-os:10 os:-server", "excluded::os:10|word:os:-server");
    reads("netstat -aon", "word::netstat|word::-aon"); /* a switch */
    reads("(why?)", "word::why");
}

static void paths(void **state) {
    (void)state;
    reads("HKLM\\Software\\X y", "path::HKLM\\Software\\X|word::y");
    reads("hklm/software/x", "path::hklm/software/x");
    reads("HKLM\\Software\\Windows NT\\CurrentVersion end",
        "path::HKLM\\Software\\Windows NT\\CurrentVersion|word::end");
    reads("tcp/ip", "word::tcp/ip");
}

static void whatever_is_no_mark_is_a_character(void **state) {
    (void)state;
    reads("\"unbalanced vpn", "word::unbalanced|word::vpn");
    reads("\"\"", "");
    reads("*", "");
    reads("-", "word::-");
    reads("NEAR AND OR NOT", "word::NEAR|word::AND|word::OR|word::NOT");
    reads("", "");
}

static void is_bounded(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct buf text = {0};
    for (size_t i = 0; i < 100000; i++)
        buf_add_string(&text, "word ");
    struct query query = query_parse(arena, buf_slice(&text));
    assert_true(query.parts.count <= LIMIT_QUERY_WORDS);
    assert_true(query.text.len <= LIMIT_QUERY_BYTES);
    buf_fini(&text);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_fields),
        cmocka_unit_test(marks),
        cmocka_unit_test(paths),
        cmocka_unit_test(whatever_is_no_mark_is_a_character),
        cmocka_unit_test(is_bounded),
    };
    return RUN_TESTS(tests);
}

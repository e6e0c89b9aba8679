/* What importer and workers say to each other comes through whole; what is no message is told. */
#include "import/run/message.h"
#include "base/text.h"
#include "tests/unit/test.h"

static struct answer sample(struct arena *arena) {
    struct answer answer = {.kind = ANSWER_ARTICLE,
        .hash = UINT64_MAX,
        .why = SLICE("because"),
        .article = SLICE("\0packed\xff"),
        .toc = SLICE("")};
    for (size_t i = 0; i < STORE_FIELDS; i++)
        answer.document.fields[i] = arena_printf(arena, "field %zu", i);
    report_add(&answer.reports, arena, REPORT_NO_FIX, 0, SLICE(""));
    report_add(&answer.reports, arena, REPORT_UNUSED, UINT32_MAX, SLICE("Zähler"));
    answer.reports.left_out = 3;
    return answer;
}

static void answers_come_through(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct answer answer = sample(arena), back;
    struct buf bytes = {0};
    message_pack_answer(&bytes, &answer);
    assert_true(message_read_answer(&back, arena, buf_slice(&bytes)));
    assert_int_equal(back.kind, ANSWER_ARTICLE);
    assert_true(back.hash == UINT64_MAX);
    assert_slice(back.why, "because");
    assert_true(slice_equal(back.article, answer.article));
    for (size_t i = 0; i < STORE_FIELDS; i++)
        assert_true(slice_equal(back.document.fields[i], answer.document.fields[i]));
    assert_int_equal(back.reports.count, 2);
    assert_int_equal(back.reports.items[1].line, UINT32_MAX);
    assert_slice(back.reports.items[1].detail, "Zähler");
    assert_int_equal(back.reports.left_out, 3);
    buf_fini(&bytes);
    arena_free(arena);
}

static void jobs_come_through(void **state) {
    (void)state;
    const struct job job = {.kind = JOB_TOC, .path = SLICE("a/b\nc\xff.yml"), .hash = 7};
    struct job back;
    struct buf bytes = {0};
    message_pack_job(&bytes, &job);
    assert_true(message_read_job(&back, buf_slice(&bytes)));
    assert_int_equal(back.kind, JOB_TOC);
    assert_true(slice_equal(back.path, job.path));
    assert_int_equal(back.hash, 7);
    buf_fini(&bytes);
}

static void tables_of_contents_come_through(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct toc toc = {0}, back = {0};
    struct buf bytes = {0};
    *LIST_ADD(arena, &toc) = (struct toc_entry){0, 1, SLICE("Outer"), SLICE("")};
    *LIST_ADD(arena, &toc) = (struct toc_entry){1, 2, SLICE("Inner"), SLICE("a.md")};
    message_pack_toc(&bytes, &toc);
    assert_true(message_read_toc(&back, arena, buf_slice(&bytes)));
    assert_int_equal(back.count, 2);
    assert_int_equal(back.items[1].depth, 1);
    assert_slice(back.items[1].href, "a.md");
    buf_fini(&bytes);
    arena_free(arena);
}

/* What is read of broken bytes is text and within bounds, or refused. */
static void read_broken(struct slice bytes) {
    struct arena *arena = arena_new();
    struct answer answer;
    struct toc toc = {0};
    struct job job;
    if (message_read_answer(&answer, arena, bytes)) {
        assert_true(answer.kind <= ANSWER_REFUSED);
        assert_true(text_is_valid(answer.why));
        for (size_t i = 0; i < answer.reports.count; i++) {
            assert_true(answer.reports.items[i].kind < REPORT_KINDS);
            assert_true(text_is_valid(answer.reports.items[i].detail));
        }
    }
    if (message_read_toc(&toc, arena, bytes))
        for (size_t i = 0; i < toc.count; i++)
            assert_true(text_is_valid(toc.items[i].name) && text_is_valid(toc.items[i].href));
    if (message_read_job(&job, bytes))
        assert_true(job.kind <= JOB_TOC);
    arena_free(arena);
}

static void broken_messages_are_told(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct answer answer = sample(arena);
    struct buf bytes = {0};
    message_pack_answer(&bytes, &answer);
    for (size_t len = 0; len < bytes.len; len++) {
        struct answer back;
        read_broken(slice_first(buf_slice(&bytes), len));
        assert_false(message_read_answer(&back, arena, slice_first(buf_slice(&bytes), len)));
    }
    for (size_t i = 0; i < bytes.len; i++)
        for (unsigned bit = 0; bit < 8; bit++) {
            bytes.at[i] ^= (char)(1u << bit);
            read_broken(buf_slice(&bytes));
            bytes.at[i] ^= (char)(1u << bit);
        }
    /* A count beyond all bytes asks for no memory. */
    read_broken(SLICE("\xff\xff\xff\xff\xff\xff\xff\xff\x7f\xff\xff\xff\xff\xff\xff\xff\xff\x7f"));
    buf_fini(&bytes);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_come_through),
        cmocka_unit_test(jobs_come_through),
        cmocka_unit_test(tables_of_contents_come_through),
        cmocka_unit_test(broken_messages_are_told),
    };
    return RUN_TESTS(tests);
}

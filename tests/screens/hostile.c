/* Hostile text on its way to the terminal, and hostile amounts of text on their way in. */
#include "tests/screens/engine.h"
#include "tests/screens/vt.h"
#include "tests/unit/test.h"

#include "base/limits.h"

#include <stdio.h>
#include <stdlib.h>

/* tmux's description has no sequences beyond the usual, so that any other is the article's. */
static struct vt *start(void) {
    const struct vt_options options = {.rows = 12, .cols = 60, .term = "tmux-256color"};
    return vt_start(&options, (char *[]){"/proc/self/exe", "engine", NULL});
}

static void articles_cannot_speak_to_the_terminal(void **state) {
    (void)state;
    struct vt *vt = start();
    assert_string_equal(
        vt_row(vt, 3), " 3 Hostile \ufffd[2J\ufffd]0;title\ufffd text \ufffd\ufffd");
    vt_type(vt, "fhostile\r\r");
    assert_string_equal(vt_row(vt, 1), "Hostile \ufffd[2J\ufffd]0;title\ufffd text \ufffd\ufffd");
    assert_string_equal(vt_osc(vt), "");
    assert_null(strstr(vt_bytes(vt), "\u202e"));
    assert_null(strstr(vt_bytes(vt), "\u200b"));
    vt_end(vt);
}

static void wide_and_combining_characters_keep_their_cells(void **state) {
    (void)state;
    struct vt *vt = start();
    VTermScreenCell wide = vt_cell(vt, 2, 3), after = vt_cell(vt, 2, 17);
    assert_int_equal(wide.chars[0], 0x63a5);
    assert_int_equal(wide.width, 2);
    assert_int_equal(after.chars[0], ':');
    VTermScreenCell marked = vt_cell(vt, 9, 3);
    assert_int_equal(marked.chars[0], 'e');
    assert_int_equal(marked.chars[1], 0x301);
    vt_end(vt);
}

static void at_an_edge_wide_characters_are_cut(void **state) {
    (void)state;
    struct vt *vt = start();
    for (int cols = 20; cols < 40; cols++) {
        assert_int_equal(vt_resize(vt, 12, cols), VT_WAITS);
        assert_string_equal(vt_row(vt, 10), " 1 of 30");
        assert_true(strncmp(vt_row(vt, 2), " 2 \u63a5\u7d9a", 9) == 0);
        assert_true(strncmp(vt_row(vt, 3), " 3 Hostile", 10) == 0);
    }
    vt_end(vt);
}

/* 100 kB into a question: the text is cut, and its newlines neither end it nor run as keys. */
static void a_paste_is_text(void **state) {
    (void)state;
    struct vt *vt = start();
    static const char begin[] = "\033[200~", end[] = "\033[201~";
    size_t len = 100000;
    char *paste = malloc(len + sizeof begin + sizeof end);
    assert_non_null(paste);
    memcpy(paste, begin, sizeof begin - 1);
    for (size_t i = 0; i < len; i++)
        paste[sizeof begin - 1 + i] = "qQ\r\nx\033y "[i % 8];
    memcpy(paste + sizeof begin - 1 + len, end, sizeof end);
    vt_type(vt, "101");
    assert_int_equal(vt_paste(vt, paste, len + sizeof begin + sizeof end - 2), VT_WAITS);
    free(paste);
    assert_true(strncmp(vt_row(vt, 10), "Your name: ", 11) == 0);
    vt_type(vt, "\r");
    char expected[32];
    snprintf(expected, sizeof expected, "(%d bytes)", LIMIT_QUERY_BYTES);
    assert_true(vt_has(vt, "Hello qQ  xy qQ  xy"));
    vt_resize(vt, 12, 120);
    assert_true(vt_has(vt, expected));
    vt_end(vt);
}

static void a_paste_into_a_list_does_nothing(void **state) {
    (void)state;
    struct vt *vt = start();
    vt_type(vt, "\033[200~jjq\rQ\033[201~");
    assert_string_equal(vt_row(vt, 10), " Not pasted: nothing is typed here; / begins a search.");
    vt_type(vt, "j");
    assert_string_equal(vt_row(vt, 10), " 2 of 30");
    vt_end(vt);
}

/* A terminal that does not bracket: then they are keys, and all of them are handled. */
static void a_flood_of_keys(void **state) {
    (void)state;
    struct vt *vt = start();
    size_t len = 100001; /* odd: the last of j and k is j */
    char *keys = malloc(len);
    assert_non_null(keys);
    for (size_t i = 0; i < len; i++)
        keys[i] = i % 2 ? 'k' : 'j';
    assert_int_equal(vt_paste(vt, keys, len), VT_WAITS);
    free(keys);
    assert_string_equal(vt_row(vt, 10), " 2 of 30");
    assert_true(vt_sent(vt) < 20 * len);
    vt_end(vt);
}

static void random_bytes_do_no_harm(void **state) {
    (void)state;
    unsigned random = 7;
    for (int run = 0; run < 20; run++) {
        struct vt *vt = start();
        char bytes[3000];
        for (size_t i = 0; i < sizeof bytes; i++) {
            random = random * 1664525u + 1013904223u;
            char byte = (char)(random >> 20);
            bytes[i] = strchr("\003\032\034qQ", byte) ? 'j' : byte; /* what ends or stops it */
        }
        enum vt_state end = vt_paste(vt, bytes, sizeof bytes);
        if (end != VT_WAITS)
            fail_msg("run %d ends with %d, status %x", run, end, (unsigned)vt_status(vt));
        vt_end(vt);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(articles_cannot_speak_to_the_terminal),
    cmocka_unit_test(wide_and_combining_characters_keep_their_cells),
    cmocka_unit_test(at_an_edge_wide_characters_are_cut),
    cmocka_unit_test(a_paste_is_text),
    cmocka_unit_test(a_paste_into_a_list_does_nothing),
    cmocka_unit_test(a_flood_of_keys),
    cmocka_unit_test(random_bytes_do_no_harm),
};

ENGINE_MAIN(tests)

/* Fixes built out of parts: steps with boxes, settings, commands. */
#include "tests/unit/layout/shows.h"

static void a_fix(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(51);
    layout_heading(layout, 2, SLICE("Allow NAT"));
    layout_step_open(layout, 1, 2, LAYOUT_BOX_DONE);
    layout_words(layout, LAYOUT_NORMAL, SLICE("Set this value:"));
    layout_gap(layout);
    layout_bar_open(layout, LAYOUT_SETTING, SLICE(""));
    const struct layout_pair pairs[] = {
        {SLICE("Key"),
            SLICE("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent"),
            LAYOUT_CODE},
        {SLICE("Type"), SLICE("REG_DWORD"), LAYOUT_CODE},
        {SLICE("Why"), SLICE("the server is behind a router that translates"), LAYOUT_NORMAL},
    };
    layout_pairs(layout, pairs, 3);
    layout_close(layout);
    layout_close(layout);
    layout_gap(layout);
    layout_step_open(layout, 2, 2, LAYOUT_BOX_EMPTY);
    layout_words(layout, LAYOUT_NORMAL, SLICE("Restart."));
    layout_close(layout);
    lines_are(layout, "Allow NAT|\n"
                      "\u2611 1. Set this value:|\n"
                      "|\n"
                      "     \u2503 Key   HKEY_LOCAL_MACHINE\\SYSTEM\\\u21b5|\n"
                      "     \u2503       CurrentControlSet\\Services\\PolicyAgent|\n"
                      "     \u2503 Type  REG_DWORD|\n"
                      "     \u2503 Why   the server is behind a router that|\n"
                      "     \u2503       translates|\n"
                      "|\n"
                      "\u2610 2. Restart.|\n");
    styles_are(layout, "<heading2:Allow NAT>|\n"
                       "<number:\u2611 1. >Set this value:|\n"
                       "|\n"
                       "<number:     ><setting:\u2503 ><key:Key   >"
                       "<code:HKEY_LOCAL_MACHINE\\SYSTEM\\><mark:\u21b5>|\n"
                       "<number:     ><setting:\u2503 ><key:      >"
                       "<code:CurrentControlSet\\Services\\PolicyAgent>|\n"
                       "<number:     ><setting:\u2503 ><key:Type  ><code:REG_DWORD>|\n"
                       "<number:     ><setting:\u2503 ><key:Why   >"
                       "the server is behind a router that|\n"
                       "<number:     ><setting:\u2503 ><key:      >translates|\n"
                       "|\n"
                       "<number:\u2610 2. >Restart.|\n");
}

static void boxes_in_ascii(void **state) {
    (void)state;
    static const char *const expected[LAYOUT_BOXES] = {
        " 9. x|\n", "[ ]  9. x|\n", "[x]  9. x|\n", "[!]  9. x|\n", "[-]  9. x|\n"};
    for (enum layout_box box = 0; box < LAYOUT_BOXES; box++) {
        const struct layout_options options = {.width = 20, .ascii = true};
        struct layout *layout = layout_new(arena, &options);
        layout_step_open(layout, 9, 10, box);
        layout_words(layout, LAYOUT_NORMAL, SLICE("x"));
        layout_close(layout);
        lines_are(layout, expected[box]);
    }
}

static void keys_without_room_stand_above(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(12);
    const struct layout_pair pair = {SLICE("Expected"), SLICE("ping works"), LAYOUT_NORMAL};
    layout_pairs(layout, &pair, 1);
    lines_are(layout, "Expected|\n  ping works|\n");
}

static void rules_fill_the_room(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(5);
    layout_rule(layout);
    layout_bullet_open(layout, 0);
    layout_rule(layout);
    layout_close(layout);
    lines_are(layout, "\u2500\u2500\u2500\u2500\u2500|\n\u2022 \u2500\u2500\u2500|\n");
}

static void gaps_collapse(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(20);
    layout_gap(layout);
    layout_words(layout, LAYOUT_NORMAL, SLICE("a"));
    layout_gap(layout);
    layout_gap(layout);
    layout_words(layout, LAYOUT_NORMAL, SLICE("  "));
    layout_words(layout, LAYOUT_NORMAL, SLICE("b"));
    layout_gap(layout);
    lines_are(layout, "a|\n|\nb|\n");
}

static void empty_items_show_their_bullet(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(20);
    layout_bullet_open(layout, 0);
    layout_close(layout);
    layout_close(layout);
    lines_are(layout, "\u2022 |\n");
    struct buf out = {0};
    layout_print(&out, layout);
    assert_buf(out, "\u2022\n");
    buf_fini(&out);
}

static void hostile_text_is_scrubbed(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(40);
    layout_words(layout, LAYOUT_NORMAL, SLICE("a\x1b[31m\u202e\x9b"));
    layout_exact(layout, LAYOUT_CODE, SLICE("x\ry"));
    layout_open(layout, SLICE("\x1b"), SLICE(""), LAYOUT_MARK);
    layout_words(layout, LAYOUT_NORMAL, SLICE("b"));
    lines_are(layout, "a\ufffd[31m\ufffd\ufffd|\nx\ufffdy|\n\ufffd"
                      "b|\n");
}

/* One mark a run: the gate's limit of four must hold across runs. */
static void marks_do_not_pile_up_over_runs(void **state) {
    (void)state;
    struct layout *layout = layout_of_width(40);
    struct layout_run runs[200];
    runs[0] = (struct layout_run){SLICE("e"), LAYOUT_NORMAL, SLICE("")};
    for (size_t i = 1; i < 200; i++)
        runs[i] =
            (struct layout_run){SLICE("\u0301"), i % 2 ? LAYOUT_STRONG : LAYOUT_CODE, SLICE("")};
    layout_paragraph(layout, runs, 200);
    lines_are(layout, "e\u0301\u0301\u0301\u0301|\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_fix),
        TEST(boxes_in_ascii),
        TEST(keys_without_room_stand_above),
        TEST(rules_fill_the_room),
        TEST(gaps_collapse),
        TEST(empty_items_show_their_bullet),
        TEST(hostile_text_is_scrubbed),
        TEST(marks_do_not_pile_up_over_runs),
    };
    return RUN_TESTS(tests);
}

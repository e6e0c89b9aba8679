/* The scrolling text: places, searching, links. */
#include "ui/textview.h"

#include "tests/unit/ui/drive.h"

static int paragraphs; /* of the text under test */
static bool with_blocks, with_links;
static char followed[64];
static struct ui_textview_place first_place;

/* Paragraph n: some words that wrap in a narrow view, and a link in every third. */
static void build(void *context, struct layout *layout) {
    (void)context;
    for (int i = 1; i <= paragraphs; i++) {
        struct buf text = {0}, target = {0};
        buf_printf(&text, "Paragraph %d with some words.", i);
        buf_printf(&target, "page-%d", i);
        if (with_blocks)
            layout_place(layout, (uint32_t)i, (uint32_t)i);
        const struct layout_run runs[] = {
            {buf_slice(&text), LAYOUT_NORMAL, SLICE("")},
            {SLICE(" Link"), LAYOUT_NORMAL, buf_slice(&target)},
        };
        if (i % 10 == 0)
            layout_heading(layout, 2, buf_slice(&text));
        else
            layout_paragraph(layout, runs, with_links && i % 3 == 0 ? 2 : 1);
        buf_fini(&text);
        buf_fini(&target);
    }
}

static struct ui_effect follow(void *context, struct slice target) {
    (void)context;
    memcpy(followed, target.at, target.len);
    followed[target.len] = '\0';
    return ui_message("to %s", followed);
}

static struct ui_textview_source source = {.build = build, .follow = follow};

static enum status view_open(void *state, const void *argument, struct error *error) {
    (void)argument, (void)error;
    ui_textview_init(state, &source, state);
    ui_textview_go(state, first_place.block, first_place.start);
    return STATUS_OK;
}

static void view_close(void *state) {
    ui_textview_fini(state);
}

static void view_title(const void *state, struct buf *out) {
    (void)state;
    buf_add_string(out, "Text");
}

static void view_status(const void *state, struct buf *out) {
    ui_textview_status(state, out);
}

static void view_draw(void *state, struct ui_area area) {
    ui_textview_draw(state, area);
}

static struct ui_effect view_act(void *state, enum ui_action action, const struct ui_event *event) {
    if (action == UI_TEXT_HALF_UP) /* a key to spare, for a source that changes */
        ui_textview_changed(state);
    return ui_textview_act(state, action, event);
}

static struct ui_effect view_answer(void *state, const struct ui_answer *answer) {
    return ui_textview_answer(state, answer);
}

static const struct ui_screen screen = {
    .context = UI_CONTEXT_TEXT,
    .state_size = sizeof(struct ui_textview),
    .open = view_open,
    .close = view_close,
    .title = view_title,
    .status = view_status,
    .draw = view_draw,
    .act = view_act,
    .answer = view_answer,
};

static struct drive drive;

static void start(int number, int rows, int cols) {
    paragraphs = number;
    drive_start(&drive, rows + 3, cols, &screen, NULL);
}

static int setup(void **state) {
    (void)state;
    with_blocks = true;
    with_links = false;
    followed[0] = '\0';
    first_place = (struct ui_textview_place){0, 0};
    source.follow = follow;
    return 0;
}

static int teardown(void **state) {
    (void)state;
    drive_end(&drive);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static void resize(int rows, int cols) {
    drive_add(&drive, (struct ui_event){.kind = UI_EVENT_RESIZE, .rows = rows + 3, .cols = cols});
}

static void scrolls(void **state) {
    (void)state;
    start(9, 4, 60);
    row_is(&drive, 1, "Paragraph 1 with some words.");
    row_is(&drive, 5, " 44 %");
    drive_type(&drive, "j");
    row_is(&drive, 1, "Paragraph 2 with some words.");
    drive_type(&drive, "<PageDown>");
    row_is(&drive, 1, "Paragraph 5 with some words.");
    drive_type(&drive, "<Space>jjj");
    row_is(&drive, 4, "Paragraph 9 with some words.");
    row_is(&drive, 5, " 100 %");
    drive_type(&drive, "k");
    row_is(&drive, 4, "Paragraph 8 with some words.");
    drive_type(&drive, "<C-u>");
    row_is(&drive, 4, "Paragraph 6 with some words.");
    drive_type(&drive, "<C-d>bg<WheelDown>");
    row_is(&drive, 1, "Paragraph 4 with some words.");
    drive_type(&drive, "G<WheelUp>");
    row_is(&drive, 4, "Paragraph 6 with some words.");
}

static void a_short_text_stays(void **state) {
    (void)state;
    start(2, 4, 60);
    drive_type(&drive, "jG<PageDown><C-d>n]]");
    row_is(&drive, 1, "Paragraph 1 with some words.");
    row_is(&drive, 5, " There is no further heading.");
    drive_type(&drive, "<Tab>");
    row_is(&drive, 5, " There are no links in this text.");
    drive_type(&drive, "<C-d>");
    row_is(&drive, 5, " all");
}

static void an_empty_text_does_nothing(void **state) {
    (void)state;
    start(0, 4, 60);
    drive_type(&drive, "jkGg<PageDown><Tab>5<Enter>n]][[<Click>/x<Enter>N");
    row_is(&drive, 5, " Not in this text: x");
}

static void a_new_width_keeps_the_place(void **state) {
    (void)state;
    start(40, 4, 60);
    drive_type(&drive, "/paragraph 27<Enter><Space>");
    row_is(&drive, 1, "Paragraph 29 with some words.");
    resize(4, 20);
    row_is(&drive, 1, "Paragraph 29 with");
    drive_type(&drive, "j");
    row_is(&drive, 1, "some words.");
    resize(4, 60);
    row_is(&drive, 1, "Paragraph 29 with some words.");
    resize(9, 20);
    row_is(&drive, 1, "Paragraph 29 with");
}

/* Parts that tell no block keep their share of the text. */
static void without_blocks_the_share_is_kept(void **state) {
    (void)state;
    with_blocks = false;
    start(39, 4, 60);
    drive_type(&drive, "G");
    row_is(&drive, 4, "Paragraph 39 with some words.");
    resize(4, 20);
    row_is(&drive, 1, "Paragraph 36 with");
}

static void lines_are_not_endless(void **state) {
    (void)state;
    start(3, 4, 300);
    drive_type(&drive, "j");
    struct buf row = {0};
    ui_grid_row(&drive.memory->shown, 1, &row);
    assert_true(row.len <= UI_TEXT_WIDTH);
    buf_fini(&row);
}

static void begins_at_a_place(void **state) {
    (void)state;
    first_place = (struct ui_textview_place){12, 0};
    start(40, 4, 60);
    row_is(&drive, 1, "Paragraph 12 with some words.");
}

static void a_changed_source_is_laid_out_anew(void **state) {
    (void)state;
    start(40, 4, 60);
    drive_type(&drive, "/paragraph 27<Enter>");
    paragraphs = 28;
    drive_type(&drive, "<C-u>G");
    row_is(&drive, 4, "Paragraph 28 with some words.");
}

static void goes_from_heading_to_heading(void **state) {
    (void)state;
    start(35, 4, 60);
    drive_type(&drive, "]]");
    row_is(&drive, 1, "Paragraph 10 with some words.");
    drive_type(&drive, "]]]]");
    row_is(&drive, 1, "Paragraph 30 with some words.");
    drive_type(&drive, "[[");
    row_is(&drive, 1, "Paragraph 20 with some words.");
    drive_type(&drive, "g[[");
    row_is(&drive, 5, " There is no heading before this.");
}

static void marks_what_was_found(void **state) {
    (void)state;
    start(20, 6, 60);
    drive_type(&drive, "n");
    row_is(&drive, 7, " Nothing was searched for yet.");
    drive_type(&drive, "/WITH some<Enter>");
    row_is(&drive, 7, " 1 of 20: WITH some");
    assert_int_equal(flag_at(&drive, 1, UI_MATCH), 12);
    assert_int_equal(flag_at(&drive, 1, UI_FOCUS), 12);
    assert_int_equal(flag_at(&drive, 2, UI_MATCH), 12);
    assert_int_equal(flag_at(&drive, 2, UI_FOCUS), -1);
    drive_type(&drive, "n");
    assert_int_equal(flag_at(&drive, 1, UI_FOCUS), -1);
    assert_int_equal(flag_at(&drive, 2, UI_FOCUS), 12);
    drive_type(&drive, "NN");
    row_is(&drive, 7, " 20 of 20: WITH some");
    drive_type(&drive, "n");
    row_is(&drive, 7, " 1 of 20: WITH some");
    row_is(&drive, 1, "Paragraph 1 with some words.");
}

static void marks_what_is_wrapped(void **state) {
    (void)state;
    start(5, 6, 20);
    drive_type(&drive, "/with some<Enter>");
    row_is(&drive, 1, "Paragraph 1 with");
    assert_int_equal(flag_at(&drive, 1, UI_MATCH), 12);
    assert_int_equal(flag_at(&drive, 2, UI_MATCH), 0);
}

static void searches_from_the_view_on(void **state) {
    (void)state;
    start(40, 4, 60);
    drive_type(&drive, "jjjjj/words<Enter>");
    row_is(&drive, 5, " 6 of 40: words");
    drive_type(&drive, "/paragraph 1 with<Enter>");
    row_is(&drive, 5, " 1 of 1: paragraph 1 with");
    row_is(&drive, 1, "Paragraph 1 with some words.");
    drive_type(&drive, "/<Up><Up><Enter>");
    row_is(&drive, 5, " 1 of 40: words");
    drive_type(&drive, "/<Enter>j/gone<Esc>n");
    row_is(&drive, 5, " Nothing was searched for yet.");
}

static void links_are_followed(void **state) {
    (void)state;
    with_links = true;
    start(40, 6, 60);
    row_is(&drive, 3, "Paragraph 3 with some words. Link[1]");
    drive_type(&drive, "<Enter>");
    assert_int_equal(flag_at(&drive, 3, UI_FOCUS), 28);
    assert_int_equal(drive.memory->shown.cursor_row, 3);
    drive_type(&drive, "<Tab><Enter>");
    assert_string_equal(followed, "page-6");
    drive_type(&drive, "5");
    assert_string_equal(followed, "page-15");
    drive_type(&drive, "11");
    assert_string_equal(followed, "page-36");
    drive_type(&drive, "12<Enter>");
    assert_string_equal(followed, "page-39");
    drive_type(&drive, "0");
    row_is(&drive, 7, " There is no link 0.");
}

static void tab_goes_on_from_the_view(void **state) {
    (void)state;
    with_links = true;
    start(40, 6, 60);
    drive_type(&drive, "<Tab>G<Tab><Enter>");
    assert_string_equal(followed, "page-36");
    drive_type(&drive, "g<BackTab><Enter>");
    assert_string_equal(followed, "page-39");
    drive_type(&drive, "<Tab><Enter>");
    assert_string_equal(followed, "page-3");
}

static void links_that_nobody_follows_have_no_numbers(void **state) {
    (void)state;
    with_links = true;
    source.follow = NULL;
    start(40, 6, 60);
    row_is(&drive, 3, "Paragraph 3 with some words. Link");
    drive_type(&drive, "<Tab>");
    row_is(&drive, 7, " There are no links in this text.");
    drive_add(&drive,
        (struct ui_event){.kind = UI_EVENT_MOUSE, .key = UI_KEY_CLICK, .row = 3, .col = 30});
    assert_string_equal(followed, "");
}

/* Every key shows where it leads; leaving the question leads back, and to what was searched for. */
static void searching_shows_the_way(void **state) {
    (void)state;
    start(40, 4, 60);
    drive_type(&drive, "/some<Enter>j/graph 35");
    row_is(&drive, 2, "Paragraph 35 with some words.");
    assert_int_equal(flag_at(&drive, 2, UI_FOCUS), 4);
    drive_type(&drive, "<Backspace>");
    row_is(&drive, 2, "Paragraph 3 with some words.");
    drive_type(&drive, "nowhere");
    row_is(&drive, 1, "Paragraph 2 with some words.");
    drive_type(&drive, "<Esc>");
    row_is(&drive, 1, "Paragraph 2 with some words.");
    assert_int_equal(flag_at(&drive, 1, UI_MATCH), 17);
    drive_type(&drive, "/nowhere<Enter>");
    row_is(&drive, 1, "Paragraph 2 with some words.");
    row_is(&drive, 5, " Not in this text: nowhere");
}

/* The match that the keys were at may be gone. */
static void a_text_with_fewer_matches_begins_anew(void **state) {
    (void)state;
    start(40, 4, 60);
    drive_type(&drive, "/words<Enter>N");
    row_is(&drive, 5, " 40 of 40: words");
    paragraphs = 15;
    drive_type(&drive, "u");
    drive_add(&drive, (struct ui_event){.kind = UI_EVENT_RESIZE, .rows = 7, .cols = 50});
    drive_type(&drive, "n");
    row_is(&drive, 5, " 2 of 15: words");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(scrolls),
        TEST(a_short_text_stays),
        TEST(an_empty_text_does_nothing),
        TEST(a_new_width_keeps_the_place),
        TEST(without_blocks_the_share_is_kept),
        TEST(lines_are_not_endless),
        TEST(begins_at_a_place),
        TEST(a_changed_source_is_laid_out_anew),
        TEST(goes_from_heading_to_heading),
        TEST(marks_what_was_found),
        TEST(marks_what_is_wrapped),
        TEST(searches_from_the_view_on),
        TEST(searching_shows_the_way),
        TEST(a_text_with_fewer_matches_begins_anew),
        TEST(links_are_followed),
        TEST(tab_goes_on_from_the_view),
        TEST(links_that_nobody_follows_have_no_numbers),
    };
    return RUN_TESTS(tests);
}

/* The line editor. */
#include "ui/prompt.h"

#include "base/limits.h"
#include "base/text.h"
#include "tests/unit/test.h"
#include "ui/keymap.h"

static struct ui_prompt prompt;

static int setup(void **state) {
    (void)state;
    ui_prompt_init(&prompt, SLICE(""), NULL);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    ui_prompt_fini(&prompt);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* Types keys as the app does: what PROMPT binds is an action, all else is text. */
static enum ui_prompt_result type(const char *keys) {
    struct ui_keymap *map = ui_keymap_new();
    struct slice rest = slice_of(keys);
    struct ui_chord chord;
    enum ui_prompt_result result = UI_PROMPT_UNCHANGED;
    while (ui_chord_read(&rest, &chord)) {
        enum ui_action action = ui_keymap_exact(map, UI_CONTEXT_PROMPT, &chord, 1);
        struct ui_event event = ui_chord_event(&chord);
        result = action ? ui_prompt_act(&prompt, action) : ui_prompt_type(&prompt, &event);
    }
    ui_keymap_free(map);
    return result;
}

/* The text with "|" at the cursor. */
static void prompt_is(const char *expected) {
    struct buf out = {0};
    struct slice text = ui_prompt_text(&prompt);
    buf_add(&out, slice_first(text, prompt.cursor));
    buf_add_char(&out, '|');
    buf_add(&out, slice_from(text, prompt.cursor));
    assert_buf(out, expected);
    buf_fini(&out);
}

static void edits(void **state) {
    (void)state;
    assert_int_equal(type("abc"), UI_PROMPT_CHANGED);
    prompt_is("abc|");
    type("<Left><Left>x");
    prompt_is("ax|bc");
    assert_int_equal(type("<Backspace>"), UI_PROMPT_CHANGED);
    prompt_is("a|bc");
    type("<Delete>");
    prompt_is("a|c");
    type("<End>d<Home>e");
    prompt_is("e|acd");
    assert_int_equal(type("<C-k>"), UI_PROMPT_CHANGED);
    prompt_is("e|");
    assert_int_equal(type("<C-k>"), UI_PROMPT_UNCHANGED);
    type("<C-u>");
    prompt_is("|");
    assert_int_equal(type("<Backspace><Delete><Left><Right>"), UI_PROMPT_UNCHANGED);
}

static void erases_words(void **state) {
    (void)state;
    type("one two  <C-w>");
    prompt_is("one |");
    type("<C-w><C-w>");
    prompt_is("|");
}

static void characters_stay_whole(void **state) {
    (void)state;
    type("\u00e9\u65e5e\u0301\u0301x<Left>");
    prompt_is("\u00e9\u65e5e\u0301\u0301|x");
    type("<Left>");
    prompt_is("\u00e9\u65e5|e\u0301\u0301x");
    type("<Delete>");
    prompt_is("\u00e9\u65e5|x");
    type("<Backspace>");
    prompt_is("\u00e9|x");
    type("<Right>");
    prompt_is("\u00e9x|");
}

static void takes_only_text(void **state) {
    (void)state;
    assert_int_equal(type("<C-x><M-a><F3><C-z>"), UI_PROMPT_UNCHANGED);
    static const uint32_t hostile[] = {0x1b, 0x9b, 0x202e, 0x200b, 0xfffd, 0, 0xd800};
    for (size_t i = 0; i < COUNT_OF(hostile); i++) {
        const struct ui_event event = {.kind = UI_EVENT_CHARACTER, .point = hostile[i]};
        assert_int_equal(ui_prompt_type(&prompt, &event), UI_PROMPT_UNCHANGED);
    }
    const struct ui_event newline = {.kind = UI_EVENT_CHARACTER, .point = '\n', .pasted = true};
    ui_prompt_type(&prompt, &newline);
    prompt_is(" |");
}

static void has_a_longest_text(void **state) {
    (void)state;
    const struct ui_event wide = {.kind = UI_EVENT_CHARACTER, .point = 0x65e5};
    for (int i = 0; i < LIMIT_QUERY_BYTES; i++)
        ui_prompt_type(&prompt, &wide);
    assert_int_equal(ui_prompt_text(&prompt).len, LIMIT_QUERY_BYTES / 3 * 3);
    assert_true(text_is_valid(ui_prompt_text(&prompt)));
}

static void ends(void **state) {
    (void)state;
    assert_int_equal(type("a<Enter>"), UI_PROMPT_ACCEPTED);
    assert_int_equal(type("<Esc>"), UI_PROMPT_CANCELLED);
    assert_int_equal(ui_prompt_act(&prompt, UI_LIST_DOWN), UI_PROMPT_UNCHANGED);
}

static void remembers(void **state) {
    (void)state;
    struct ui_history history = {0};
    prompt.history = &history;
    type("one<Enter><C-u>two<Enter><Enter><C-u>");
    assert_int_equal(history.count, 2);
    type("draft<Up>");
    prompt_is("two|");
    type("<Up><Up><Up>");
    prompt_is("one|");
    type("!<Down>");
    prompt_is("two|");
    type("<Down><Down>");
    prompt_is("draft|");
    for (int i = 0; i < 300; i++) {
        struct buf line = {0};
        buf_printf(&line, "line %d", i);
        ui_history_add(&history, buf_slice(&line));
        buf_fini(&line);
    }
    assert_int_equal(history.count, 100);
    assert_string_equal(history.lines[0], "line 200");
    ui_history_fini(&history);
    assert_int_equal(type("<Up>"), UI_PROMPT_UNCHANGED);
}

static void scrolls_sideways(void **state) {
    (void)state;
    struct ui_grid grid;
    struct buf row = {0};
    ui_grid_init(&grid, 1, 8);
    type("abcdefgh");
    ui_prompt_draw(&prompt, ui_area_of(&grid), "/");
    ui_grid_row(&grid, 0, &row);
    assert_buf(row, "/cdefgh");
    assert_int_equal(grid.cursor_col, 7);
    type("<Home>");
    ui_grid_clear(&grid, 1, 8);
    ui_prompt_draw(&prompt, ui_area_of(&grid), "/");
    buf_clear(&row);
    ui_grid_row(&grid, 0, &row);
    assert_buf(row, "/abcdefg");
    assert_int_equal(grid.cursor_col, 1);
    type("<C-u><C-k>\u65e5\u672c\u8a9e\u65e5");
    ui_grid_clear(&grid, 1, 8);
    ui_prompt_draw(&prompt, ui_area_of(&grid), "/");
    buf_clear(&row);
    ui_grid_row(&grid, 0, &row);
    assert_buf(row, "/\u672c\u8a9e\u65e5");
    assert_int_equal(grid.cursor_col, 7);
    for (int cols = 1; cols < 8; cols++) {
        ui_grid_clear(&grid, 1, cols);
        ui_prompt_draw(&prompt, ui_area_of(&grid), "A long label: ");
        assert_true(grid.cursor_col < cols);
    }
    buf_fini(&row);
    ui_grid_fini(&grid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(edits),
        TEST(erases_words),
        TEST(characters_stay_whole),
        TEST(takes_only_text),
        TEST(has_a_longest_text),
        TEST(ends),
        TEST(remembers),
        TEST(scrolls_sideways),
    };
    return RUN_TESTS(tests);
}

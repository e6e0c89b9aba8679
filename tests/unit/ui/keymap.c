/* Bindings: notation, look-up through the contexts, sequences, configuration. */
#include "ui/keymap.h"

#include "tests/unit/test.h"

static struct ui_keymap *map;

static int setup(void **state) {
    (void)state;
    map = ui_keymap_new();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    ui_keymap_free(map);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* What the keys do in a context: the action's name, "..." for a prefix, "-" for nothing. */
static const char *finds(enum ui_context context, const char *keys) {
    struct ui_chord chords[UI_SEQUENCE];
    struct slice rest = slice_of(keys);
    size_t count = 0;
    enum ui_action action;
    while (rest.len) {
        bool read = ui_chord_read(&rest, &chords[count++]);
        assert_true(read);
    }
    switch (ui_keymap_find(map, context, chords, count, &action)) {
    case UI_FOUND_ACTION:
        return ui_action_row(action)->name;
    case UI_FOUND_PREFIX:
        return "...";
    default:
        return "-";
    }
}

static void bind(const char *action, const char *keys) {
    struct error error;
    assert_int_equal(ui_keymap_bind(map, slice_of(action), slice_of(keys), &error), STATUS_OK);
}

static void looks_up_through_the_contexts(void **state) {
    (void)state;
    assert_string_equal(finds(UI_CONTEXT_LIST, "j"), "down");
    assert_string_equal(finds(UI_CONTEXT_LIST, "<Down>"), "down");
    assert_string_equal(finds(UI_CONTEXT_LIST, "?"), "help"); /* of GLOBAL */
    assert_string_equal(finds(UI_CONTEXT_TEXT, "/"), "search");
    assert_string_equal(finds(UI_CONTEXT_LIST, "/"), "search"); /* of KB */
    assert_string_equal(finds(UI_CONTEXT_GLOBAL, "/"), "-");
    assert_string_equal(finds(UI_CONTEXT_GLOBAL, "j"), "-");
    assert_string_equal(finds(UI_CONTEXT_LIST, "<C-l>"), "repaint");
    assert_string_equal(finds(UI_CONTEXT_LIST, "<M-j>"), "-");
}

/* While typing, no letter is a command, whatever GLOBAL binds. */
static void letters_are_text_in_prompts(void **state) {
    (void)state;
    char key[] = "a";
    for (char c = '!'; c <= '~'; c++) {
        key[0] = c;
        if (c != '<')
            assert_string_equal(finds(UI_CONTEXT_PROMPT, key), "-");
        if (c != '<')
            assert_string_equal(finds(UI_CONTEXT_PICK, key), "-");
    }
    assert_string_equal(finds(UI_CONTEXT_PICK, "<Up>"), "up");
    assert_string_equal(finds(UI_CONTEXT_PROMPT, "<Up>"), "older");
    assert_string_equal(finds(UI_CONTEXT_PICK, "<C-w>"), "erase_word");
}

/* Keys that are no characters reach GLOBAL all the same: F1 helps where "?" is text. */
static void other_keys_pass_prompts(void **state) {
    (void)state;
    assert_string_equal(finds(UI_CONTEXT_PICK, "<F1>"), "help");
    assert_string_equal(finds(UI_CONTEXT_PROMPT, "<C-l>"), "repaint");
    assert_string_equal(finds(UI_CONTEXT_PICK, "5"), "-");
}

/* What a key bar and the help may promise: the keys that do it in this context. */
static void keys_that_are_taken_are_left_out(void **state) {
    (void)state;
    struct buf keys = {0};
    ui_keymap_keys_in(map, UI_CONTEXT_LIST, UI_KB_SEARCH, &keys);
    assert_buf(keys, "/, s");
    buf_clear(&keys);
    ui_keymap_keys_in(map, UI_CONTEXT_TEXT, UI_KB_SEARCH, &keys);
    assert_buf(keys, "s");
    buf_clear(&keys);
    ui_keymap_first_key_in(map, UI_CONTEXT_FIX, UI_TEXT_SEARCH, &keys);
    assert_buf(keys, "/");
    buf_clear(&keys);
    ui_keymap_keys_in(map, UI_CONTEXT_TEXT, UI_TEXT_NEXT_HEADING, &keys);
    assert_buf(keys, "]]");
    buf_clear(&keys);
    ui_keymap_keys_in(map, UI_CONTEXT_FIX, UI_TEXT_NEXT_HEADING, &keys);
    assert_buf(keys, ""); /* "]" is the next fix there */
    ui_keymap_keys_in(map, UI_CONTEXT_PROMPT, UI_GLOBAL_HELP, &keys);
    assert_buf(keys, "F1");
    buf_fini(&keys);
}

static void digits_have_a_key_of_their_own(void **state) {
    (void)state;
    assert_string_equal(finds(UI_CONTEXT_LIST, "7"), "number");
    bind("list.down", "7");
    assert_string_equal(finds(UI_CONTEXT_LIST, "7"), "down");
    assert_string_equal(finds(UI_CONTEXT_LIST, "8"), "number");
}

static void sequences_wait_for_their_end(void **state) {
    (void)state;
    assert_string_equal(finds(UI_CONTEXT_TEXT, "]"), "...");
    assert_string_equal(finds(UI_CONTEXT_TEXT, "]]"), "next_heading");
    assert_string_equal(finds(UI_CONTEXT_TEXT, "]x"), "-");
    bind("text.top", "gg g");
    assert_string_equal(finds(UI_CONTEXT_TEXT, "g"), "...");
    assert_string_equal(finds(UI_CONTEXT_TEXT, "gg"), "top");
    struct ui_chord g = {.point = 'g'};
    assert_int_equal(ui_keymap_exact(map, UI_CONTEXT_TEXT, &g, 1), UI_TEXT_TOP);
}

/* The example at ui_keymap_find(). */
static void an_inner_context_hides_an_outer_one(void **state) {
    (void)state;
    bind("global.quit", "]");
    assert_string_equal(finds(UI_CONTEXT_LIST, "]"), "quit");
    assert_string_equal(finds(UI_CONTEXT_TEXT, "]"), "...");
}

static void binding_replaces(void **state) {
    (void)state;
    bind("list.down", "n <C-n>");
    assert_string_equal(finds(UI_CONTEXT_LIST, "n"), "down");
    assert_string_equal(finds(UI_CONTEXT_LIST, "<C-n>"), "down");
    assert_string_equal(finds(UI_CONTEXT_LIST, "j"), "-");
    bind("list.up", "n");
    assert_string_equal(finds(UI_CONTEXT_LIST, "n"), "up");
    assert_string_equal(finds(UI_CONTEXT_LIST, "<C-n>"), "down");
    bind("list.up", "");
    assert_string_equal(finds(UI_CONTEXT_LIST, "n"), "-");
}

static void wrong_bindings_are_refused(void **state) {
    (void)state;
    struct error error;
    assert_int_equal(ui_keymap_bind(map, SLICE("list.dwon"), SLICE("j"), &error), STATUS_USAGE);
    assert_string_equal(error.text, "no such action: list.dwon");
    assert_int_equal(ui_keymap_bind(map, SLICE("down"), SLICE("j"), &error), STATUS_USAGE);
    static const char *const keys[] = {"<Donw>", "abcde", "<C->", "x <>"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        assert_int_equal(
            ui_keymap_bind(map, SLICE("list.down"), slice_of(keys[i]), &error), STATUS_USAGE);
    assert_string_equal(finds(UI_CONTEXT_LIST, "j"), "down"); /* nothing was changed */
}

static void keys_for_people(void **state) {
    (void)state;
    struct buf out = {0};
    ui_keymap_keys(map, UI_LIST_PAGE_DOWN, &out);
    assert_buf(out, "PageDown, Ctrl-F, Ctrl-D, Space");
    buf_clear(&out);
    ui_keymap_keys(map, UI_LIST_NUMBER, &out);
    buf_add_char(&out, ' ');
    ui_keymap_first_key_in(map, UI_CONTEXT_TEXT, UI_TEXT_NEXT_HEADING, &out);
    assert_buf(out, "0-9 ]]");
    bind("list.down", "<M-x> <lt>");
    buf_clear(&out);
    ui_keymap_keys(map, UI_LIST_DOWN, &out);
    assert_buf(out, "Alt-x, <");
    buf_fini(&out);
}

/* What is in actions.def must be usable as it stands. */
static void the_default_rows_are_sound(void **state) {
    (void)state;
    for (enum ui_action a = UI_NO_ACTION + 1; a < UI_ACTIONS; a++) {
        const struct ui_action_row *row = ui_action_row(a);
        struct buf keys = {0}, name = {0};
        assert_true(row->help[0] && row->name[0] && row->keys[0]);
        buf_printf(&name, "%s.%s", ui_context_key(row->context), row->name);
        assert_int_equal(ui_action_named(buf_slice(&name)), a);
        struct slice rest = slice_of(row->keys), word;
        while (slice_next_word(&rest, &word)) {
            buf_clear(&keys);
            buf_add(&keys, word);
            const char *found = finds(row->context, buf_string(&keys));
            if (strcmp(found, row->name) != 0)
                fail_msg("%s of %s finds %s", buf_string(&keys), buf_string(&name), found);
        }
        buf_fini(&keys);
        buf_fini(&name);
    }
}

static void contexts_end_at_none(void **state) {
    (void)state;
    for (enum ui_context c = UI_CONTEXT_NONE + 1; c < UI_CONTEXTS; c++) {
        assert_true(ui_context_parent(c) < c);
        assert_true(ui_context_key(c)[0] && ui_context_heading(c)[0]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(looks_up_through_the_contexts),
        TEST(letters_are_text_in_prompts),
        TEST(other_keys_pass_prompts),
        TEST(keys_that_are_taken_are_left_out),
        TEST(digits_have_a_key_of_their_own),
        TEST(sequences_wait_for_their_end),
        TEST(an_inner_context_hides_an_outer_one),
        TEST(binding_replaces),
        TEST(wrong_bindings_are_refused),
        TEST(keys_for_people),
        TEST(the_default_rows_are_sound),
        TEST(contexts_end_at_none),
    };
    return RUN_TESTS(tests);
}

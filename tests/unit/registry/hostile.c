/* Text made to hurt: a megabyte of the openings that something could search the rest of the text
 * for, again and again, and bytes at random. Whatever comes out is clean and bounded. */
#include "base/text.h"
#include "registry/registry.h"
#include "tests/unit/registry/slow.h"
#include "tests/unit/test.h"

#include <unistd.h>

enum {
    TEXT = SLOW ? 1 << 18 : 1 << 20,
    SECONDS = 250
};

static const char *const pieces[] = {"$a=@{", "$a=@{Path='HKLM:\\A'\n", "}\n",
    "sp @a -Name b -Value 1\n", "SYSTEM\\CurrentControlSet\\A", "HKLM\\A<b c>\\", "\n -Name x",
    " -Path\n", "HKLM\\", "HKLM\\a ", "[HKLM\\a", "\"HKLM\\a ", "HKLM ", "HKEY_ ",
    "HKEY_LOCAL_MACHINE \\ ", "HKLM\\A B", "HKLM\\A.", "HKLM\\(", "HKLM\\{ ", "HKLM\\<a", "HKLM/a/",
    "HKLM\\\u00ad", "HK\u00ad", "\\", "Computer\\HKLM\\a ", "[HKLM\\a]x", "[HKLM\\a]",
    "[HKLM\\a]\n", "[-HKLM\\a]", "[", "]", "[HKLM\\a\\\n", "\"a\"=", "\"a\"=\"", "\"a\"=hex(",
    "\"a\"=hex:0,\\\n", "a=", "@=", "reg add ", "reg add HKLM\\a ", "reg add HKLM\\a /v a /d b ",
    "reg add HKLM\\a /d ", "reg ", "/v ", " /v a\n", "/ ", "<a", "'a ", "\"", "\\\"", "^", "^\n",
    "&", "Set-ItemProperty ", "Set-ItemProperty HKLM:\\a b ", "sp (", "sp HKLM:\\a b (",
    "sp HKLM:\\a b @(1,", "sp HKLM:\\a b,", "sp HKLM:\\a b '", "sp HKLM:\\a \"$a", "$a=", "$a=(",
    "$a='b'+", "$a=[b]", "$a=\"$a$a\"\n", "$", "${", "-a:", "-Name ", "`\n", "`", "(", ")", ",",
    ";", "[Microsoft.Win32.Registry]::SetValue(", "\x1b[2J", "\xff", "\r", "\n", " ", "a", "\t",
    "%%", "{", "..", "HKLM\\................................................................\\",
    "\u2013", "\u201c", "REGEDIT4\n", "Windows Registry Editor Version 5.00\n"};

enum {
    PIECES = COUNT_OF(pieces)
};

static bool is_text(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= 0 && text.at[i] < ' ' && text.at[i] != '\n')
            return false;
    return text_is_valid(text);
}

struct totals {
    size_t settings, bytes;
};

static void look(void *context, const struct registry_setting *setting) {
    struct totals *totals = context;
    totals->settings++;
    totals->bytes += setting->name.len + setting->data.len;
    assert_true(setting->key.len > strlen("HKEY_USERS") - 1);
    assert_true(is_text(setting->key));
    assert_true(is_text(setting->name) && is_text(setting->data));
}

static void find_all(struct arena *arena, struct slice text, bool code) {
    struct registry_match match;
    size_t from = 0, last = 0;
    while (registry_find_key(arena, text, code, &from, &match)) {
        assert_true(match.start >= last && match.len > 0);
        assert_true(from == match.start + match.len && from <= text.len);
        assert_true(is_text(match.key));
        last = from;
        arena_reset(arena);
    }
    assert_int_equal(from, text.len);
}

static void read_all(struct slice text) {
    struct arena *arena = arena_new();
    struct totals totals = {0};
    find_all(arena, text, false);
    find_all(arena, text, true);
    registry_key_read(arena, text);
    arena_reset(arena);
    size_t count = registry_read_code(arena, text, look, &totals);
    assert_int_equal(count, totals.settings);
    assert_true(totals.settings <= text.len && totals.bytes <= 8 * text.len + 4096);
    arena_free(arena);
}

/* Read in quadratic time, a megabyte would take hours. */
static void a_megabyte_ends(void **state) {
    (void)state;
    struct buf text = {0};
    alarm(SECONDS); /* a hang ends the program; no speed is asked for */
    for (size_t i = 0; i < PIECES; i++) {
        buf_clear(&text);
        while (text.len < TEXT)
            buf_add_string(&text, pieces[i]);
        read_all(buf_slice(&text));
    }
    alarm(0);
    buf_fini(&text);
}

/* Two pieces in turn: what opens, and what keeps it from closing. */
static void pairs_of_pieces(void **state) {
    (void)state;
    struct buf text = {0};
    for (size_t i = 0; i < PIECES * PIECES; i++) {
        buf_clear(&text);
        for (size_t turn = 0; turn < 100; turn++)
            buf_add_string(&text, pieces[turn % 2 ? i % PIECES : i / PIECES]);
        read_all(buf_slice(&text));
    }
    buf_fini(&text);
}

static uint32_t next_random(void) {
    static uint32_t seed = 2463534242u;
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed;
}

static void random_pieces(void **state) {
    (void)state;
    struct buf text = {0};
    for (int round = 0; round < 3000; round++) {
        buf_clear(&text);
        for (uint32_t n = next_random() % 60; n > 0; n--)
            buf_add_string(&text, pieces[next_random() % PIECES]);
        for (uint32_t n = next_random() % 4; n > 0 && text.len; n--)
            text.at[next_random() % text.len] = (char)next_random();
        read_all(buf_slice(&text));
    }
    buf_fini(&text);
}

static size_t bytes_read(struct slice text, size_t settings) {
    struct arena *arena = arena_new();
    struct totals totals = {0};
    size_t count = registry_read_code(arena, text, look, &totals);
    assert_int_equal(count, settings);
    arena_free(arena);
    return totals.bytes;
}

/* Each line doubles the text of a variable; the thirtieth would fill a gigabyte. */
static void variables_do_not_grow(void **state) {
    (void)state;
    struct buf text = {0};
    buf_add_string(&text, "$a='aaaaaaaa'\n");
    for (int i = 0; i < 60; i++)
        buf_add_string(&text, "$a=\"$a$a\"\n$a=$a+$a\n");
    buf_add_string(&text, "sp HKLM:\\a b $a");
    assert_in_range(bytes_read(buf_slice(&text), 1), 1, 4096);
    buf_fini(&text);
}

/* A long variable, used again and again. */
static void variables_do_not_multiply(void **state) {
    (void)state;
    struct buf text = {0};
    buf_add_string(&text, "$a='");
    buf_add_repeated(&text, 'a', 1500);
    buf_add_string(&text, "'\n");
    for (int i = 0; i < 1000; i++)
        buf_add_string(&text, "sp HKLM:\\a b $a\n");
    assert_in_range(bytes_read(buf_slice(&text), 1000), text.len, 5 * text.len + 4096);
    buf_fini(&text);
}

/* A script may have more variables than are kept. */
static void many_variables(void **state) {
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 200; i++)
        buf_printf(&text, "$v%d='HKLM:\\a'\n", i);
    buf_add_string(&text, "sp $v0 b 1\nsp $v199 b 1\n");
    assert_int_equal(bytes_read(buf_slice(&text), 1), 2);
    buf_fini(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_megabyte_ends),
        cmocka_unit_test(pairs_of_pieces),
        cmocka_unit_test(random_pieces),
        cmocka_unit_test(variables_do_not_grow),
        cmocka_unit_test(variables_do_not_multiply),
        cmocka_unit_test(many_variables),
    };
    return RUN_TESTS(tests);
}

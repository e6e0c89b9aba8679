/* Keys at random: whatever is typed, the program goes on, and a way leads home. */
#include "tests/screens/program.h"

static const char *const keys[] = {"1", "2", "3", "0", "5", "j", "k", "\r", "h", "h", "a", "c", "y",
    "]", "[", "x", "r", "n", "N", "\t", " ", "g", "G", "b", "B", "s", "/", "f", "?", "\033", "\177",
    "\033OA", "\033OB", "\033[5~", "\033[6~", "\033OP", "H", "l", "\014", "M", "\025", "79", "e",
    "+", "-", "S", "C", "o", "v", "m", "w", "d", "yes\r", "printer", "\xff", "t", "T", "i", "P",
    "p", "\033[<0;10;8M\033[<0;10;8m", "\033[<0;5;24M\033[<0;5;24m"};

enum {
    KEYS = COUNT_OF(keys)
};

static void any_keys_do_no_harm(void **state) {
    (void)state;
    for (uint32_t run = 1; run <= 4; run++) {
        struct vt *vt = program_start(24, 80, NULL);
        uint32_t random = run;
        for (int i = 0; i < 250; i++) {
            random = random * 1664525u + 1013904223u;
            if (i % 25 == 24)
                vt_resize(vt, 3 + (int)(random >> 8) % 40, 15 + (int)(random >> 16) % 120);
            enum vt_state now = vt_type(vt, keys[(random >> 10) % KEYS]);
            if (now != VT_WAITS) {
                vt_dump(vt);
                fail_msg("run %u: ended or hangs after %d keys", run, i + 1);
            }
        }
        vt_resize(vt, 24, 80);
        for (int i = 0; i < 400 && strcmp(vt_row(vt, 0), " fixtree") != 0; i++)
            vt_type(vt, "\033"); /* from any screen there is a way back */
        shows(vt, "g", "What problem are you having?");
        assert_string_equal(vt_row(vt, 0), " fixtree");
        shows(vt, "f\025\r", "1 The printer does not print");
        shows(vt, "1", "Which of these do you see?"); /* the walk is where the screen is */
        assert_int_equal(vt_type(vt, "qq"), VT_ENDED);
        vt_end(vt);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(any_keys_do_no_harm),
};

int main(void) {
    return RUN_PROGRAM_TESTS(tests);
}

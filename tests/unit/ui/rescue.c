#include "ui/rescue.h"

#include "tests/unit/test.h"

#include <fcntl.h>
#include <unistd.h>

static int master, terminal;
static struct termios usual;

static int setup(void **state) {
    (void)state;
    master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        return -1;
    terminal = open(ptsname(master), O_RDWR | O_NOCTTY);
    if (terminal < 0 || tcgetattr(terminal, &usual) != 0)
        return -1;
    struct termios raw = usual;
    cfmakeraw(&raw);
    return tcsetattr(terminal, TCSANOW, &raw);
}

static int teardown(void **state) {
    (void)state;
    ui_rescue_disarm();
    close(terminal);
    close(master);
    return 0;
}

static bool is_usual(void) {
    struct termios now;
    assert_int_equal(tcgetattr(terminal, &now), 0);
    return now.c_lflag == usual.c_lflag && now.c_oflag == usual.c_oflag;
}

/* How many bytes the terminal has shown since the last call. */
static size_t shown(char *text, size_t size) {
    ssize_t got = read(master, text, size);
    return got > 0 ? (size_t)got : 0;
}

static void gives_it_back_once(void **state) {
    (void)state;
    char text[64];
    ui_rescue_arm(terminal, &usual, SLICE("\033[?1049l"));
    assert_false(is_usual());
    ui_rescue_now();
    assert_true(is_usual());
    assert_slice(((struct slice){text, shown(text, sizeof text)}), "\033[?1049l");
    ui_rescue_now();
    assert_int_equal(shown(text, sizeof text), 0);
}

static void does_nothing_where_nothing_is_due(void **state) {
    (void)state;
    char text[64];
    ui_rescue_arm(terminal, &usual, SLICE("x"));
    ui_rescue_disarm();
    ui_rescue_now();
    assert_false(is_usual());
    assert_int_equal(shown(text, sizeof text), 0);
}

static void cuts_what_is_too_long(void **state) {
    (void)state;
    char bytes[2 * UI_RESCUE_BYTES], text[2 * UI_RESCUE_BYTES];
    memset(bytes, 'x', sizeof bytes);
    ui_rescue_arm(terminal, &usual, (struct slice){bytes, sizeof bytes});
    ui_rescue_now();
    assert_int_equal(shown(text, sizeof text), UI_RESCUE_BYTES);
}

/* Nobody reads what the terminal shows, and its queue is full. */
static void never_waits_for_a_terminal_that_is_stuck(void **state) {
    (void)state;
    char much[4096];
    memset(much, 'x', sizeof much);
    int flags = fcntl(terminal, F_GETFL);
    fcntl(terminal, F_SETFL, flags | O_NONBLOCK);
    while (write(terminal, much, sizeof much) > 0)
        continue;
    fcntl(terminal, F_SETFL, flags);
    alarm(20);
    ui_rescue_arm(terminal, &usual, SLICE("x"));
    ui_rescue_now();
    alarm(0);
    assert_true(is_usual());
    assert_int_equal(fcntl(terminal, F_GETFL), flags);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(gives_it_back_once),
        TEST(does_nothing_where_nothing_is_due),
        TEST(cuts_what_is_too_long),
        TEST(never_waits_for_a_terminal_that_is_stuck),
    };
    return RUN_TESTS(tests);
}

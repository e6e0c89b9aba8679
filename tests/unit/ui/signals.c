#include "ui/signals.h"

#include "tests/unit/test.h"

#include <signal.h>
#include <unistd.h>

static int ends[2]; /* of a pipe */

static int setup(void **state) {
    (void)state;
    ui_signals_install();
    return pipe(ends);
}

static int teardown(void **state) {
    (void)state;
    ui_signals_remove();
    close(ends[0]);
    close(ends[1]);
    return 0;
}

static void notes_each_signal_once(void **state) {
    (void)state;
    raise(SIGWINCH);
    raise(SIGCONT);
    raise(SIGTSTP);
    struct ui_signals came = ui_signals_take();
    assert_true(came.resized && came.resumed && came.stop);
    assert_int_equal(came.ended_by, 0);
    came = ui_signals_take();
    assert_false(came.resized || came.resumed || came.stop);
}

static void a_signal_to_end_stays(void **state) {
    (void)state;
    raise(SIGTERM);
    assert_int_equal(ui_signals_take().ended_by, SIGTERM);
    assert_int_equal(ui_signals_take().ended_by, SIGTERM);
    ui_signals_install();
    assert_int_equal(ui_signals_take().ended_by, 0);
}

static void waits_for_input(void **state) {
    (void)state;
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_true(ui_signals_wait(ends[0]));
}

/* What came before the wait ends it, though nothing can be read. */
static void a_signal_ends_the_wait(void **state) {
    (void)state;
    raise(SIGWINCH);
    assert_false(ui_signals_wait(ends[0]));
    assert_true(ui_signals_take().resized);
    sigset_t blocked;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    assert_false(sigismember(&blocked, SIGWINCH));
}

static void ignored_signals_stay_ignored(void **state) {
    (void)state;
    ui_signals_remove();
    struct sigaction usual, found;
    const struct sigaction ignored = {.sa_handler = SIG_IGN};
    sigaction(SIGHUP, &ignored, &usual);
    ui_signals_install();
    raise(SIGHUP);
    assert_int_equal(ui_signals_take().ended_by, 0);
    ui_signals_remove();
    sigaction(SIGHUP, &usual, &found);
    assert_true(found.sa_handler == SIG_IGN);
    ui_signals_install();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(notes_each_signal_once),
        TEST(a_signal_to_end_stays),
        TEST(waits_for_input),
        TEST(a_signal_ends_the_wait),
        TEST(ignored_signals_stay_ignored),
    };
    return RUN_TESTS(tests);
}

/* Whatever ends the program, or stops it, the terminal is given back as it was. */
#include "tests/screens/engine.h"
#include "tests/screens/vt.h"
#include "tests/unit/test.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char *const engine[] = {"/proc/self/exe", "engine", NULL};

static struct vt *start_with(struct vt_options options) {
    /* A sanitizer that reports a crash, or memory lost by it, would change the exit status. */
    static const char *const quiet[] = {
        "ENGINE_MISBEHAVES=1", "ASAN_OPTIONS=handle_segv=0:detect_leaks=0", NULL};
    options.environment = quiet;
    struct vt *vt = vt_start(&options, engine);
    assert_string_equal(vt_row(vt, 0), " Engine");
    assert_true(vt_modes(vt).alternate && vt_modes(vt).mouse);
    assert_false(vt_modes(vt).canonical || vt_modes(vt).echo);
    return vt;
}

static struct vt *start(bool job) {
    return start_with((struct vt_options){.job = job});
}

static void is_given_back(struct vt *vt) {
    struct vt_modes modes = vt_modes(vt);
    assert_false(modes.alternate);
    assert_false(modes.mouse);
    assert_true(modes.cursor && modes.canonical && modes.echo);
}

/* The modes before any program ran on a terminal of this kind. */
static void fresh_modes(struct termios *modes) {
    const struct vt_options options = {0};
    struct vt *vt = vt_start(&options, (char *[]){"true", NULL});
    vt_termios(vt, modes);
    vt_end(vt);
}

static void modes_are_fresh(struct vt *vt) {
    struct termios before, after;
    fresh_modes(&before);
    vt_termios(vt, &after);
    assert_int_equal(before.c_iflag, after.c_iflag);
    assert_int_equal(before.c_oflag, after.c_oflag);
    assert_int_equal(before.c_cflag, after.c_cflag);
    assert_int_equal(before.c_lflag, after.c_lflag);
    assert_memory_equal(before.c_cc, after.c_cc, sizeof before.c_cc);
}

static void ends_by_signals(void **state) {
    (void)state;
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < COUNT_OF(signals); i++) {
        struct vt *vt = start(false);
        assert_int_equal(vt_signal(vt, signals[i]), VT_ENDED);
        is_given_back(vt);
        modes_are_fresh(vt);
        assert_true(WIFSIGNALED(vt_status(vt)));
        assert_int_equal(WTERMSIG(vt_status(vt)), signals[i]);
        vt_end(vt);
    }
}

static void ends_by_ctrl_c(void **state) {
    (void)state;
    struct vt *vt = start(false);
    assert_int_equal(vt_type(vt, "\r/\003"), VT_ENDED);
    is_given_back(vt);
    assert_true(WIFSIGNALED(vt_status(vt)) && WTERMSIG(vt_status(vt)) == SIGINT);
    vt_end(vt);
}

static void gives_back_after_q(void **state) {
    (void)state;
    struct vt *vt = start(false);
    assert_int_equal(vt_type(vt, "q"), VT_ENDED);
    is_given_back(vt);
    modes_are_fresh(vt);
    vt_end(vt);
}

/* Entries of the engine's list that end the program where no one expects it. */
static void gives_back_after_a_crash(void **state) {
    (void)state;
    struct vt *vt = start(false);
    assert_int_equal(vt_type(vt, "4"), VT_ENDED);
    is_given_back(vt);
    modes_are_fresh(vt);
    assert_true(WIFSIGNALED(vt_status(vt)) && WTERMSIG(vt_status(vt)) == SIGSEGV);
    vt_end(vt);
}

static void gives_back_after_exit(void **state) {
    (void)state;
    struct vt *vt = start(false);
    assert_int_equal(vt_type(vt, "5"), VT_ENDED);
    is_given_back(vt);
    modes_are_fresh(vt);
    assert_true(WIFEXITED(vt_status(vt)) && WEXITSTATUS(vt_status(vt)) == 7);
    vt_end(vt);
}

static void gives_back_without_memory(void **state) {
    (void)state;
    struct vt *vt = start(false);
    assert_int_equal(vt_type(vt, "6"), VT_ENDED);
    is_given_back(vt);
    modes_are_fresh(vt);
    assert_true(vt_has(vt, "fixtree: out of memory"));
    assert_int_equal(WEXITSTATUS(vt_status(vt)), STATUS_FAULTS);
    vt_end(vt);
}

/* A program that does not come back to its loop ends all the same, a little later. */
static void ends_while_it_hangs(void **state) {
    (void)state;
    struct vt *vt = start(false);
    vt_type(vt, "7");
    kill(vt_pid(vt), SIGTERM);
    assert_int_equal(vt_await_end(vt), VT_ENDED);
    assert_int_equal(vt_settle(vt), VT_ENDED);
    is_given_back(vt);
    modes_are_fresh(vt);
    assert_int_equal(WTERMSIG(vt_status(vt)), SIGTERM);
    vt_end(vt);
}

static void ends_with_its_terminal(void **state) {
    (void)state;
    for (int uncontrolled = 0; uncontrolled < 2; uncontrolled++) {
        struct vt *vt = start_with((struct vt_options){.uncontrolled = uncontrolled});
        assert_int_equal(vt_hang_up(vt), VT_ENDED);
        assert_true(WIFSIGNALED(vt_status(vt)) && WTERMSIG(vt_status(vt)) == SIGHUP);
        vt_end(vt);
    }
}

/* Under nohup the signal is ignored: the end of input must do, and not be read over and over. */
static void ends_with_its_terminal_under_nohup(void **state) {
    (void)state;
    const struct vt_options options = {0};
    struct vt *vt = vt_start(
        &options, (char *[]){"sh", "-c", "trap '' HUP; exec /proc/$PPID/exe engine", NULL});
    /* The shell was started by this test, so its parent's program is this one. */
    assert_true(vt_wait(vt, "Engine"));
    assert_int_equal(vt_hang_up(vt), VT_ENDED);
    assert_true(WIFEXITED(vt_status(vt)) && WEXITSTATUS(vt_status(vt)) == 0);
    vt_end(vt);
}

static void stops_and_goes_on(void **state) {
    (void)state;
    struct vt *vt = start(true);
    vt_type(vt, "jj");
    vt_type(vt, "\032");
    assert_true(vt_wait(vt, "[stopped]"));
    is_given_back(vt);
    modes_are_fresh(vt);
    assert_int_equal(vt_resume(vt), VT_WAITS);
    assert_true(vt_modes(vt).alternate && vt_modes(vt).mouse);
    assert_false(vt_modes(vt).canonical);
    assert_string_equal(vt_row(vt, 22), " 3 of 30");
    vt_type(vt, "j");
    assert_string_equal(vt_row(vt, 22), " 4 of 30");
    assert_int_equal(vt_type(vt, "q"), VT_ENDED);
    assert_int_equal(vt_status(vt), 0);
    vt_end(vt);
}

static void is_resized_while_stopped(void **state) {
    (void)state;
    struct vt *vt = start(true);
    vt_type(vt, "\032");
    assert_true(vt_wait(vt, "[stopped]"));
    vt_resize(vt, 10, 40);
    assert_int_equal(vt_resume(vt), VT_WAITS);
    assert_string_equal(vt_row(vt, 8), " 1 of 30");
    vt_end(vt);
}

static void ends_while_stopped(void **state) {
    (void)state;
    struct vt *vt = start(true);
    vt_type(vt, "\032");
    assert_true(vt_wait(vt, "[stopped]"));
    kill(vt_pid(vt), SIGTERM);
    assert_int_equal(vt_resume(vt), VT_ENDED);
    is_given_back(vt);
    assert_int_equal(WTERMSIG(vt_status(vt)), SIGTERM);
    vt_end(vt);
}

/* SIGSTOP cannot be handled: after it, all is set and painted anew. */
static void goes_on_after_sigstop(void **state) {
    (void)state;
    struct vt *vt = start(true);
    kill(vt_pid(vt), SIGSTOP);
    assert_true(vt_wait(vt, "[stopped]"));
    assert_int_equal(vt_resume(vt), VT_WAITS);
    assert_string_equal(vt_row(vt, 0), " Engine");
    assert_false(vt_has(vt, "[stopped]"));
    vt_end(vt);
}

/* A terminal that takes no output (Ctrl-S, a hung connection) must not keep a signal waiting. */
static void ends_while_output_is_stuck(void **state) {
    (void)state;
    struct vt *vt = start(false);
    assert_true(vt_clog(vt, "\014")); /* Ctrl-L paints all */
    kill(vt_pid(vt), SIGTERM);
    assert_int_equal(vt_await_end(vt), VT_ENDED);
    assert_int_equal(WTERMSIG(vt_status(vt)), SIGTERM);
    assert_int_equal(vt_settle(vt), VT_ENDED);
    is_given_back(vt);
    modes_are_fresh(vt);
    vt_end(vt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(ends_by_signals),
    cmocka_unit_test(ends_by_ctrl_c),
    cmocka_unit_test(gives_back_after_q),
    cmocka_unit_test(gives_back_after_a_crash),
    cmocka_unit_test(gives_back_after_exit),
    cmocka_unit_test(gives_back_without_memory),
    cmocka_unit_test(ends_while_it_hangs),
    cmocka_unit_test(ends_with_its_terminal),
    cmocka_unit_test(ends_with_its_terminal_under_nohup),
    cmocka_unit_test(stops_and_goes_on),
    cmocka_unit_test(is_resized_while_stopped),
    cmocka_unit_test(ends_while_stopped),
    cmocka_unit_test(goes_on_after_sigstop),
    cmocka_unit_test(ends_while_output_is_stuck),
};

ENGINE_MAIN(tests)

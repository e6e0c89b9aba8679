/*
 * A small program out of the interface's engine alone: a list, texts that are opened from it, with
 * links, searching and questions. It is what the tests of the engine drive, in memory and through
 * the screen tester.
 */
#ifndef TESTS_SCREENS_ENGINE_H
#define TESTS_SCREENS_ENGINE_H

#include "ui/screen.h"

/* The first screen: the list. Takes no argument. */
extern const struct ui_screen engine_list;

/* Runs it on the real terminal and returns the exit status; the text of an error goes to stderr. */
int engine_run(void);

/* For main() of a test of screens: runs the tests, or as the program under test (started as
 * `test engine`) the engine. */
#define ENGINE_MAIN(tests)                                                                         \
    int main(int argc, char **argv) {                                                              \
        (void)argv;                                                                                \
        return argc > 1 ? engine_run() : RUN_TESTS(tests);                                         \
    }

#endif

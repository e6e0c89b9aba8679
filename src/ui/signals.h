/*
 * Signals, for a program that holds a terminal. Handlers only take note; what is to be done is
 * done by the loop, between two events. A signal to end that the loop does not get to within
 * seconds (it hangs, or the terminal takes no output) ends the program by itself.
 */
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <stdbool.h>

/* Installs the handlers: HUP, INT, QUIT, TERM end; TSTP and CONT stop and go on; WINCH resizes;
 * crashes give the terminal back first. What is ignored (nohup) stays ignored. To be called before
 * curses is opened, which leaves them alone then. */
void ui_signals_install(void);

/* Puts back what was there before. */
void ui_signals_remove(void);

/* What came since the last call; `ended_by` stays once it is set. */
struct ui_signals {
    int ended_by; /* a signal, or 0 */
    bool stop, resumed, resized;
};
struct ui_signals ui_signals_take(void);

/* Stops the program as SIGTSTP does by itself; returns when it goes on. */
void ui_signals_stop(void);

/* Waits until `fd` can be read, which is true, or a signal of the above came. */
bool ui_signals_wait(int fd);

#endif

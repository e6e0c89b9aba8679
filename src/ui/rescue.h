/*
 * Giving the terminal back when the program dies: on a crash, on exit() from anywhere, when memory
 * runs out, or when a signal to end finds it stuck. Only what is safe in a signal handler is
 * done: the bytes and the modes to set are made ready beforehand.
 */
#ifndef UI_RESCUE_H
#define UI_RESCUE_H

#include "base/slice.h"

#include <termios.h>

enum {
    UI_RESCUE_BYTES = 512
};

/* From now on the terminal at `fd` has to be given back with these modes, after these bytes (cut
 * after UI_RESCUE_BYTES; copied). */
void ui_rescue_arm(int fd, const struct termios *modes, struct slice bytes);

/* The terminal is as it was; there is nothing to give back. */
void ui_rescue_disarm(void);

/* Gives it back, if it is due. Never blocks, even if the terminal takes no output. */
void ui_rescue_now(void);

#endif

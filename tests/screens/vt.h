/*
 * The screen tester: runs a program on a pseudo-terminal and looks at its screen through libvterm.
 * A key press is a synchronous call: it returns once the program has taken it and waits again, so
 * tests need no pauses and cannot be too fast. How that is known stands in vt.c.
 */
#ifndef TESTS_SCREENS_VT_H
#define TESTS_SCREENS_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

struct vt;

struct vt_options {
    int rows, cols;   /* 0: 24 and 80 */
    const char *term; /* NULL: "xterm-256color" */
    /* "NAME=value", ended by NULL; besides these the program sees PATH, LC_ALL=C.UTF-8, TERM, a
     * HOME that is not there, and what sanitizers are set up by. */
    const char *const *environment;
    bool job; /* run it as a shell runs a job, so that it can be stopped; see vt_resume() */
    bool uncontrolled; /* the terminal is not its controlling one: it is sent no signals */
};

enum vt_state {
    VT_WAITS, /* for input: it has taken all that was typed, and all it wrote was read */
    VT_ENDED,
    VT_HANGS, /* neither, for twenty seconds */
};

/* Starts the program and settles. Freed by vt_end(). */
struct vt *vt_start(const struct vt_options *options, char *const argv[]);

/* Waits until the program waits for input, has ended, or twenty seconds are over. */
enum vt_state vt_settle(struct vt *vt);

/* Types bytes as a keyboard sends them, and settles. vt_paste() does it for text of any length, as
 * a terminal whose other side does not read fast. */
enum vt_state vt_type(struct vt *vt, const char *keys);
enum vt_state vt_paste(struct vt *vt, const char *bytes, size_t len);

/* Clicks (button 1) or turns the wheel (4 up, 5 down) at a place, as the terminal reports it in the
 * mode that the program has set: not at all if it has set none. Settles. */
enum vt_state vt_mouse(struct vt *vt, int button, int row, int col);

/* Changes the size, and settles. The screen is blank until the program paints it anew. */
enum vt_state vt_resize(struct vt *vt, int rows, int cols);

/* Sends a signal to the program, and settles. */
enum vt_state vt_signal(struct vt *vt, int signal);

/* Types the keys again and again without reading what comes of it, until the program is stuck in
 * writing; false if it never is. vt_await_end() then waits for its end without reading. */
bool vt_clog(struct vt *vt, const char *keys);
enum vt_state vt_await_end(struct vt *vt);

/* Closes the terminal, as when its window is closed; returns once the program has ended. */
enum vt_state vt_hang_up(struct vt *vt);

/* Waits until the text is on the screen; false after twenty seconds. */
bool vt_wait(struct vt *vt, const char *text);

/* For a job that was stopped ("[stopped]" is on the screen then): brings it to the foreground and
 * has it go on. Settles. */
enum vt_state vt_resume(struct vt *vt);

/* The text of a row, without the blanks at its end; borrowed until the next call. */
const char *vt_row(struct vt *vt, int row);

/* Is the text in some row? The first such row, or -1. */
bool vt_has(struct vt *vt, const char *text);
int vt_find(struct vt *vt, const char *text);

/* What stands in a cell, with its colours; row and col are counted from 0. */
VTermScreenCell vt_cell(struct vt *vt, int row, int col);

/* How the terminal is set. */
struct vt_modes {
    bool alternate, mouse, cursor; /* alternate screen; mouse reports; visible cursor */
    int cursor_row, cursor_col;
    bool canonical, echo; /* of the line discipline */
};
struct vt_modes vt_modes(struct vt *vt);

/* The modes of the line discipline, all of them, to compare before and after. */
void vt_termios(struct vt *vt, struct termios *modes);

/* The strings of OSC sequences that the program sent and libvterm does not know, one a line;
 * borrowed until the next call of any function. */
const char *vt_osc(struct vt *vt);

/* How many bytes the program has sent, and what they were (the first 64 KiB). */
size_t vt_sent(const struct vt *vt);
const char *vt_bytes(const struct vt *vt);

/* The program's process, and the wait status once it has ended. */
pid_t vt_pid(const struct vt *vt);
int vt_status(const struct vt *vt);

/* Prints the screen to stderr, for a test that fails. */
void vt_dump(struct vt *vt);

/* Ends the program, if it still runs, and frees all. */
void vt_end(struct vt *vt);

#endif

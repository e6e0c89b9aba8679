/*
 * When is a program done with a key? When it has read all that was typed, no signal is on its way
 * to it, it is blocked waiting for input, and all that it wrote has been read from the terminal.
 * Each is asked from the kernel, in this order:
 *
 *   input read      poll() on the slave side says there is nothing. (FIONREAD does not do: it does
 *                   not see what is still on its way through the line discipline.)
 *   no signal       SigPnd and ShdPnd of /proc/PID/status, without what is blocked. A process with
 *                   a signal on its way still looks blocked.
 *   blocked         /proc/PID/syscall names read(0, ...), poll or select. A poll with a timeout of
 *                   a few ms does not count: that is curses waiting for the rest of an escape
 *                   sequence.
 *   output read     poll() on the master side says there is nothing.
 *
 * Where /proc/PID/syscall cannot be read (other systems, hardened kernels), a program that has
 * written nothing for QUIET ms counts as waiting.
 */
#include "tests/screens/vt.h"

#include "base/buf.h"
#include "tests/screens/process.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

enum {
    PATIENCE = 20000,  /* ms */
    QUIET = 60,        /* ms */
    PAUSE = 20000,     /* ns between two looks at a program that is busy */
    KEPT_BYTES = 65536 /* of what it sent */
};

struct vt {
    VTerm *term;
    VTermScreen *screen;
    int rows, cols;
    int master, slave;
    pid_t child;   /* what was started: the program, or who runs it as a job */
    pid_t program; /* what is looked at */
    bool ended;
    int status;
    struct vt_modes modes;
    struct buf row, osc, bytes;
    struct buf sequence; /* the beginning of one that sets modes */
    size_t sent;
};

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ---- libvterm ---- */

static int on_property(VTermProp property, VTermValue *value, void *context) {
    struct vt *vt = context;
    if (property == VTERM_PROP_ALTSCREEN)
        vt->modes.alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        vt->modes.cursor = value->boolean;
    return 1;
}

static int on_osc(const char *text, size_t len, void *context) {
    struct vt *vt = context;
    buf_add(&vt->osc, (struct slice){text, len});
    buf_add_char(&vt->osc, '\n');
    return 1;
}

static const VTermScreenCallbacks screen_callbacks = {.settermprop = on_property};
static const VTermParserCallbacks unknown_callbacks = {.osc = on_osc};

/*
 * libvterm 0.1.4 corrupts its heap on some resizes, and cannot hold a wide character in one column.
 * So a resize gets a new terminal, of two columns at least. That is no loss: a program must paint
 * all of a screen whose size has changed.
 */
static void make_terminal(struct vt *vt, int rows, int cols) {
    if (vt->term)
        vterm_free(vt->term);
    vt->rows = rows;
    vt->cols = cols;
    vt->term = vterm_new(rows, cols < 2 ? 2 : cols);
    vterm_set_utf8(vt->term, 1);
    vt->screen = vterm_obtain_screen(vt->term);
    vterm_screen_set_callbacks(vt->screen, &screen_callbacks, vt);
    vterm_screen_set_unrecognised_fallbacks(vt->screen, &unknown_callbacks, vt);
    vterm_screen_enable_altscreen(vt->screen, 1);
    vterm_screen_reset(vt->screen, 1);
}

/* ---- the pseudo-terminal ---- */

static bool readable(int fd, int timeout) {
    struct pollfd input = {.fd = fd, .events = POLLIN};
    return poll(&input, 1, timeout) > 0;
}

/* The terminal's answers to questions about itself, and its reports of the mouse. */
static void send_answers(struct vt *vt) {
    char answer[256];
    size_t len;
    while ((len = vterm_output_read(vt->term, answer, sizeof answer)) > 0)
        if (write(vt->master, answer, len) < 0)
            return;
}

/* The reports of the mouse are switched by ESC [ ? 1000 h and l. libvterm 0.1.4 looks at the first
 * of several parameters only ("?1006;1000h"), so it is read here. */
static void watch_mouse(struct vt *vt, char byte) {
    static const char begin[] = "\033[?";
    struct buf *sequence = &vt->sequence;
    if (sequence->len < 3) {
        bool goes_on = byte == begin[sequence->len];
        if (!goes_on)
            buf_clear(sequence);
        if (goes_on || byte == begin[0])
            buf_add_char(sequence, byte);
        return;
    }
    buf_add_char(sequence, byte);
    if ((byte >= '0' && byte <= '9') || byte == ';')
        return;
    if ((byte == 'h' || byte == 'l') && strstr(buf_string(sequence), "1000"))
        vt->modes.mouse = byte == 'h';
    buf_clear(sequence);
}

/* Reads what the program sent; false where nothing came, or nothing will. */
static bool pump(struct vt *vt, int timeout) {
    char bytes[16384];
    if (!readable(vt->master, timeout))
        return false;
    ssize_t len = read(vt->master, bytes, sizeof bytes);
    if (len <= 0)
        return false;
    struct slice got = {bytes, (size_t)len};
    vt->sent += got.len;
    if (vt->bytes.len < KEPT_BYTES)
        buf_add(&vt->bytes, got);
    for (size_t i = 0; i < got.len; i++)
        watch_mouse(vt, got.at[i]);
    vterm_input_write(vt->term, got.at, got.len);
    send_answers(vt);
    return true;
}

static bool has_ended(struct vt *vt) {
    if (!vt->ended && waitpid(vt->child, &vt->status, WNOHANG) == vt->child)
        vt->ended = true;
    return vt->ended;
}

/* ---- when is it done ---- */

/* Looked at twice: between the first look and the one for signals it may have gone on. */
static enum process_look settled(struct vt *vt) {
    enum process_look look = process_look(vt->program);
    if (look != PROCESS_BLOCKED)
        return look;
    if (readable(vt->slave, 0) || process_has_signal(vt->program))
        return PROCESS_BUSY;
    look = process_look(vt->program);
    return look == PROCESS_BLOCKED && readable(vt->master, 0) ? PROCESS_BUSY : look;
}

static enum vt_state drain(struct vt *vt) {
    while (pump(vt, 0))
        continue;
    return VT_ENDED;
}

/* Says what a program that hangs is doing. */
static void explain(struct vt *vt) {
    char call[256];
    process_call(vt->program, call, sizeof call);
    fprintf(stderr, "hangs: state %c, input %s, signal %s, system call %s\n",
        process_state(vt->program), readable(vt->slave, 0) ? "unread" : "read",
        process_has_signal(vt->program) ? "due" : "none", call);
}

enum vt_state vt_settle(struct vt *vt) {
    const struct timespec pause = {0, PAUSE};
    long long end = now() + PATIENCE, quiet_since = now();
    while (now() < end) {
        if (pump(vt, 0)) {
            quiet_since = now();
            continue;
        }
        if (has_ended(vt))
            return drain(vt);
        enum process_look look = settled(vt);
        if (look == PROCESS_BLOCKED || (look == PROCESS_UNKNOWN && now() - quiet_since > QUIET))
            return VT_WAITS;
        nanosleep(&pause, NULL);
    }
    explain(vt);
    return VT_HANGS;
}

bool vt_wait(struct vt *vt, const char *text) {
    long long end = now() + PATIENCE;
    while (!vt_has(vt, text)) {
        if (now() > end)
            return false;
        pump(vt, 10);
    }
    return true;
}

/* ---- starting ---- */

static void set_environment(const struct vt_options *options) {
    static const char *const kept[] = {
        "PATH", "FIXTREE_CASES", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"};
    char *values[COUNT_OF(kept)];
    for (size_t i = 0; i < COUNT_OF(kept); i++) {
        const char *value = getenv(kept[i]);
        values[i] = value ? strdup(value) : NULL;
    }
    clearenv();
    for (size_t i = 0; i < COUNT_OF(kept); i++)
        if (values[i])
            setenv(kept[i], values[i], 1);
    setenv("HOME", "/nonexistent", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TERM", options->term ? options->term : "xterm-256color", 1);
    for (const char *const *e = options->environment; e && *e; e++) {
        char *pair = strdup(*e); /* putenv() keeps it */
        if (!pair || putenv(pair))
            _exit(126);
    }
}

static _Noreturn void run(const struct vt_options *options, char *const argv[]) {
    set_environment(options);
    execvp(argv[0], argv);
    _exit(127);
}

static void await_resume(pid_t job) {
    sigset_t resume;
    int number;
    sigemptyset(&resume);
    sigaddset(&resume, SIGUSR1);
    tcsetpgrp(STDIN_FILENO, getpid());
    if (write(STDOUT_FILENO, "[stopped]", 9) < 0 || sigwait(&resume, &number))
        _exit(125);
    tcsetpgrp(STDIN_FILENO, job);
    kill(-job, SIGCONT);
}

static _Noreturn void end_like(int status) {
    if (WIFSIGNALED(status)) {
        signal(WTERMSIG(status), SIG_DFL);
        raise(WTERMSIG(status));
    }
    _exit(WEXITSTATUS(status));
}

/*
 * Runs the program as a shell does: in a process group of its own, in the foreground. The kernel
 * does not stop a program whose group has no such parent, so nothing else will do. Tells the
 * program's process id through the pipe.
 */
static _Noreturn void run_job(const struct vt_options *options, char *const argv[], int out) {
    int status;
    sigset_t resume;
    sigemptyset(&resume);
    sigaddset(&resume, SIGUSR1);
    sigprocmask(SIG_BLOCK, &resume, NULL);
    signal(SIGTTOU, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        sigprocmask(SIG_UNBLOCK, &resume, NULL);
        run(options, argv);
    }
    setpgid(job, job);
    tcsetpgrp(STDIN_FILENO, job);
    if (write(out, &job, sizeof job) < 0)
        _exit(124);
    close(out);
    while (waitpid(job, &status, WUNTRACED) == job) {
        if (!WIFSTOPPED(status))
            end_like(status);
        await_resume(job);
    }
    _exit(123);
}

static void take_terminal(int slave, bool controlling) {
    if (controlling) {
        login_tty(slave);
        return;
    }
    setsid();
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        dup2(slave, fd);
    close(slave);
}

static void start_child(struct vt *vt, const struct vt_options *options, char *const argv[]) {
    int told[2];
    if (pipe(told))
        abort();
    vt->child = vt->program = fork();
    if (vt->child == 0) {
        close(vt->master);
        close(told[0]);
        take_terminal(vt->slave, !options->uncontrolled);
        if (options->job)
            run_job(options, argv, told[1]);
        close(told[1]);
        run(options, argv);
    }
    close(told[1]);
    if (options->job && read(told[0], &vt->program, sizeof vt->program) < 0)
        abort();
    close(told[0]);
}

struct vt *vt_start(const struct vt_options *options, char *const argv[]) {
    struct vt *vt = calloc(1, sizeof *vt);
    struct winsize size = {.ws_row = (unsigned short)(options->rows ? options->rows : 24),
        .ws_col = (unsigned short)(options->cols ? options->cols : 80)};
    if (!vt || openpty(&vt->master, &vt->slave, NULL, NULL, &size))
        abort();
    fcntl(vt->master, F_SETFD, FD_CLOEXEC);
    vt->modes.cursor = true;
    make_terminal(vt, size.ws_row, size.ws_col);
    start_child(vt, options, argv);
    vt_settle(vt);
    return vt;
}

/* ---- doing ---- */

enum vt_state vt_paste(struct vt *vt, const char *bytes, size_t len) {
    enum {
        QUEUE = 2048, /* the line discipline drops what goes beyond 4096 */
        PIECE = 1024
    };
    long long end = now() + PATIENCE;
    while (len > 0 && now() < end && !has_ended(vt)) {
        int queued = 0;
        ioctl(vt->slave, FIONREAD, &queued);
        if (queued < QUEUE) {
            ssize_t sent = write(vt->master, bytes, len < PIECE ? len : PIECE);
            if (sent <= 0)
                break;
            bytes += sent;
            len -= (size_t)sent;
        }
        pump(vt, 0);
    }
    return vt_settle(vt);
}

enum vt_state vt_type(struct vt *vt, const char *keys) {
    return vt_paste(vt, keys, strlen(keys));
}

enum vt_state vt_mouse(struct vt *vt, int button, int row, int col) {
    if (!vt->modes.mouse)
        return vt_settle(vt);
    vterm_mouse_move(vt->term, row, col, VTERM_MOD_NONE);
    vterm_mouse_button(vt->term, button, true, VTERM_MOD_NONE);
    if (button < 4)
        vterm_mouse_button(vt->term, button, false, VTERM_MOD_NONE);
    send_answers(vt);
    return vt_settle(vt);
}

enum vt_state vt_resize(struct vt *vt, int rows, int cols) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    drain(vt);
    make_terminal(vt, rows, cols);
    ioctl(vt->master, TIOCSWINSZ, &size);
    return vt_settle(vt);
}

enum vt_state vt_signal(struct vt *vt, int number) {
    kill(vt->program, number);
    return vt_settle(vt);
}

/* A stopped program looks as if it waited, so first it must go on. */
enum vt_state vt_resume(struct vt *vt) {
    const struct timespec pause = {0, PAUSE};
    long long end = now() + PATIENCE;
    kill(vt->child, SIGUSR1);
    while (process_state(vt->program) == 'T' && now() < end)
        nanosleep(&pause, NULL);
    return vt_settle(vt);
}

bool vt_clog(struct vt *vt, const char *keys) {
    const struct timespec pause = {0, 50 * PAUSE};
    long long end = now() + PATIENCE;
    int writing = 0;
    while (writing < 10 && now() < end) {
        if (!process_is_writing(vt->program) && write(vt->master, keys, strlen(keys)) < 0)
            return false;
        nanosleep(&pause, NULL);
        writing = process_is_writing(vt->program) ? writing + 1 : 0;
    }
    return writing == 10;
}

enum vt_state vt_await_end(struct vt *vt) {
    const struct timespec pause = {0, PAUSE};
    long long end = now() + PATIENCE;
    while (!has_ended(vt)) {
        if (now() > end)
            return VT_HANGS;
        nanosleep(&pause, NULL);
    }
    return VT_ENDED;
}

enum vt_state vt_hang_up(struct vt *vt) {
    close(vt->slave);
    close(vt->master);
    vt->slave = vt->master = -1;
    return vt_await_end(vt);
}

void vt_end(struct vt *vt) {
    if (vt->master >= 0 && !has_ended(vt))
        vt_hang_up(vt);
    if (!has_ended(vt)) {
        kill(vt->program, SIGKILL);
        kill(vt->child, SIGKILL);
        waitpid(vt->child, &vt->status, 0);
    }
    if (vt->master >= 0) {
        close(vt->slave);
        close(vt->master);
    }
    vterm_free(vt->term);
    buf_fini(&vt->row);
    buf_fini(&vt->osc);
    buf_fini(&vt->sequence);
    buf_fini(&vt->bytes);
    free(vt);
}

/* ---- looking ---- */

const char *vt_row(struct vt *vt, int row) {
    VTermRect rect = {.start_row = row, .end_row = row + 1, .start_col = 0, .end_col = vt->cols};
    size_t most = (size_t)(vt->cols + 2) * VTERM_MAX_CHARS_PER_CELL * 4;
    buf_clear(&vt->row);
    buf_reserve(&vt->row, most);
    vt->row.len = vterm_screen_get_text(vt->screen, vt->row.at, most, rect);
    while (vt->row.len && vt->row.at[vt->row.len - 1] == ' ')
        vt->row.len--;
    vt->row.at[vt->row.len] = '\0';
    return vt->row.at;
}

int vt_find(struct vt *vt, const char *text) {
    for (int row = 0; row < vt->rows; row++)
        if (strstr(vt_row(vt, row), text))
            return row;
    return -1;
}

bool vt_has(struct vt *vt, const char *text) {
    return vt_find(vt, text) >= 0;
}

VTermScreenCell vt_cell(struct vt *vt, int row, int col) {
    VTermScreenCell cell = {0};
    vterm_screen_get_cell(vt->screen, (VTermPos){row, col}, &cell);
    return cell;
}

struct vt_modes vt_modes(struct vt *vt) {
    struct vt_modes modes = vt->modes;
    struct termios termios;
    VTermPos cursor;
    vterm_state_get_cursorpos(vterm_obtain_state(vt->term), &cursor);
    modes.cursor_row = cursor.row;
    modes.cursor_col = cursor.col;
    vt_termios(vt, &termios);
    modes.canonical = termios.c_lflag & ICANON;
    modes.echo = termios.c_lflag & ECHO;
    return modes;
}

void vt_termios(struct vt *vt, struct termios *modes) {
    memset(modes, 0, sizeof *modes);
    if (tcgetattr(vt->slave, modes))
        abort();
}

const char *vt_osc(struct vt *vt) {
    return buf_string(&vt->osc);
}

size_t vt_sent(const struct vt *vt) {
    return vt->sent;
}

const char *vt_bytes(const struct vt *vt) {
    return buf_string(&vt->bytes);
}

pid_t vt_pid(const struct vt *vt) {
    return vt->program;
}

int vt_status(const struct vt *vt) {
    return vt->status;
}

void vt_dump(struct vt *vt) {
    for (int row = 0; row < vt->rows; row++)
        fprintf(stderr, "|%s\n", vt_row(vt, row));
}

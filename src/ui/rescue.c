#include "ui/rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

static volatile sig_atomic_t armed;
static struct {
    int fd;
    struct termios modes;
    char bytes[UI_RESCUE_BYTES];
    size_t len;
} last;

/* A signal may come at any point: what is armed is whole, which volatile alone does not promise for
 * the fields around it. */
void ui_rescue_arm(int fd, const struct termios *modes, struct slice bytes) {
    armed = 0;
    atomic_signal_fence(memory_order_seq_cst);
    last.fd = fd;
    last.modes = *modes;
    last.len = bytes.len < sizeof last.bytes ? bytes.len : sizeof last.bytes;
    memcpy(last.bytes, bytes.at, last.len);
    atomic_signal_fence(memory_order_seq_cst);
    armed = 1;
}

void ui_rescue_disarm(void) {
    armed = 0;
}

/* A terminal that takes no output (stopped, or its other side hangs) loses what is queued. */
static void write_now(void) {
    int flags = fcntl(last.fd, F_GETFL);
    fcntl(last.fd, F_SETFL, flags | O_NONBLOCK);
    if (write(last.fd, last.bytes, last.len) < (ssize_t)last.len) {
        tcflow(last.fd, TCOON);
        tcflush(last.fd, TCOFLUSH);
        if (write(last.fd, last.bytes, last.len) < 0)
            errno = 0; /* it is gone; the modes are still worth a try */
    }
    fcntl(last.fd, F_SETFL, flags);
}

void ui_rescue_now(void) {
    if (!armed)
        return;
    armed = 0;
    int saved = errno;
    signal(SIGTTOU, SIG_IGN); /* a background process would be stopped here */
    write_now();
    tcsetattr(last.fd, TCSANOW, &last.modes);
    errno = saved;
}

#include "import/run/channel.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

static bool send_all(int socket, const char *at, size_t len) {
    while (len) {
        ssize_t sent = send(socket, at, len, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        len -= (size_t)sent;
    }
    return true;
}

static bool receive_all(int socket, char *at, size_t len) {
    while (len) {
        ssize_t got = recv(socket, at, len, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        len -= (size_t)got;
    }
    return true;
}

bool channel_send(int socket, struct slice message) {
    uint32_t len = (uint32_t)message.len;
    return message.len <= UINT32_MAX && send_all(socket, (const char *)&len, sizeof len) &&
           send_all(socket, message.at, message.len);
}

bool channel_receive(int socket, struct buf *message, size_t limit) {
    uint32_t len;
    buf_clear(message);
    if (!receive_all(socket, (char *)&len, sizeof len) || len > limit)
        return false;
    buf_reserve(message, len);
    if (!receive_all(socket, message->at, len))
        return false;
    message->len = len;
    message->at[len] = '\0';
    return true;
}

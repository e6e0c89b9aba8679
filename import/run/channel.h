/* Messages over a stream socket: four bytes of length, then the bytes. */
#ifndef IMPORT_RUN_CHANNEL_H
#define IMPORT_RUN_CHANNEL_H

#include "base/buf.h"

/* Sends a message whole; false where the other side is gone. */
bool channel_send(int socket, struct slice message);

/* Waits for a message and puts it into `message`, in place of what was there; false where the other
 * side is gone or the message is longer than `limit`. */
bool channel_receive(int socket, struct buf *message, size_t limit);

#endif

/* An event that was pasted as it stands in the log. */
#ifndef SEARCH_EVENT_TEXT_H
#define SEARCH_EVENT_TEXT_H

#include "base/arena.h"
#include "base/slice.h"

/*
 * What of a pasted event says something: source, number and description, or what crashed and how,
 * without date, computer, level and the labels. A text with fewer than three of the labels is no
 * event, and returned as it is. In `arena`, or the text itself.
 */
struct slice event_essence(struct arena *arena, struct slice text);

#endif

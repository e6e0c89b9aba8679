/* The transcript of a case as a screen: to read, to copy, to write into a file. */
#ifndef UI_TRANSCRIPT_H
#define UI_TRANSCRIPT_H

#include "ui/kb.h"

/* What the screen is opened with. */
struct ui_transcript {
    struct ui_kb *kb;
    int64_t number; /* of the case */
};

extern const struct ui_screen ui_transcript_screen;

#endif

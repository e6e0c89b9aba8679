/* Telling the format of a text by what is in it; a file's name says nothing reliable. */
#ifndef IMPORT_READ_SNIFF_H
#define IMPORT_READ_SNIFF_H

#include "base/slice.h"

enum format {
    FORMAT_MARKDOWN,
    FORMAT_HTML,
    FORMAT_TEXT,
    FORMATS
};

/* The format whose marks stand out most in the text's first 64 kB; FORMAT_TEXT where none does. */
enum format sniff(struct slice text);

#endif

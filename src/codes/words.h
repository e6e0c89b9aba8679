/* The words around a number that tell whether it is an error number, and of which family: the
 * table in words.def. Private to src/codes. */
#ifndef CODES_WORDS_H
#define CODES_WORDS_H

#include "codes/codes.h"

enum word_class {
    WORD_MARK,   /* says it of the number behind it: "error 789", "event 5719", "returned 5" */
    WORD_KIND,   /* the same, where the number fits the family: "Stop 7B", "RAS 809", "HTTP 404" */
    WORD_SCOPE,  /* gives a mark its family: "VPN error 789", "Win32 error 5" */
    WORD_PART,   /* belongs to a mark: "event ID", "error number", "error value" */
    WORD_OPEN,   /* a mark together with its part: "message number 32777", "bug check 0x7B" */
    WORD_LINK,   /* stands between a mark and its number: "an error of 5" */
    WORD_IS,     /* the same, after WORD_FAILED too: "the code returned on failure is 787" */
    WORD_WITH,   /* the same after WORD_FAILED: "fails with 787" */
    WORD_FAILED, /* "fails", "exited" */
    WORD_ALIEN,  /* makes a mark into something else: "area code 425" */
    WORD_JOIN,   /* between the numbers of a list: "1925 and 1926" */
    WORD_ARTICLE,
    WORD_UNIT,  /* behind a number that counts: "returned 5 rows" */
    WORD_COUNT, /* before a number that counts or names something: "more than 500", "port 443" */
};

struct word {
    struct slice text; /* in lower case */
    enum word_class class;
    enum code_family family;
    bool behind; /* marks a number before it as well: "a 789 error" */
};

/* The row of that word, letters in any case; NULL where there is none. Static. */
const struct word *word_find(struct slice text);

#endif

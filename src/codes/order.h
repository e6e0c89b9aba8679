/* The order of the tables that are searched by word. Private to src/codes. */
#ifndef CODES_ORDER_H
#define CODES_ORDER_H

#include "base/slice.h"

/* Orders by bytes, upper-case ASCII letters as lower-case ones, a prefix before the longer text:
 * less than 0, 0, more than 0. What `LC_ALL=C sort` does with texts in lower case. */
static inline int order_nocase(struct slice a, struct slice b) {
    for (size_t i = 0; i < a.len && i < b.len; i++) {
        unsigned char left = (unsigned char)ascii_lower(a.at[i]);
        unsigned char right = (unsigned char)ascii_lower(b.at[i]);
        if (left != right)
            return left < right ? -1 : 1;
    }
    return (a.len > b.len) - (a.len < b.len);
}

#endif

/* The forms of an error number for people. Private to src/search. */
#ifndef SEARCH_NUMBER_FORMS_H
#define SEARCH_NUMBER_FORMS_H

#include "search/numbers.h"

enum {
    NUMBER_SMALL_DUMP = 0x10000000 /* the bit that small dumps add to a stop code */
};

/* Adds all ways to write the number to its forms, itself first. `wrapped`: HRESULT and NTSTATUS may
 * have it in them; an event's number is only itself. In `arena`. */
void number_add_forms(struct arena *arena, struct number *number, bool wrapped);

#endif

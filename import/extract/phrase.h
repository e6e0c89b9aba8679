/* Turns of phrase that tell what a sentence is for: rows of phrases.def, matched word by word. */
#ifndef IMPORT_EXTRACT_PHRASE_H
#define IMPORT_EXTRACT_PHRASE_H

#include "import/extract/sentence.h"

/* What a phrase says about its sentence; one bit each. */
enum phrase {
    PHRASE_CAUSE = 1 << 0,        /* "this issue occurs because" */
    PHRASE_FIX = 1 << 1,          /* "to resolve this issue" */
    PHRASE_WORKAROUND = 1 << 2,   /* "to work around this problem" */
    PHRASE_CHECK = 1 << 3,        /* "to determine whether" */
    PHRASE_SYMPTOM = 1 << 4,      /* "you receive the following error message" */
    PHRASE_ANNOUNCE = 1 << 5,     /* "follow these steps" */
    PHRASE_ALTERNATIVES = 1 << 6, /* "use one of the following methods" */
    PHRASE_EXAMPLE = 1 << 7,      /* "for example" */
    PHRASE_REFERENCE = 1 << 8,    /* "for more information, see" */
    PHRASE_EXPLAIN = 1 << 9,      /* "by default", "where x is" */
    PHRASE_OBLIGE = 1 << 10,      /* "you must", "make sure" */
    PHRASE_OUTPUT = 1 << 11,      /* "the output resembles the following" */
    PHRASE_COMMAND = 1 << 12,     /* "type the following command" */
    PHRASE_OTHERWISE = 1 << 13,   /* "alternatively", "-or-" */
    PHRASE_VERIFY = 1 << 14,      /* "to verify that the problem is fixed" */
    PHRASE_UNDO = 1 << 15,        /* "to undo this change" */
    PHRASE_BY_DESIGN = 1 << 16,   /* "this behavior is by design" */
    PHRASE_RECOMMENDED = 1 << 17, /* "method 1 is the recommended method" */
    PHRASE_CONDITION = 1 << 18,   /* "if", "when", "for Windows 7" at the beginning */
    PHRASE_PURPOSE = 1 << 19,     /* "to" and a verb at the beginning */
    PHRASE_FAILURE = 1 << 20,     /* "fails", "cannot", "error": talks of something going wrong */
    PHRASE_NEGATION = 1 << 21,    /* "isn't", "does not" */
    PHRASE_CAUSE_WEAK = 1 << 22,  /* "because": a reason, of whatever */
    PHRASE_REQUIRE = 1 << 23,     /* "must be": a state that has to hold */
    PHRASE_PERMIT = 1 << 24,      /* "you can use": a way that is open */
    PHRASE_BEFORE = 1 << 25,      /* "before you follow these steps" */
};

/* All that the sentence's words say, or-ed. */
uint32_t phrase_of(const struct sentence *sentence);

/* The same for a list of sentences. */
uint32_t phrases_of(const struct sentences *sentences);

/* Is the word the base form of a verb that instructions begin with? */
bool phrase_is_verb(const struct word *word);

/*
 * Does the sentence tell the reader to do something? An imperative at its beginning or behind its
 * opening clauses ("On the Edit menu, click Modify"), or an obligation ("you must restart").
 */
bool phrase_is_instruction(const struct sentence *sentence);

#endif

/* Turns of phrase that tell what a sentence is for: rows of phrases.def, matched word by word. */
#ifndef IMPORT_EXTRACT_PHRASE_H
#define IMPORT_EXTRACT_PHRASE_H

#include "base/buf.h"
#include "import/extract/sentence.h"

/* What a phrase says about its sentence; one bit each. */
enum phrase_number {
#define X(name, example) PHRASE_NUMBER_##name,
#include "import/extract/phrase_kinds.def"
#undef X
    PHRASE_KINDS
};
enum phrase {
#define X(name, example) PHRASE_##name = 1 << PHRASE_NUMBER_##name,
#include "import/extract/phrase_kinds.def"
#undef X
};

/* All that the sentence's words say, or-ed. */
uint32_t phrase_of(const struct sentence *sentence);

/* Adds the names of these phrases, each after a blank. */
void phrase_names(struct buf *out, uint32_t phrases);

/* Is the word the base form of a verb that instructions begin with? */
bool phrase_is_verb(const struct word *word);

/* Is it such a verb's form in -ing: "deleting", "running"? */
bool phrase_is_gerund(const struct word *word);

/*
 * Does the sentence tell the reader to do something? An imperative at its beginning or behind its
 * opening clauses ("On the Edit menu, click Modify"), or an obligation ("you must restart").
 */
bool phrase_is_instruction(const struct sentence *sentence);

/* The same where phrase_of() the sentence is known. */
bool phrase_instructs(const struct sentence *sentence, uint32_t phrases);

#endif

/*
 * A case: a walk that is kept. Whatever the technician does goes through here, is written to the
 * case file first (store/cases.h) and done then, so that a case can be taken up again where it was
 * left, whatever ended the program. Articles are meant by collection and path, fixes by their
 * titles, answers by their labels: all of it survives a new import.
 */
#ifndef TREE_CASE_H
#define TREE_CASE_H

#include "store/cases.h"
#include "store/read.h"
#include "tree/order.h"
#include "tree/walk.h"

/* What a case stands on. All of it is borrowed and stays until case_free(). */
struct case_base {
    const struct tree *tree;
    struct store *store;
    const char *path; /* of the case file, made when it is first needed; NULL: nothing is kept */
};

struct case_walk;

/* A case at the first question. It gets into the file with the first thing that is done; its number
 * is 0 until then. `head` gives name, machine and technician; without a name it goes by its
 * answers (cases_name_of()). */
struct case_walk *case_begin(
    const struct case_base *base, const struct cases_head *head) ATTR_RETURNS_NONNULL ATTR_MUST_USE;

/* Takes a case up again, where it was left; where the tree has changed so that this place cannot be
 * reached, at the last article that an answer named; else at the last question that can be reached,
 * and case_lost() says which answer is not there any more.
 * STATUS_NOTHING where there is no such case; STATUS_STORE. */
enum status case_resume(struct case_walk **walk, const struct case_base *base, int64_t number,
    struct error *error) ATTR_MUST_USE;
void case_free(struct case_walk *walk); /* takes NULL too */

/* The walk, to look at; the head; all events, kept or not. Valid until something is done; the stops
 * of the walk, and all that they hold, until case_free(). */
const struct walk *case_walk(const struct case_walk *walk);
const struct cases_head *case_head(const struct case_walk *walk);
const struct cases_events *case_events(const struct case_walk *walk);

/* The version of the knowledge base that it was begun with, where that is another one than this;
 * else empty. An import makes another one, too. */
struct slice case_elsewhere(const struct case_walk *walk);

/* The label of the answer at which a resumed case stopped; empty where it came to its place. */
struct slice case_lost(const struct case_walk *walk);

/*
 * What can be done, as in walk.h. STATUS_OK: it is written and done. STATUS_STORE: it is done, but
 * could not be written; the next thing that is done tries to write this one too. STATUS_USAGE: it
 * cannot be done here (no such answer, the first question, no fixes there). STATUS_NOTHING: another
 * fixtree went on with the case meanwhile; nothing is done, and the walk stands where the case
 * does.
 */
enum status case_answer(struct case_walk *walk, size_t answer, struct error *error) ATTR_MUST_USE;
enum status case_back(struct case_walk *walk, struct error *error) ATTR_MUST_USE;
enum status case_go(
    struct case_walk *walk, int64_t id, int problem, struct error *error) ATTR_MUST_USE;

/* Takes answers back until so many are left, without writing that yet: the next thing that is done
 * writes it. So whoever closes all screens and ends the program finds the case where it was. */
void case_leave(struct case_walk *walk, size_t answers);

/* Notes that a fix of an article was tried: `outcome` is CASES_SOLVED, CASES_FAILED or
 * CASES_SKIPPED; the reason may be empty. CASES_UNTRIED takes back what was noted of it. */
enum status case_tried(struct case_walk *walk, int64_t id, const struct article *article, int fix,
    enum cases_kind outcome, struct slice reason, struct error *error) ATTR_MUST_USE;

/* Notes how many steps of a fix are done, in their order; 0 takes that back. */
enum status case_steps(struct case_walk *walk, int64_t id, const struct article *article, int fix,
    size_t done, struct error *error) ATTR_MUST_USE;

/* Adds a note. */
enum status case_note(struct case_walk *walk, struct slice text, struct error *error) ATTR_MUST_USE;

/* Gives a placeholder ("server_name") its value for the whole case; an empty one takes it away. */
enum status case_set(struct case_walk *walk, struct slice name, struct slice value,
    struct error *error) ATTR_MUST_USE;

/* Closes the case, or opens it again; a closed one can still be read and walked. */
enum status case_close(struct case_walk *walk, bool closed, struct error *error) ATTR_MUST_USE;

/* The placeholders that have a value. In `arena`. */
struct case_value {
    struct slice name, value;
};
struct case_values {
    struct case_value *items;
    size_t count, capacity;
};
struct case_values case_values(const struct case_walk *walk, struct arena *arena);

/* ---- names that survive an import ---- */

/* An article's name ("kb/connect/error-789.md"), in `arena`; empty where there is none of that id.
 */
struct slice case_article_name(struct store *store, struct arena *arena, int64_t id);

/* The article of that name; where its collection is not there any more, the one of the same path,
 * if there is only one. STATUS_NOTHING, STATUS_STORE. */
enum status case_find_article(struct store *store, struct arena *arena, struct slice name,
    struct store_entry *entry, struct error *error) ATTR_MUST_USE;

/* The names of an article's fixes, by their numbers: a title, with the branch or a number behind it
 * where others have the same. In `arena`. And the fix of a name, letters in any case, or
 * ARTICLE_NONE. */
const struct slice *case_fix_names(struct arena *arena, const struct article *article);
int case_fix_named(struct arena *arena, const struct article *article, struct slice name);

/* ---- what was tried ---- */

/* What an article's fixes came to, by their numbers. The last word of a case on a fix counts. */
struct case_fix {
    enum cases_kind outcome; /* in this case: SOLVED, FAILED, SKIPPED, or CASES_KINDS: untried */
    unsigned solved, failed; /* in how many cases of the file, this one too */
    size_t steps;            /* that are done in this case */
};
struct case_fixes {
    struct case_fix *items;
    size_t count;
};
struct case_fixes case_fixes(
    struct case_walk *walk, struct arena *arena, int64_t id, const struct article *article);

/* The same for who is in no case: what they came to in all cases of a file; NULL for none. */
struct case_fixes case_fixes_of_all(struct cases *cases, struct store *store, struct arena *arena,
    int64_t id, const struct article *article);

/* The fixes in the order in which they are to be tried (tree/order.h), those that did not help in
 * this case last; or as the article has them. In `arena`. */
struct order case_order(struct arena *arena, const struct article *article,
    const struct case_fixes *fixes, int problem, bool as_written);

/* Where the walk stands at fixes: was each of them tried, or skipped, and none of them helped? */
bool case_is_exhausted(struct case_walk *walk);

/* The problems nearest to this one: what would be asked if none of the fixes here helped. Labels,
 * in `arena`. */
struct case_labels {
    struct slice *items;
    size_t count, capacity;
};
struct case_labels case_nearest(struct case_walk *walk, struct arena *arena);

#endif

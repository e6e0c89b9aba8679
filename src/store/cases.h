/*
 * The case file: a technician's cases, each a row and a list of events that only grows. It is a
 * file of its own beside the knowledge base, written by the technician's own machine alone. Every
 * event is a transaction of its own, so a case survives whatever ends the program. What is returned
 * lives in the caller's arena.
 */
#ifndef STORE_CASES_H
#define STORE_CASES_H

#include "base/arena.h"
#include "base/status.h"

#include <stdint.h>

struct cases;

enum {
    CASES_TEXT_BYTES = 64 << 10, /* of a name, a note, a reason: what a person types */
    CASES_EVENTS = 10000, /* of one case, when it is imported: a transcript of 40,000 takes 30 s */
    CASES_ANYWHERE = -1,  /* an event may follow whatever stands last */
    CASES_DAY = 24 * 60 * 60, /* seconds */
};

enum cases_kind {
#define X(name, word, moves, fields) CASES_##name,
#include "store/case_kinds.def"
#undef X
    CASES_KINDS
};

/* The word of a kind in the file ("answer"), static; the kind of a word, or CASES_KINDS. */
const char *cases_kind_word(enum cases_kind kind);
enum cases_kind cases_kind_read(struct slice word);

/* Does an event of this kind change where the walk stands? */
bool cases_kind_moves(enum cases_kind kind);

/* What happened; case_kinds.def says what the texts of each kind hold. */
struct cases_event {
    int64_t time; /* seconds since 1970 */
    enum cases_kind kind;
    struct slice about; /* an article: collection and path; may be empty */
    struct slice text, more;
};
struct cases_events {
    struct cases_event *items;
    size_t count, capacity;
};

/* A case without its events. */
struct cases_head {
    int64_t number;
    struct slice key; /* the same on every machine that the case is taken to */
    struct slice name, machine, technician;
    bool unnamed;       /* nobody gave it the name: that is made of its answers */
    struct slice store; /* the version of the knowledge base that it was begun with */
    int64_t begun, changed;
    int64_t last; /* how many events it has */
    bool closed;
    bool solved;    /* by a fix of which the last word is that it helped */
    bool looked_up; /* questions were answered, but nothing was tried, noted, filled in or named */
};
struct cases_heads {
    struct cases_head *items;
    size_t count, capacity;
};

/* The state of a case for people: "open", "looked up", "solved", "closed", "solved, closed".
 * Static. */
const char *cases_state(const struct cases_head *head);

/* What a case is called that nobody gave a name: the answer that led to the article where it
 * stands, or the last one where it stood; before one is reached all its answers ("Remote access,
 * The VPN"), before there are any "walk of 2026-11-26 09:30", by the local clock. In `arena`. */
struct slice cases_name_of(struct arena *arena, int64_t begun, const struct cases_events *events);

/* Where the case file is: `given`, else $FIXTREE_CASES, else fixtree/cases.db in $XDG_STATE_HOME or
 * ~/.local/state (XDG base directory specification: a relative folder counts as unset); NULL where
 * none of them says, or `given` or $FIXTREE_CASES is empty. In `arena`. */
const char *cases_place(struct arena *arena, const char *given);

/*
 * Opens a case file, for writing where it can be written. With `make` it is made where there is
 * none, for its owner alone, its folders too. STATUS_OK; STATUS_NOTHING without `make` where there
 * is none; STATUS_STORE with the reason: it cannot be made, is none of ours, damaged, of a newer
 * version. Closed with cases_close(), which takes NULL too.
 */
enum status cases_open(
    struct cases **cases, const char *path, bool make, struct error *error) ATTR_MUST_USE;
void cases_close(struct cases *cases);

/* Begins a case: name, machine, technician and store of the head are kept; number, key and times
 * are put into it, the key in `arena`. A time or key that is there already stays. Without a name,
 * or `unnamed`, it is called by its answers. STATUS_STORE; STATUS_USAGE where a text is too long.
 */
enum status cases_new(struct cases *cases, struct arena *arena, struct cases_head *head,
    struct error *error) ATTR_MUST_USE;

/*
 * Adds an event to the end of a case; without a time it is now. `*last` is the number of the event
 * that it is to follow, or CASES_ANYWHERE, and then that of the new one. STATUS_OK once it is on
 * the disk; STATUS_NOTHING where another one stands there by now or there is no such case;
 * STATUS_USAGE where a text is too long; STATUS_STORE.
 */
enum status cases_add(struct cases *cases, int64_t number, int64_t *last,
    const struct cases_event *event, struct error *error) ATTR_MUST_USE;

/* The case with that number; the one of that number or name, letters in any case (STATUS_USAGE
 * where several have it). STATUS_NOTHING where there is none. */
enum status cases_head(struct cases *cases, struct arena *arena, int64_t number,
    struct cases_head *head, struct error *error) ATTR_MUST_USE;
enum status cases_find(struct cases *cases, struct arena *arena, struct slice name,
    struct cases_head *head, struct error *error) ATTR_MUST_USE;

/* All cases, the newest first; those in which something was only looked up behind the others. */
enum status cases_list(struct cases *cases, struct arena *arena, struct cases_heads *heads,
    struct error *error) ATTR_MUST_USE;

/* All events of a case, in order. STATUS_STORE where a kind is unknown: damaged. */
enum status cases_events(struct cases *cases, struct arena *arena, int64_t number,
    struct cases_events *events, struct error *error) ATTR_MUST_USE;

/* What was tried of an article's fixes, and taken back of that, case after case. */
struct cases_trial {
    int64_t number; /* of the case */
    struct cases_event event;
};
struct cases_trials {
    struct cases_trial *items;
    size_t count, capacity;
};
enum status cases_trials(struct cases *cases, struct arena *arena, struct slice about,
    struct cases_trials *trials, struct error *error) ATTR_MUST_USE;

/* How many cases an article has solved. */
struct cases_solved {
    struct slice about; /* the article: collection/path */
    int64_t cases;
};
struct cases_solved_list {
    struct cases_solved *items;
    size_t count, capacity;
};
enum status cases_solved(struct cases *cases, struct arena *arena, struct cases_solved_list *solved,
    struct error *error) ATTR_MUST_USE;

/* Gives a case the name, machine and technician of the head. The name that it has already changes
 * nothing, and without one it is called by its answers again. STATUS_NOTHING where there is no such
 * case. */
enum status cases_rename(
    struct cases *cases, const struct cases_head *head, struct error *error) ATTR_MUST_USE;

/* Deletes a case with all its events. STATUS_NOTHING where there is none. */
enum status cases_delete(struct cases *cases, int64_t number, struct error *error) ATTR_MUST_USE;

/* Deletes cases in which something was only looked up, and in which nothing was done since
 * `before` (seconds since 1970): that of the number, or for 0 all. A case in which anything else
 * was done meanwhile stays. `*count` says how many are gone. */
enum status cases_forget(struct cases *cases, int64_t number, int64_t before, size_t *count,
    struct error *error) ATTR_MUST_USE;

/*
 * Takes a case from another machine in, whole or not at all. Where the case of that key is here,
 * the events that it lacks are added. head->number is its number here; `*added` says how many
 * events were added. STATUS_USAGE where both went on by themselves, so that neither holds the
 * other.
 */
enum status cases_take(struct cases *cases, struct arena *arena, struct cases_head *head,
    const struct cases_events *events, size_t *added, struct error *error) ATTR_MUST_USE;

#endif

/*
 * What the screens show: an open knowledge base and the one walk through its questions, which is a
 * case (tree/case.h) from its first answer on.
 *
 * A screen stands for an answer: going on pushes a screen, and closing it takes the answer back.
 * So the stack of screens and the walk cannot disagree. What leads elsewhere (a hit of a search, a
 * link) is a step of the walk too, so that "none of these helped" goes on from there.
 */
#ifndef UI_KB_H
#define UI_KB_H

#include "search/search.h"
#include "tree/case.h"
#include "ui/prompt.h"
#include "ui/screen.h"

struct ui_kb;

/* What a screen is opened with. */
struct ui_opening {
    struct ui_kb *kb;
    size_t answers;    /* the walk's before the step that led here; ui_kb_leave() goes back there */
    size_t stop;       /* of the walk, for a question: as many answers lead there */
    int64_t article;   /* to be shown, or, for a question, whose branches it asks for; else 0 */
    int problem;       /* of the article, or ARTICLE_NONE */
    int fix;           /* of the article, or ARTICLE_NONE where the problem is shown */
    uint32_t block;    /* of the article, where to begin; 0 for its beginning */
    bool below;        /* the screen below has the article's title */
    bool alone;        /* a fix without the list of fixes below it */
    struct slice text; /* the number or setting to look up; borrowed until the screen is open */
};

/* A fix whose screen was closed. */
struct ui_left {
    int64_t article; /* 0: none */
    int fix;
};

struct ui_kb {
    struct store *store; /* borrowed */
    struct tree *tree;
    struct case_walk *current;       /* the case that is walked */
    LIST(struct case_walk *) former; /* cases before it: screens may show their questions */
    bool keeps;                      /* cases are kept, if they can be */
    const char *cases;               /* the case file; NULL: there is no place for it */
    struct slice technician;
    int64_t unfinished; /* the case worked on last, in these days, if it is not done; or 0 */
    bool told;          /* that nothing is kept */
    unsigned changes;   /* counts what was noted, for screens that show it */
    bool as_written;    /* fixes stand in the order of their article */
    bool settling;      /* screens are closed without taking answers back */
    size_t rebuilt;     /* stops that have a screen again */
    char said[UI_MESSAGE_BYTES]; /* to be said when all screens are there */
    bool said_bad;               /* it is a failure */
    struct arena *lasting;       /* of what lives as long as this */
    struct search *search;       /* NULL before the first search */
    struct ui_history queries;   /* what was searched for */
    struct arena *arena;         /* of what is read while a screen is chosen */
    struct ui_left left;         /* for the list it is one of: there it is the selected one */
    struct ui_opening opening;   /* of the screen that is pushed next */
};

/* The knowledge base of a store, which must stay open until ui_kb_fini(), and its tree, which is
 * closed by that. */
void ui_kb_init(struct ui_kb *kb, struct store *store, struct tree *tree) ATTR_NONNULL;
void ui_kb_fini(struct ui_kb *kb) ATTR_NONNULL;

/* Opens the search, where that was not done yet. */
enum status ui_kb_need_search(struct ui_kb *kb, struct error *error) ATTR_MUST_USE;

/* Keeps cases in that file from now on, under that technician's name; with NULL it is said that
 * there is no place for them. Without this call nothing is kept, and nothing said. Both are
 * borrowed. */
void ui_kb_keep(struct ui_kb *kb, const char *cases, const char *technician);

/* At the first question: the case that could be gone on with, be it the current one, of which all
 * answers were taken back, or one of an earlier run; else 0. */
int64_t ui_kb_unfinished(const struct ui_kb *kb);

/* The walk of the current case. Its stops stay until ui_kb_fini(). */
const struct walk *ui_kb_walk(const struct ui_kb *kb);

/* Begins a new case at the first question, and says so, behind what led there ("" or "Deleted. ").
 */
struct ui_effect ui_kb_begin(struct ui_kb *kb, const char *why);

/* Takes another case up: its screens, one an answer. */
struct ui_effect ui_kb_resume(struct ui_kb *kb, int64_t number);

/* The effect of something that was done, with what it came to: says once why nothing is kept, and
 * behind each message that this is not; and that another fixtree went on with the case; then the
 * screens are those of where it stands. */
struct ui_effect ui_kb_done(
    struct ui_kb *kb, enum status status, const struct error *error, struct ui_effect effect);

/* The argument for a screen that shows where the walk stands now. */
struct ui_opening *ui_kb_opening(struct ui_kb *kb);

/* Takes back what was answered since: for .close, and for an .open that fails. It is written with
 * the next answer, so that ending the program does not take all of them back. */
void ui_kb_leave(struct ui_kb *kb, size_t answers);

/* The last two parts of a path: enough to know an article by, where room is short. */
struct slice ui_kb_short_path(struct slice path);

/* Answers the question with an option from 1 or with WALK_OTHER; pushes what comes next. */
struct ui_effect ui_kb_answer(struct ui_kb *kb, size_t answer);

/* Goes to an article from outside: to its question where it is a page with branches, to its fixes
 * where it has some, to its text where it has none. `fix` is one of the article's, or ARTICLE_NONE;
 * `block` is the place that is meant, or 0. */
struct ui_effect ui_kb_go(struct ui_kb *kb, int64_t article, int fix, uint32_t block);

/* Pushes the whole text of an article, at that block. */
struct ui_effect ui_kb_read(struct ui_kb *kb, int64_t article, uint32_t block);

/* Pushes what is known about an error number. */
struct ui_effect ui_kb_number(struct ui_kb *kb, struct slice number);

/* Pushes what is known about a registry key or value. */
struct ui_effect ui_kb_setting(struct ui_kb *kb, struct slice setting);

/* None of the fixes that are shown helped: goes on with the walk, from that article where it is
 * not there already. */
struct ui_effect ui_kb_none_helped(struct ui_kb *kb, int64_t article, int problem);

/* Puts fixes in the order of their article, or back in the order to try them. */
void ui_kb_switch_order(struct ui_kb *kb);

enum {
    UI_KB_QUESTION_NOTE = UI_QUESTION_OWN,
    UI_KB_QUESTION_OWN /* a screen's own begin here */
};

/* Does an action of the context KB. */
struct ui_effect ui_kb_act(struct ui_kb *kb, enum ui_action action);

/* Those actions, and the answers to what they ask, for all screens; the kb is borrowed. */
struct ui_common ui_kb_common(struct ui_kb *kb);

#endif

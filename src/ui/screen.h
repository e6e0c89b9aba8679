/*
 * A screen: a table of functions and a private state. Screens lie on a stack; the app draws the
 * topmost and hands it what is typed. A handler does nothing to the app: it returns an effect,
 * and the app applies it. So there is one loop, and dialogs are screens like all others.
 *
 *     static const struct ui_screen article_screen = {
 *         .context = UI_CONTEXT_ARTICLE,
 *         .state_size = sizeof(struct article_state),
 *         .widget = &ui_textview_widget,
 *         .open = open, .own = own, .title = title, .close = close,
 *     };
 *     return ui_push(&article_screen, &argument);
 */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "base/attr.h"
#include "base/status.h"
#include "ui/action.h"
#include "ui/event.h"
#include "ui/grid.h"

struct ui_history;
struct ui_screen;

enum ui_effect_kind {
    UI_EFFECT_NONE,    /* go on; the screen is drawn anew anyway */
    UI_EFFECT_REPAINT, /* paint all, for a terminal that was disturbed */
    UI_EFFECT_PUSH,    /* open `screen` with `argument` above this one */
    UI_EFFECT_SHOW,    /* the same, but come back to it where it is open (see .shows) */
    UI_EFFECT_POP,     /* close this one and show `message`, if any; the first one stays */
    UI_EFFECT_HOME,    /* close all but the first one */
    UI_EFFECT_QUIT,    /* end the program */
    UI_EFFECT_MESSAGE, /* show `message` until the next key */
    UI_EFFECT_ASK,     /* have a line typed: `label`, `text` to begin with; then .answer */
    UI_EFFECT_COPY,    /* put `text` on the clipboard and show `message` */
    UI_EFFECT_RUN,     /* close this screen and have the one below do `action` */
    UI_EFFECT_MOUSE,   /* switch the mouse off or on */
};

enum {
    UI_MESSAGE_BYTES = 512
};

struct ui_effect {
    enum ui_effect_kind kind;
    const struct ui_screen *screen;
    const void *argument; /* borrowed until the screen is open */
    const char *label;    /* static */
    struct slice text;    /* borrowed until the effect is applied */
    int question;         /* comes back with the answer */
    bool live;            /* answer at every key, not only at the end */
    struct ui_history *history;
    enum ui_action action;
    bool bad; /* the message says that something failed */
    char message[UI_MESSAGE_BYTES];
    struct ui_effect (*then)(void *context); /* what follows once it is applied; may be NULL */
    void *context;
};

/* The effects, for `return`. The texts of messages are cut after UI_MESSAGE_BYTES. */
struct ui_effect ui_stay(void);
struct ui_effect ui_push(const struct ui_screen *screen, const void *argument);
struct ui_effect ui_show(const struct ui_screen *screen, const void *argument);
struct ui_effect ui_pop(void);
struct ui_effect ui_home(void);
struct ui_effect ui_quit(void);
struct ui_effect ui_message(const char *format, ...) ATTR_PRINTF(1, 2);
struct ui_effect ui_failure(const char *format, ...) ATTR_PRINTF(1, 2);
struct ui_effect ui_copy(struct slice text, const char *format, ...) ATTR_PRINTF(2, 3);

/* What an answer belongs to. Widgets have their own; a screen's begin with UI_QUESTION_OWN. */
enum {
    UI_QUESTION_SEARCH,
    UI_QUESTION_FILTER,
    UI_QUESTION_OWN
};
struct ui_effect ui_ask(
    int question, const char *label, struct slice text, bool live, struct ui_history *history);

enum ui_answer_kind {
    UI_ANSWER_TYPED,   /* a key was typed, for a live question */
    UI_ANSWER_GIVEN,   /* Enter */
    UI_ANSWER_DROPPED, /* Esc; the text is empty */
};

struct ui_answer {
    enum ui_answer_kind kind;
    int question;
    struct slice text; /* borrowed until the handler returns; one line */
};

/* What a screen that is open says to one that is to be shown. */
enum ui_shows {
    UI_SHOWS_OTHER, /* something else: the new one is opened above it */
    UI_SHOWS_KIN,   /* another side of the same thing: what is wanted may lie below it */
    UI_SHOWS_IT,    /* it is this one, and has gone to the place that was meant */
};

/*
 * What all screens of a program have in common: actions that each of them does in the same way,
 * such as a search, and the answers to what those ask. The app asks here before the screen, so
 * that no screen has to pass anything on.
 */
struct ui_common {
    void *context;
    /* Does an action of the contexts it owns; false for any other. */
    bool (*act)(void *context, enum ui_action action, struct ui_effect *effect);
    /* Takes the answer to what it asked; false for any other. */
    bool (*answer)(void *context, const struct ui_answer *answer, struct ui_effect *effect);
};

/* What shows something and acts on it: a list, a text, and each screen by itself. */
struct ui_widget {
    /* Adds where the user is in it ("3 of 12"). May be NULL. */
    void (*status)(const void *state, struct buf *out);

    /* Would this action do nothing now but say so? Then it is left out of the key bar. Asked at
     * every drawing, after .draw. May be NULL: all of them do something. */
    bool (*idle)(const void *state, enum ui_action action);

    /* Draws it. The area is blank and has at least a row and 20 columns. May be NULL: it stays so.
     */
    void (*draw)(void *state, struct ui_area area);

    /* Does an action of a context that its keys are looked up in, but not what a screen's .own
     * does, nor of GLOBAL, which is the app's, nor of what is common. A click has the coordinates
     * of the grid, as the area has. May be NULL: it does nothing. */
    struct ui_effect (*act)(void *state, enum ui_action action, const struct ui_event *event);

    /* Takes a character that is bound to nothing, or pasted text. May be NULL. */
    struct ui_effect (*type)(void *state, const struct ui_event *event);

    /* Takes the answer to what it asked. May be NULL where it never asks. */
    struct ui_effect (*answer)(void *state, const struct ui_answer *answer);
};

struct ui_screen {
    enum ui_context context; /* where its keys are looked up */
    size_t state_size;       /* of its private state, zeroed before open */

    /* Fills the state from the argument. On failure the screen is not shown, `error` is, and
     * close is not called. May be NULL. */
    enum status (*open)(void *state, const void *argument, struct error *error);

    /* Frees what the state holds. May be NULL. */
    void (*close)(void *state);

    /* Is it what that screen would show, opened with an argument that is of the same type as its
     * own? So whoever goes round and round between the text of an article and its fixes leaves it
     * with one way back. May be NULL: it is something else. */
    enum ui_shows (*shows)(void *state, const struct ui_screen *screen, const void *argument);

    /* Its part of the way shown in the title bar; .title adds one that is not always the same. */
    const char *name;
    void (*title)(const void *state, struct buf *out);

    /* Does an action of its context; false for any other. own.def writes it. May be NULL. */
    bool (*own)(void *state, enum ui_action action, struct ui_effect *effect);

    /* What its state begins with: it does what is left out of the following. May be NULL. */
    const struct ui_widget *widget;
    void (*status)(const void *state, struct buf *out);
    bool (*idle)(const void *state, enum ui_action action);
    void (*draw)(void *state, struct ui_area area);
    struct ui_effect (*act)(void *state, enum ui_action action, const struct ui_event *event);
    struct ui_effect (*type)(void *state, const struct ui_event *event);
    struct ui_effect (*answer)(void *state, const struct ui_answer *answer);
};

#endif

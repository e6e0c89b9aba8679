/* What the files of the app share. Inside src/ui/app*.c only. */
#ifndef UI_APP_PARTS_H
#define UI_APP_PARTS_H

#include "ui/app.h"
#include "ui/frame.h"
#include "ui/help.h"
#include "ui/prompt.h"

/* A screen on the stack. */
struct ui_entry {
    const struct ui_screen *screen;
    void *state;
};

/* A question that is being answered. */
struct ui_asked {
    bool open;
    int number;
    bool live;
    const char *label;
    struct ui_prompt prompt;
};

struct ui_app {
    struct ui_terminal *terminal;
    const struct ui_keymap *keymap;
    const struct ui_common *common;
    struct ui_grid grid;
    struct ui_entry *stack;
    size_t depth;
    struct ui_span *spans; /* of the titles, one a screen, when last drawn */
    size_t span_count;
    bool drawn;                         /* the topmost screen was drawn since it was opened */
    struct ui_event typed[UI_SEQUENCE]; /* the beginning of a key sequence */
    size_t typed_count;
    struct ui_asked question;
    struct ui_help_argument help;
    char message[UI_MESSAGE_BYTES]; /* until the next key */
    bool bad;                       /* the message says that something failed */
    bool mouse, ended;
    int signal;
};

/* A function of a screen, or, where it leaves that out, of its widget; NULL where neither has it.
 */
#define UI_APP_FUNCTION(screen, name)                                                              \
    ((screen)->name || !(screen)->widget ? (screen)->name : (screen)->widget->name)

/* The topmost screen. */
struct ui_entry *ui_app_top(struct ui_app *app);

/* Is the terminal too small to show anything? */
bool ui_app_is_too_small(const struct ui_app *app);

/* Where keys are looked up now: in the question that is asked, else in the topmost screen. */
enum ui_context ui_app_context(struct ui_app *app);

/* Whose keys the bar shows. */
struct ui_bar_of ui_app_bar(struct ui_app *app);

/* The part of the screen between the bars. */
struct ui_area ui_app_body(struct ui_area all);

#endif

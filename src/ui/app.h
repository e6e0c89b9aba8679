/*
 * The app: a stack of screens, each with a state of its own, and the one loop: draw, wait for one
 * event, hand it to the topmost screen, apply the effect that comes back. A screen that is come
 * back to is as it was left: cursor, scroll and all are in its state.
 */
#ifndef UI_APP_H
#define UI_APP_H

#include "ui/keymap.h"
#include "ui/screen.h"
#include "ui/terminal.h"

struct ui_app;

/* An app on that terminal, whose screens have that in common (NULL: nothing); all are borrowed
 * until ui_app_free(). */
struct ui_app *ui_app_new(struct ui_terminal *terminal, const struct ui_keymap *keymap,
    const struct ui_common *common) ATTR_RETURNS_NONNULL ATTR_MUST_USE;

/* Closes the screens. The terminal stays open. NULL does nothing. */
void ui_app_free(struct ui_app *app);

/* Opens the first screen. Fails as its .open does. */
enum status ui_app_start(struct ui_app *app, const struct ui_screen *screen, const void *argument,
    struct error *error) ATTR_MUST_USE;

/* Draws, waits for an event and handles it. False once the app has ended. */
bool ui_app_step(struct ui_app *app) ATTR_NONNULL;

/* Draws and shows the screen as it is now. */
void ui_app_draw(struct ui_app *app) ATTR_NONNULL;

/* The signal that ended the app, or 0. */
int ui_app_signal(const struct ui_app *app) ATTR_NONNULL;

/* A screen to begin with. */
struct ui_first {
    const struct ui_screen *screen;
    const void *argument; /* borrowed until the screen is open */
    const char *warning;  /* to be shown with it until the next key; NULL: none */
};

/*
 * All of the above: opens these screens, at least one, the last one on top, and runs until the user
 * or the terminal ends it. STATUS_OK; what a screen's .open fails with; STATUS_INTERRUPTED where a
 * signal ended it, which is in `*signal` then (else 0).
 */
enum status ui_run(struct ui_terminal *terminal, const struct ui_keymap *keymap,
    const struct ui_common *common, const struct ui_first *first, size_t count, int *signal,
    struct error *error);

#endif

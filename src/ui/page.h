/* An article that is being shown, with all its texts. */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include "ui/kb.h"

struct ui_page {
    struct ui_kb *kb;
    size_t answers; /* the walk's before the step that led here */
    struct arena *arena;
    struct store_entry entry;
    struct article article;
};

/* Reads the article that a screen is opened with. On failure the walk is back where it was, and
 * there is nothing to free. */
enum status ui_page_init(
    struct ui_page *page, const struct ui_opening *opening, struct error *error) ATTR_MUST_USE;

/* Frees it, and takes back what was answered since: the screen is closed. */
void ui_page_fini(struct ui_page *page) ATTR_NONNULL;

/* For .shows of a screen that shows this page: `same` says whether it is the kind of screen, and
 * the problem, that is wanted. Where it is, the step that was made to go there is taken back. */
enum ui_shows ui_page_shows(
    const struct ui_page *page, const struct ui_opening *opening, bool same);

/* Shows the whole text of the page, at that block. */
struct ui_effect ui_page_read(const struct ui_page *page, uint32_t block);

/*
 * Follows a link of the article. One into the store goes there: to the fixes of its article, or,
 * `reading`, to its text. One out of the store is put on the clipboard: there may be no network
 * here, but there is one elsewhere. A link to a place of this article has no effect but `*block`.
 */
struct ui_effect ui_page_follow(
    const struct ui_page *page, struct slice target, bool reading, uint32_t *block);

#endif

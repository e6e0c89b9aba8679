/* The fixes of a problem as screens list them: in which order, and under which names. */
#ifndef UI_FIXES_H
#define UI_FIXES_H

#include "sheet/transcript.h"
#include "ui/page.h"

/* A fix in a list. */
struct ui_fix_item {
    int fix;                 /* of the article */
    struct slice reason;     /* why it stands there */
    enum cases_kind outcome; /* of this case; CASES_KINDS where it was not tried */
    size_t steps;            /* that are done in this case */
};
struct ui_fixes {
    struct ui_fix_item *items;
    size_t count, capacity;
};

/* The fixes of a problem (ARTICLE_NONE: all of the article): those of the problem itself first,
 * then those of the article as a whole; in the order in which they are to be tried, or, with
 * kb->as_written, as the article has them. What did not help in this case stands last. In the
 * page's arena. */
struct ui_fixes ui_fixes_of(struct ui_kb *kb, const struct ui_page *page, int problem);

/* How many commands, and how many registry settings, a fix has. */
size_t ui_fix_commands(const struct article *article, int fix);
size_t ui_fix_settings(const struct article *article, int fix);

/* Could the title be that of any fix: "Resolution", "Method 2"? */
bool ui_fix_title_is_plain(struct slice title);

/* The name of a fix: its title; where that says no more than "Resolution", the heading of the
 * section that it stands in; where that says no more, and another fix is called the same, its first
 * step, too. Borrowed from the page, or static. */
struct slice ui_fix_label(const struct ui_page *page, int fix);

#endif

/* The fixes of a problem as screens list them: in which order, and under which names. */
#ifndef UI_FIXES_H
#define UI_FIXES_H

#include "sheet/sheet.h"
#include "ui/page.h"

/* The fixes of a problem (ARTICLE_NONE: all of the article): those of the problem itself first,
 * then those of the article as a whole. Numbers of the article's list, in the page's arena. */
struct sheet_fixes ui_fixes_of(const struct ui_page *page, int problem);

/* Could the title be that of any fix: "Resolution", "Method 2"? */
bool ui_fix_title_is_plain(struct slice title);

/* The name of a fix: its title; where that says no more than "Resolution", the heading of the
 * section that it stands in. Borrowed from the article, or static. */
struct slice ui_fix_label(const struct ui_page *page, int fix);

#endif

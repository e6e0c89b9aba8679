/* The screens of fixtree. Each is opened with a struct ui_opening (ui/kb.h). */
#ifndef UI_SCREENS_H
#define UI_SCREENS_H

#include "ui/kb.h"

extern const struct ui_screen ui_question_screen; /* the question where the walk stands */
extern const struct ui_screen ui_problem_screen;  /* a problem that has several fixes */
extern const struct ui_screen ui_fix_screen; /* a fix; its problem above it if it is the only one */
extern const struct ui_screen ui_article_screen;  /* the whole text of an article */
extern const struct ui_screen ui_search_screen;   /* search while typing */
extern const struct ui_screen ui_number_screen;   /* what an error number means */
extern const struct ui_screen ui_setting_screen;  /* what touches a registry key or value */
extern const struct ui_screen ui_articles_screen; /* all articles */
extern const struct ui_screen ui_cases_screen;    /* all cases, to go on with one */

#endif

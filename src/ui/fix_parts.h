/* What the files of the screen of a fix share. Inside src/ui/fix*.c only. */
#ifndef UI_FIX_PARTS_H
#define UI_FIX_PARTS_H

#include "ui/copying.h"
#include "ui/fixes.h"
#include "ui/printing.h"
#include "ui/textview.h"

struct fix {
    struct ui_textview view; /* first, for the functions of texts */
    struct ui_page page;
    int problem;
    struct ui_fixes fixes;
    unsigned changes; /* of the case, when the fixes were listed */
    size_t current;   /* among the fixes */
    bool overview;    /* the problem is shown too */
    bool alone;       /* the list that it is from does not lie below */
    bool lines;       /* the lines that make, check and undo each setting */
    struct ui_copying copying;
    struct ui_printing printing;
    struct sheet_subject subject; /* of what is copied or written */
    size_t value_count;
    const struct sheet_value *values; /* of the case, for its placeholders */
    struct sheet_steps steps;         /* of the fix that is shown */
    struct slice name;                /* of the fix that is shown, for the title */
    enum layout_box *done;            /* by step of the article */
    struct sheet_names names;         /* placeholders of the fix that is shown */
    size_t asked;                     /* so many of them */
    char label[80];                   /* of the question */
};

/* The fix that is shown, of the article, or ARTICLE_NONE. */
int ui_fix_number(const struct fix *fix);

/* How many of the steps that are shown are done. */
size_t ui_fix_steps_done(const struct fix *fix);

/* Lists the fixes, and fills in the values, as the case has them now; the fix that is shown stays.
 */
void ui_fix_list(struct fix *fix);

/* Shows another of the fixes that are listed, from its beginning. */
struct ui_effect ui_fix_show(struct fix *fix, size_t current);

/* Takes the answer to what the actions of fix_case.c ask. */
struct ui_effect ui_fix_answer(struct fix *fix, const struct ui_answer *given);

/* The actions of the context FIX, each declared by its row. */
#define UI_FIX_ACTIONS
#define X(context, id, name, keys, bar, help) struct ui_effect ui_fix_act_##name(struct fix *fix);
#include "ui/actions.def"
#undef X

#endif

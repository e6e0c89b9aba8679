/* A fix as it is worked through. */
#include "sheet/bars.h"
#include "sheet/outline.h"

#include "base/text.h"
#include "layout/layout.h"

#include <stdio.h>

enum {
    DEEPEST = 128,  /* items inside each other; readers make no deeper lists */
    LOOK_BACK = 100 /* settings of one step that are looked through for the same one */
};

struct open_item {
    unsigned level;
    bool bullet;
};

struct fix_view {
    struct sheet_view view;
    int fix;
    struct sheet_outline outline;
    bool loose; /* blank lines between the steps */
    struct open_item items[DEEPEST];
    size_t depth;
    unsigned bullets; /* open items that have one */
    /* What stands by which entry; entry `count` is the end. */
    struct sheet_chain commands, settings, warnings;
    bool *shown_remarks;
};

/* ---- what stands where ---- */

/* The entry that shows each block, and each step. */
struct entry_map {
    size_t *of_block, *of_step;
    size_t none;
};

static struct entry_map map_entries(struct fix_view *fix) {
    const struct article *article = fix->view.subject->article;
    struct arena *arena = fix->view.arena;
    const struct sheet_outline *outline = &fix->outline;
    struct entry_map map = {.none = outline->count};
    map.of_block = arena_alloc(arena, fix->outline.block_count * sizeof *map.of_block);
    map.of_step = arena_alloc(arena, article->steps.count * sizeof *map.of_step);
    for (size_t i = 0; i < fix->outline.block_count; i++)
        map.of_block[i] = map.none;
    for (size_t i = 0; i < article->steps.count; i++)
        map.of_step[i] = map.none;
    for (size_t i = 0; i < outline->count; i++) {
        const struct sheet_outline_entry *entry = &outline->items[i];
        size_t end = entry->block ? sheet_outline_end(entry) : 0;
        for (size_t b = entry->block ? entry->block->index : 0; b < end; b++)
            map.of_block[b] = i;
        if (entry->step != ARTICLE_NONE)
            map.of_step[entry->step] = i;
    }
    return map;
}

static size_t entry_for(
    const struct fix_view *fix, const struct entry_map *map, struct article_place place, int step) {
    size_t entry = place.block < fix->outline.block_count ? map->of_block[place.block] : map->none;
    return entry == map->none && step != ARTICLE_NONE ? map->of_step[step] : entry;
}

static bool is_warning(enum block_note kind) {
    return kind == NOTE_IMPORTANT || kind == NOTE_WARNING || kind == NOTE_CAUTION;
}

static void attach_warnings(struct fix_view *fix, const struct entry_map *map) {
    const struct article *article = fix->view.subject->article;
    for (size_t i = article->remarks.count; i-- > 0;) {
        const struct article_remark *item = &article->remarks.items[i];
        if (item->fix == fix->fix && item->step != ARTICLE_NONE && is_warning(item->kind))
            sheet_chain_put(&fix->warnings, map->of_step[item->step], i);
    }
}

static void attach_commands(struct fix_view *fix, const struct entry_map *map) {
    const struct article *article = fix->view.subject->article;
    for (size_t i = article->commands.count; i-- > 0;) {
        const struct article_command *item = &article->commands.items[i];
        if (item->fix == fix->fix)
            sheet_chain_put(&fix->commands, entry_for(fix, map, item->place, item->step), i);
    }
}

static void attach_settings(struct fix_view *fix, const struct entry_map *map) {
    const struct article *article = fix->view.subject->article;
    for (size_t i = article->settings.count; i-- > 0;) {
        const struct article_setting *item = &article->settings.items[i];
        if (item->fix == fix->fix)
            sheet_chain_put(&fix->settings, entry_for(fix, map, item->place, item->step), i);
    }
}

static void attach(struct fix_view *fix) {
    const struct article *article = fix->view.subject->article;
    struct arena *arena = fix->view.arena;
    struct entry_map map = map_entries(fix);
    size_t places = fix->outline.count + 1;
    fix->commands = sheet_chain_new(arena, places, article->commands.count);
    fix->settings = sheet_chain_new(arena, places, article->settings.count);
    fix->warnings = sheet_chain_new(arena, places, article->remarks.count);
    attach_commands(fix, &map);
    attach_settings(fix, &map);
    attach_warnings(fix, &map);
}

/* ---- items ---- */

static void close_items(struct fix_view *fix, unsigned from) {
    while (fix->depth && fix->items[fix->depth - 1].level >= from) {
        layout_close(fix->view.layout);
        fix->bullets -= fix->items[--fix->depth].bullet;
    }
}

static enum layout_box box_of(const struct fix_view *fix, int step) {
    const struct sheet_subject *subject = fix->view.subject;
    if (!subject->boxes)
        return LAYOUT_BOX_NONE;
    return subject->done && step != ARTICLE_NONE ? subject->done[step] : LAYOUT_BOX_EMPTY;
}

static int digits_of(unsigned number) {
    int digits = 1;
    for (; number > 9; number /= 10)
        digits++;
    return digits;
}

static void open_item(struct fix_view *fix, const struct sheet_outline_entry *entry) {
    if (fix->depth == DEEPEST)
        return;
    fix->items[fix->depth++] = (struct open_item){entry->level, !entry->numbered};
    if (!entry->numbered && entry->level == 0 && entry->step != ARTICLE_NONE &&
        fix->view.subject->boxes) {
        layout_label_open(fix->view.layout, SLICE(""), box_of(fix, entry->step));
        return;
    }
    if (!entry->numbered) {
        layout_bullet_open(fix->view.layout, fix->bullets++);
        return;
    }
    int pad = entry->level ? 0 : digits_of(entry->last) - digits_of(entry->number);
    struct slice label =
        arena_printf(fix->view.arena, "%*s%.*s", pad > 0 ? pad : 0, "", SLICE_ARGS(entry->label));
    layout_label_open(fix->view.layout, label, box_of(fix, entry->step));
}

/* ---- remarks ---- */

static void show_remark(struct fix_view *fix, size_t number) {
    const struct article *article = fix->view.subject->article;
    const struct article_remark *remark = &article->remarks.items[number];
    const struct block *note = NULL;
    if (remark->place.block < fix->outline.block_count)
        note = block_ancestor(fix->outline.blocks[remark->place.block], BLOCK_NOTE);
    layout_gap(fix->view.layout);
    if (note) {
        layout_tree(fix->view.layout, note);
    } else {
        layout_note_open(fix->view.layout, remark->kind);
        layout_words(fix->view.layout, LAYOUT_NORMAL, remark->text);
        layout_close(fix->view.layout);
    }
    layout_gap(fix->view.layout);
    fix->shown_remarks[number] = true;
    for (size_t i = number + 1; note && i < article->remarks.count; i++) {
        uint32_t block = article->remarks.items[i].place.block;
        if (block >= fix->outline.block_count ||
            block_ancestor(fix->outline.blocks[block], BLOCK_NOTE) != note)
            break;
        fix->shown_remarks[i] = true;
    }
}

typedef bool remark_filter(const struct fix_view *fix, const struct article_remark *remark);

static void show_remarks(struct fix_view *fix, remark_filter *filter) {
    const struct article *article = fix->view.subject->article;
    for (size_t i = 0; i < article->remarks.count; i++)
        if (article->remarks.items[i].fix == fix->fix && !fix->shown_remarks[i] &&
            filter(fix, &article->remarks.items[i]))
            show_remark(fix, i);
}

/* What one should know before the first step. */
static bool comes_first(const struct fix_view *fix, const struct article_remark *remark) {
    const struct sheet_outline *outline = &fix->outline;
    const struct block *first = outline->count ? outline->items[0].block : NULL;
    return remark->step == ARTICLE_NONE &&
           (is_warning(remark->kind) || (first && remark->place.block < first->index));
}

static bool any_remark(const struct fix_view *fix, const struct article_remark *remark) {
    (void)fix, (void)remark;
    return true;
}

/* A warning stands before the step that it belongs to. */
static void show_warnings(struct fix_view *fix, size_t entry) {
    for (int i = fix->warnings.first[entry]; i != ARTICLE_NONE; i = fix->warnings.next[i])
        if (!fix->shown_remarks[i])
            show_remark(fix, (size_t)i);
}

/* ---- bars ---- */

/* A single word that the step's own sentence has needs no line of its own. */
static bool is_in_text(
    const struct sheet_outline_entry *entry, const struct article_command *command) {
    bool word = slice_find_char(command->text, ' ') == SLICE_NONE || command->shell == SHELL_RUN;
    return word && entry->kind == OUTLINE_TEXT && !entry->command && entry->block &&
           slice_find_nocase(entry->block->text, command->text) != SLICE_NONE;
}

/* A sentence may name the same command twice; the lines of code stand there as often as they do. */
static bool is_said_again(
    const struct fix_view *fix, int first, int number, const struct sheet_outline_entry *entry) {
    const struct article_command *commands = fix->view.subject->article->commands.items;
    int left = LOOK_BACK;
    for (int i = first; entry->kind == OUTLINE_TEXT && i != number && left > 0;
         i = fix->commands.next[i], left--)
        if (slice_equal(commands[i].text, commands[number].text))
            return true;
    return false;
}

static void show_commands(
    struct fix_view *fix, int first, const struct sheet_outline_entry *entry) {
    const struct article *article = fix->view.subject->article;
    struct buf lines = {0};
    for (int i = first; i != ARTICLE_NONE; i = fix->commands.next[i]) {
        const struct article_command *command = &article->commands.items[i];
        int next = fix->commands.next[i];
        if (!entry || (!is_in_text(entry, command) && !is_said_again(fix, first, i, entry))) {
            if (lines.len)
                buf_add_char(&lines, '\n');
            buf_add(&lines, command->text);
        }
        bool more = next != ARTICLE_NONE && article->commands.items[next].shell == command->shell;
        if (more || lines.len == 0)
            continue;
        sheet_command_bar(&fix->view, command->shell, buf_slice(&lines));
        buf_clear(&lines);
    }
    buf_fini(&lines);
}

/* Was the setting read from code? Then that says it, and is shown. */
static bool is_code(const struct fix_view *fix, const struct article_setting *setting) {
    return (setting->place.block < fix->outline.block_count &&
               fix->outline.blocks[setting->place.block]->kind == BLOCK_CODE) ||
           sheet_chain_first(&fix->outline.commands, setting->place.block) != ARTICLE_NONE;
}

static bool is_said_before(const struct fix_view *fix, int first, int number) {
    const struct article *article = fix->view.subject->article;
    int left = LOOK_BACK;
    for (int i = first; i != number && left > 0; i = fix->settings.next[i], left--)
        if (sheet_same_setting(
                &article->settings.items[i].setting, &article->settings.items[number].setting))
            return true;
    return false;
}

static void show_settings(struct fix_view *fix, int first) {
    const struct article *article = fix->view.subject->article;
    for (int i = first; i != ARTICLE_NONE; i = fix->settings.next[i]) {
        const struct article_setting *setting = &article->settings.items[i];
        if (is_said_before(fix, first, i))
            continue;
        if (!is_code(fix, setting))
            sheet_setting_bar(&fix->view, &setting->setting);
        sheet_helper_bars(&fix->view, &setting->setting);
    }
}

/* ---- entries ---- */

/* A code block is shown as its commands, or where it holds more than them, as it is. */
static void show_code(struct fix_view *fix, const struct sheet_outline_entry *entry, int command) {
    const struct article *article = fix->view.subject->article;
    if (entry->command)
        show_commands(fix, command, entry);
    else if (command != ARTICLE_NONE)
        sheet_command_bar(&fix->view, article->commands.items[command].shell, entry->block->text);
    else
        sheet_code_bar(&fix->view, entry->block->text);
}

static void show_text(struct fix_view *fix, const struct sheet_outline_entry *entry) {
    struct layout *layout = fix->view.layout;
    const struct article *article = fix->view.subject->article;
    bool box = entry->outside && entry->step != ARTICLE_NONE && fix->view.subject->boxes &&
               !slice_ends(slice_trim(entry->block->text), SLICE(":"));
    if (entry->kind == OUTLINE_TITLE) {
        layout_heading(layout, 3, entry->block->text);
    } else if (!entry->block) {
        layout_words(layout, LAYOUT_NORMAL,
            sheet_filled(
                fix->view.arena, fix->view.subject, article->steps.items[entry->step].text));
    } else if (box) {
        layout_gap(layout);
        layout_label_open(layout, SLICE(""), box_of(fix, entry->step));
        sheet_leaf(&fix->view, entry->block);
        layout_close(layout);
    } else {
        sheet_leaf(&fix->view, entry->block);
    }
}

static void show_content(struct fix_view *fix, size_t number) {
    const struct sheet_outline_entry *entry = &fix->outline.items[number];
    int command = fix->commands.first[number];
    if (entry->kind == OUTLINE_CODE) {
        show_code(fix, entry, command);
    } else {
        if (entry->kind == OUTLINE_TABLE)
            layout_tree(fix->view.layout, entry->block);
        else if (!entry->command && !entry->setting)
            show_text(fix, entry);
        show_commands(fix, command, entry);
    }
    show_settings(fix, fix->settings.first[number]);
}

static void show_entry(struct fix_view *fix, size_t number) {
    const struct sheet_outline_entry *entry = &fix->outline.items[number];
    struct layout *layout = fix->view.layout;
    bool opens = entry->opens && !entry->setting;
    close_items(fix, entry->outside ? 0 : entry->level + !entry->opens);
    if (entry->kind == OUTLINE_NOTE) {
        if (entry->remark != ARTICLE_NONE && !fix->shown_remarks[entry->remark])
            show_remark(fix, (size_t)entry->remark);
        return;
    }
    show_warnings(fix, number);
    if (entry->block)
        layout_place(layout, entry->block->index, entry->block->line);
    bool after_text = number && !fix->outline.items[number - 1].opens;
    if (opens && (entry->level ? after_text : fix->loose))
        layout_gap(layout);
    if (opens)
        open_item(fix, entry);
    show_content(fix, number);
}

static bool is_loose(const struct fix_view *fix) {
    for (size_t i = 0; i < fix->outline.count; i++)
        if (!fix->outline.items[i].opens || fix->outline.items[i].level ||
            fix->commands.first[i] != ARTICLE_NONE || fix->settings.first[i] != ARTICLE_NONE)
            return true;
    return false;
}

/* ---- head ---- */

/* The text behind "Resolution:", "Method 1 -"; the text itself where it does not begin so. "Method:
 * two ways" says more than its kind: such a word needs a number, unless it may stand alone. */
static struct slice behind_word(struct slice text, const char *word, bool alone) {
    if (!slice_starts_nocase(text, slice_of(word)))
        return text;
    struct slice rest = slice_from(text, strlen(word));
    struct slice behind = slice_strip_start(rest, " 0123456789");
    bool number = slice_find_char(slice_first(rest, rest.len - behind.len), ' ') == 0 &&
                  rest.len - behind.len > 1;
    bool ends = behind.len && slice_find_char(SLICE(":-.)"), behind.at[0]) != SLICE_NONE;
    behind = slice_strip_start(behind, " :-.)");
    return (alone || number) && ends && behind.len ? behind : text;
}

struct slice sheet_fix_title(const struct article_fix *fix) {
    static const struct {
        const char *word;
        bool alone; /* needs no number */
    } words[] = {
        {"solution", true},
        {"resolution", true},
        {"workaround", true},
        {"fix", true},
        {"method", false},
        {"option", false},
        {"approach", false},
        {"way", false},
    };
    const char *kind = article_fix_kind_name(fix->kind);
    struct slice title = slice_strip_end(slice_trim(fix->title), ": ");
    struct slice shown = behind_word(title, kind, true);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        shown = behind_word(shown, words[i].word, words[i].alone);
    return shown.len ? shown : slice_of(kind);
}

static void add_kind(struct buf *out, const struct article_fix *fix) {
    if (fix->kind != FIX_RESOLUTION)
        buf_add_string(out, article_fix_kind_name(fix->kind));
    if (fix->recommended)
        buf_printf(out, "%srecommended", out->len ? ", " : "");
}

/* "Fix 2 (workaround): Open the port"; without the number "Open the port (workaround)". */
static void add_title(struct sheet_view *view, int number) {
    const struct article_fix *fix = &view->subject->article->fixes.items[number];
    struct buf title = {0}, kind = {0};
    add_kind(&kind, fix);
    if (view->subject->unnumbered)
        buf_add(&title, sheet_fix_title(fix));
    else
        buf_printf(&title, "Fix %d", number + 1);
    if (kind.len)
        buf_printf(&title, " (%s)", buf_string(&kind));
    if (!view->subject->unnumbered) {
        buf_add_string(&title, ": ");
        buf_add(&title, sheet_fix_title(fix));
    }
    layout_heading(view->layout, 2, buf_slice(&title));
    buf_fini(&title);
    buf_fini(&kind);
}

/* "If the server is behind a NAT, open ...": then the step says it. So may the title or a note. */
static bool is_said_elsewhere(
    const struct sheet_view *view, const struct article_fix *fix, struct slice condition) {
    const struct article *article = view->subject->article;
    int number = (int)(fix - article->fixes.items);
    if (slice_find_nocase(fix->title, condition) != SLICE_NONE)
        return true;
    for (size_t i = 0; i < article->remarks.count; i++)
        if (article->remarks.items[i].fix == number &&
            slice_starts_nocase(slice_trim(article->remarks.items[i].text), condition))
            return true;
    for (size_t i = 0; i < article->steps.count; i++)
        if (article->steps.items[i].fix == number)
            return slice_starts_nocase(slice_trim(article->steps.items[i].text), condition);
    return false;
}

/* "If the server is behind a NAT" becomes "Do this if the server is behind a NAT." */
static void add_condition(struct sheet_view *view, const struct article_fix *fix) {
    static const char *const openings[] = {"if ", "when ", "on ", "for "};
    struct slice condition = slice_strip_end(slice_trim(fix->condition), ".:,;");
    if (condition.len == 0 || is_said_elsewhere(view, fix, condition))
        return;
    bool word = slice_starts_one_of(condition, openings, COUNT_OF(openings));
    struct buf first = {0};
    if (word)
        buf_add_char(&first, ascii_lower(condition.at[0]));
    const struct layout_run runs[] = {
        {word ? SLICE("Do this ") : SLICE("Do this if: "), LAYOUT_STRONG, SLICE("")},
        {buf_slice(&first), LAYOUT_NORMAL, SLICE("")},
        {word ? slice_from(condition, 1) : condition, LAYOUT_NORMAL, SLICE("")},
        {SLICE("."), LAYOUT_NORMAL, SLICE("")},
    };
    layout_paragraph(view->layout, runs, COUNT_OF(runs));
    layout_gap(view->layout);
    buf_fini(&first);
}

static void add_order(struct sheet_view *view, int number) {
    const struct article_fix *fix = &view->subject->article->fixes.items[number];
    if (!fix->follows || number == 0)
        return;
    struct slice text = arena_printf(view->arena, "Do this after fix %d.", number);
    layout_words(view->layout, LAYOUT_STRONG, text);
    layout_gap(view->layout);
}

/* ---- the whole ---- */

static void show_fix(struct fix_view *fix) {
    const struct article_fix *item = &fix->view.subject->article->fixes.items[fix->fix];
    layout_place(fix->view.layout, item->place.block, item->place.line);
    add_title(&fix->view, fix->fix);
    size_t lines = fix->view.layout->lines.count;
    add_order(&fix->view, fix->fix);
    add_condition(&fix->view, item);
    show_remarks(fix, comes_first);
    for (size_t i = 0; i < fix->outline.count; i++)
        show_entry(fix, i);
    close_items(fix, 0);
    show_commands(fix, fix->commands.first[fix->outline.count], NULL);
    show_settings(fix, fix->settings.first[fix->outline.count]);
    show_remarks(fix, any_remark);
    if (fix->view.layout->lines.count == lines)
        layout_words(fix->view.layout, LAYOUT_DIM,
            SLICE("The article gives no steps for this; read the whole of it."));
}

void sheet_fix(struct layout *layout, const struct sheet_subject *subject, int fix) {
    const struct article *article = subject->article;
    if (fix < 0 || (size_t)fix >= article->fixes.count)
        return;
    struct arena *arena = arena_new();
    struct fix_view *view = arena_alloc(arena, sizeof *view);
    view->view = (struct sheet_view){arena, layout, subject};
    view->fix = fix;
    view->outline = sheet_outline_of(arena, article, fix);
    view->shown_remarks = arena_alloc(arena, article->remarks.count);
    attach(view);
    view->loose = is_loose(view);
    show_fix(view);
    arena_free(arena);
}

struct sheet_fixes sheet_fixes_of(struct arena *arena, const struct article *article, int problem) {
    struct sheet_fixes fixes = {0};
    for (size_t i = 0; i < article->fixes.count; i++) {
        int own = article->fixes.items[i].problem;
        if (problem == ARTICLE_NONE || own == problem || own == ARTICLE_NONE)
            *LIST_ADD(arena, &fixes) = (int)i;
    }
    return fixes;
}

struct sheet_steps sheet_steps_of(struct arena *arena, const struct article *article, int fix) {
    struct sheet_steps steps = {0};
    struct sheet_outline outline = sheet_outline_of(arena, article, fix);
    for (size_t i = 0; i < outline.count; i++) {
        const struct sheet_outline_entry *entry = &outline.items[i];
        bool item = entry->opens && (entry->numbered || entry->level == 0);
        if (item && !entry->setting && entry->step != ARTICLE_NONE)
            *LIST_ADD(arena, &steps) =
                (struct sheet_step){entry->step, slice_strip_end(entry->label, ".")};
    }
    return steps;
}

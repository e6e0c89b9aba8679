/* How what was found is shown in the list of a search. */
#include "ui/find_entry.h"

#include "base/text.h"
#include "ui/wrapped.h"

enum {
    TITLE_ROWS = 2,
    SNIPPET_ROWS = 2,
    FORMS = 3, /* of a number */
};

/* "Method 2: Allow NAT on the way: " before the words that were found. */
static struct slice section_of(const struct search_hit *hit) {
    bool titled = slice_equal_nocase(hit->passage.section, hit->entry.title);
    return titled ? SLICE("") : hit->passage.section;
}

/* Is the passage the title itself? Then its marks are shown there. */
static bool is_title(const struct search_hit *hit) {
    return slice_equal(hit->passage.text, hit->entry.title);
}

static int title_rows(const struct search_hit *hit, int cols) {
    return ui_wrapped_rows(hit->entry.title, cols, TITLE_ROWS);
}

static int snippet_rows(const struct search_hit *hit, int cols) {
    if (hit->passage.text.len == 0 || is_title(hit))
        return 0;
    return ui_wrapped_rows(hit->passage.text, cols - 2, SNIPPET_ROWS);
}

int ui_find_height(const struct ui_find_entry *entry, int cols) {
    if (entry->kind == UI_FIND_QUERY)
        return 1;
    if (entry->kind == UI_FIND_NUMBER || entry->kind == UI_FIND_SETTING)
        return 2;
    return title_rows(entry->hit, cols) + snippet_rows(entry->hit, cols);
}

/* "0x80070005 = 2147942405 = -2147024891": what was typed comes first, if it is such a form. */
static void add_forms(const struct number *number, struct slice typed, struct buf *out) {
    size_t first = 0;
    for (size_t i = 0; i < number->forms.count && i < FORMS; i++)
        if (slice_equal_nocase(number->forms.items[i].text, typed))
            first = i;
    for (size_t i = 0; i < number->forms.count && i < FORMS; i++) {
        size_t form = i == 0 ? first : i <= first ? i - 1 : i;
        buf_printf(out, "%s%.*s", i ? " = " : "", SLICE_ARGS(number->forms.items[form].text));
    }
}

static void draw_number(const struct ui_find_entry *entry, struct ui_area area) {
    const struct number *number = entry->number;
    const struct number_meaning *meaning =
        number->meanings.count ? &number->meanings.items[0] : NULL;
    struct buf text = {0};
    buf_add_string(&text, "Error ");
    add_forms(number, entry->text, &text);
    int col = ui_area_put_cut(area, 0, 0, buf_slice(&text), LAYOUT_STRONG);
    if (meaning)
        ui_area_put_cut(area, 0, col + 2, slice_of(code_family_name(meaning->family)), LAYOUT_DIM);
    buf_clear(&text);
    if (meaning)
        buf_add_string(&text, *meaning->text ? meaning->text : meaning->name);
    ui_area_put_cut(area, 1, 2, buf_slice(&text), LAYOUT_NORMAL);
    buf_fini(&text);
}

static bool any_contradicted(const struct setting_groups *groups) {
    for (size_t i = 0; i < groups->items.count; i++)
        if (groups->items.items[i].contradicted)
            return true;
    return false;
}

/* "Registry value ProhibitIpSec  HKEY_LOCAL_MACHINE\..." and below it "Fixes touch it 5 times". */
static void draw_one_setting(const struct setting_group *group, struct ui_area area) {
    struct slice name = group->has_name ? group->name : group->key;
    struct buf text = {0};
    buf_printf(&text, "Registry %s %.*s", group->has_name ? "value" : "key", SLICE_ARGS(name));
    int col = ui_area_put_cut(area, 0, 0, buf_slice(&text), LAYOUT_STRONG);
    if (group->has_name && col + 2 < area.cols)
        ui_area_put_cut(area, 0, col + 2, group->key, LAYOUT_DIM);
    buf_clear(&text);
    buf_printf(&text, "Fixes touch it %zu time%s%s", group->uses.count,
        group->uses.count == 1 ? "" : "s",
        group->contradicted ? ", and contradict each other" : "");
    ui_area_put_cut(area, 1, 2, buf_slice(&text), LAYOUT_NORMAL);
    buf_fini(&text);
}

/* "Registry: RasMan" and below it "Fixes touch 13 keys and values". */
static void draw_setting(const struct ui_find_entry *entry, struct ui_area area) {
    const struct setting_groups *groups = entry->groups;
    struct buf text = {0};
    if (groups->items.count == 1) {
        draw_one_setting(&groups->items.items[0], area);
        return;
    }
    buf_printf(&text, "Registry: %.*s", SLICE_ARGS(entry->text));
    ui_area_put_cut(area, 0, 0, buf_slice(&text), LAYOUT_STRONG);
    buf_clear(&text);
    buf_printf(&text, "Fixes touch %zu keys and values%s", groups->items.count,
        any_contradicted(groups) ? ", and some contradict each other" : "");
    ui_area_put_cut(area, 1, 2, buf_slice(&text), LAYOUT_NORMAL);
    buf_fini(&text);
}

/* The passage as runs, marked ones in a style of their own. Returns how many. */
static size_t runs_of(const struct search_passage *passage, struct layout_run *runs) {
    size_t used = 0, from = 0;
    for (size_t i = 0; i <= passage->mark_count; i++) {
        bool last = i == passage->mark_count;
        size_t start = last ? passage->text.len : passage->marks[i].start;
        if (start > from)
            runs[used++] =
                (struct layout_run){slice_first(slice_from(passage->text, from), start - from),
                    LAYOUT_NORMAL, SLICE("")};
        if (last)
            break;
        from = start + passage->marks[i].len;
        runs[used++] = (struct layout_run){
            slice_first(slice_from(passage->text, start), from - start), LAYOUT_KEY, SLICE("")};
    }
    return used;
}

/* Draws the passage with its marks into the rows of the area; what is left over ends in "…". */
static void draw_snippet(
    const struct search_passage *passage, struct ui_area area, unsigned style) {
    struct layout_run runs[2 * SEARCH_MARKS + 1];
    const struct layout_options options = {.width = (unsigned)(area.cols > 0 ? area.cols : 1)};
    struct arena *arena = arena_new();
    struct layout *layout = layout_new(arena, &options);
    layout_paragraph(layout, runs, runs_of(passage, runs));
    for (int row = 0; row < area.rows && (size_t)row < layout->lines.count; row++) {
        const struct layout_line *line = &layout->lines.items[row];
        int col = 0;
        for (uint32_t i = 0; i < line->count; i++) {
            bool marked = line->spans[i].style == LAYOUT_KEY;
            col =
                ui_area_put(area, row, col, line->spans[i].text, marked ? style | UI_MATCH : style);
        }
        if (row + 1 == area.rows && (size_t)row + 1 < layout->lines.count)
            ui_area_put(area, row, col < area.cols ? col : area.cols - 1,
                area.grid->ascii ? SLICE("~") : SLICE("\u2026"), LAYOUT_DIM);
    }
    arena_free(arena);
}

static void draw_hit(const struct search_hit *hit, struct ui_area area) {
    struct slice section = section_of(hit);
    if (is_title(hit)) {
        draw_snippet(&hit->passage, area, LAYOUT_STRONG);
        return;
    }
    int rows = ui_wrapped_put(area, 0, hit->entry.title, LAYOUT_STRONG, TITLE_ROWS);
    int col = (int)text_width(hit->entry.title) + 2;
    if (section.len && rows == 1 && col < area.cols)
        ui_area_put_cut(area, 0, col, section, LAYOUT_DIM);
    draw_snippet(
        &hit->passage, ui_area_part(area, rows, 2, area.rows - rows, area.cols - 2), LAYOUT_NORMAL);
}

void ui_find_draw(const struct ui_find_entry *entry, struct ui_area area) {
    if (entry->kind == UI_FIND_QUERY)
        ui_area_put_cut(area, 0, 0, entry->text, LAYOUT_NORMAL);
    else if (entry->kind == UI_FIND_NUMBER)
        draw_number(entry, area);
    else if (entry->kind == UI_FIND_SETTING)
        draw_setting(entry, area);
    else
        draw_hit(entry->hit, area);
}

#include "sheet/pages.h"

static bool is_blank(const struct layout_line *line) {
    for (uint32_t i = 0; i < line->count; i++)
        if (slice_trim(line->spans[i].text).len)
            return false;
    return true;
}

static bool is_heading(const struct layout_line *line) {
    for (uint32_t i = line->prefix; i < line->count; i++)
        if (line->spans[i].style >= LAYOUT_HEADING1 && line->spans[i].style <= LAYOUT_HEADING3)
            return true;
    return false;
}

/* Bars have a style of their own each; one that goes on is one piece. */
static bool is_bar(const struct layout_line *line) {
    return line->prefix && line->spans[0].style >= LAYOUT_NOTE;
}

/* Does something begin with the line at the outermost level? Else it is indented below it. */
static bool begins_piece(const struct layout_line *line) {
    return line->count && slice_trim(line->spans[0].text).len;
}

static bool may_break_before(const struct layout *layout, size_t i) {
    const struct layout_line *line = &layout->lines.items[i], *before = line - 1;
    if (!begins_piece(line) || before->end != LAYOUT_END || is_heading(before))
        return false;
    return !(is_bar(line) && is_bar(before));
}

/* Where the page that begins at `from` ends. */
static size_t end_of_page(const struct layout *layout, size_t from, size_t most) {
    size_t count = layout->lines.count, end = from + most;
    while (end < count && is_blank(&layout->lines.items[end]))
        end++; /* blank lines at a page's end take no room */
    if (end >= count)
        return count;
    for (size_t i = end; i > from + most / 3; i--)
        if (may_break_before(layout, i))
            return i;
    for (size_t i = end; i > from + most / 3; i--)
        if (is_blank(&layout->lines.items[i - 1]))
            return i;
    for (size_t i = end; i > from + most / 3; i--)
        if (layout->lines.items[i - 1].end == LAYOUT_END &&
            !is_heading(&layout->lines.items[i - 1]))
            return i;
    return end;
}

struct sheet_pages sheet_pages_of(struct arena *arena, const struct layout *layout, size_t most) {
    struct sheet_pages pages = {0};
    size_t from = 0, count = layout->lines.count;
    do {
        while (from < count && is_blank(&layout->lines.items[from]))
            from++;
        size_t end = end_of_page(layout, from, most ? most : 1), to = end;
        while (to > from && is_blank(&layout->lines.items[to - 1]))
            to--;
        if (to > from || pages.count == 0)
            *LIST_ADD(arena, &pages) = (struct sheet_page){from, to};
        from = end;
    } while (from < count);
    return pages;
}

/* Finding places and texts in laid out lines. */
#include "layout/state.h"

#include "base/text.h"

#include <stdlib.h>

/* Is that line's place after that of `best`, or is `best` none? */
static bool is_later(const struct layout_line *line, const struct layout_line *best) {
    if (!best)
        return true;
    return line->block > best->block || (line->block == best->block && line->start > best->start);
}

size_t layout_line_of(const struct layout *layout, uint32_t block, uint32_t start) {
    const struct layout_line *best = NULL;
    for (size_t i = 0; i < layout->lines.count; i++) {
        const struct layout_line *line = &layout->lines.items[i];
        bool empty = line->count == line->prefix;
        bool after = line->block > block || (line->block == block && line->start > start);
        if (!empty && !after && is_later(line, best))
            best = line;
    }
    return best ? (size_t)(best - layout->lines.items) : 0;
}

size_t layout_link_line(const struct layout *layout, uint32_t link) {
    for (size_t i = 0; i < layout->lines.count; i++)
        for (uint32_t k = 0; k < layout->lines.items[i].count; k++)
            if (layout->lines.items[i].spans[k].link == link)
                return i;
    return layout->lines.count;
}

/* Which place of the lines a byte of the searched text stands for. */
struct origin {
    uint32_t line, column, columns;
};

/* The running text of all lines, folded, with the origin of every byte. */
struct haystack {
    struct arena *arena; /* of the origins */
    struct buf text;
    LIST(struct origin) origins;
};

static void add_folded(struct haystack *hay, struct slice folded, struct origin origin) {
    buf_add(&hay->text, folded);
    for (size_t i = 0; i < folded.len; i++)
        *LIST_ADD(hay->arena, &hay->origins) = origin;
}

/* Folds character by character, so that each byte keeps its origin. */
static uint32_t add_span(struct haystack *hay, struct slice text, uint32_t line, uint32_t column) {
    struct buf folded = {0};
    while (text.len) {
        struct slice before = text;
        uint32_t point;
        text_next(&text, &point);
        uint32_t columns = (uint32_t)text_point_width(point);
        struct slice character = slice_first(before, before.len - text.len);
        char lower = ascii_lower(character.at[0]);
        buf_clear(&folded);
        if (point < 0x80)
            buf_add_char(&folded, lower);
        else
            text_fold(&folded, character);
        add_folded(hay, buf_slice(&folded), (struct origin){line, column, columns});
        column += columns;
    }
    buf_fini(&folded);
    return column;
}

static void add_line(struct haystack *hay, const struct layout_line *line, uint32_t number) {
    uint32_t column = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        const struct layout_span *span = &line->spans[i];
        bool text = i >= line->prefix && span->style != LAYOUT_MARK && span->style != LAYOUT_NUMBER;
        if (text)
            column = add_span(hay, span->text, number, column);
        else
            column += (uint32_t)text_width(span->text);
    }
    struct origin none = {number, column, 0};
    if (line->end == LAYOUT_END)
        add_folded(hay, SLICE("\n"), none);
    else if (line->end == LAYOUT_WRAPPED)
        add_folded(hay, SLICE(" "), none);
}

/* Bytes from..end of the text as parts, one for each line that they lie in. */
static void add_match(struct arena *arena, struct layout_matches *matches,
    const struct haystack *hay, size_t from, size_t end) {
    struct layout_match *part = NULL;
    for (size_t i = from; i < end; i++) {
        const struct origin *origin = &hay->origins.items[i];
        if (origin->columns == 0)
            continue;
        if (!part || part->line != origin->line) {
            part = LIST_ADD(arena, &matches->parts);
            *part = (struct layout_match){matches->count, origin->line, origin->column, 0};
        }
        part->columns = origin->column + origin->columns - part->column;
    }
    matches->count += part != NULL;
}

struct layout_matches layout_find(
    struct arena *arena, const struct layout *layout, struct slice wanted) {
    struct layout_matches matches = {0};
    struct haystack hay = {.arena = arena_new()};
    struct buf needle = {0};
    text_fold(&needle, slice_trim(wanted));
    for (size_t i = 0; i < layout->lines.count && needle.len; i++)
        add_line(&hay, &layout->lines.items[i], (uint32_t)i);
    size_t from = 0;
    while (needle.len && from < hay.text.len) {
        ptrdiff_t found = slice_find(slice_from(buf_slice(&hay.text), from), buf_slice(&needle));
        if (found == SLICE_NONE)
            break;
        from += (size_t)found;
        add_match(arena, &matches, &hay, from, from + needle.len);
        from += needle.len;
    }
    arena_free(hay.arena);
    buf_fini(&hay.text);
    buf_fini(&needle);
    return matches;
}

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

/* Which columns of its line a byte of the searched text stands for. */
struct place {
    uint32_t column, columns;
};

/*
 * The running text of all lines, folded. Where in its line a byte stands is only found out for the
 * lines that hold a match, each read once more: at every key that is typed an article of 600 kB is
 * searched, and few lines of it match.
 */
struct haystack {
    const struct layout *layout;
    struct arena *arena; /* of starts and places */
    struct buf text;
    size_t *starts;            /* in the text, of each line and of what follows the last */
    size_t line;               /* of which the places are; SIZE_MAX at first */
    struct buf again;          /* its text once more */
    LIST(struct place) places; /* of each byte of it */
};

/* Adds the first character of a text folded and takes it off; returns its columns. */
static uint32_t add_character(struct buf *out, struct slice *text) {
    struct slice before = *text;
    uint32_t point;
    if ((unsigned char)text->at[0] < 0x80) {
        buf_add_char(out, ascii_lower(text->at[0]));
        *text = slice_from(before, 1);
        return (uint32_t)text_point_width((unsigned char)before.at[0]);
    }
    text_next(text, &point);
    text_fold(out, slice_first(before, before.len - text->len));
    return (uint32_t)text_point_width(point);
}

/* Notes for all bytes that the text has grown by in which columns they stand. */
static void add_places(struct haystack *hay, const struct buf *out, struct place place) {
    while (hay->places.count < out->len)
        *LIST_ADD(hay->arena, &hay->places) = place;
}

/* Adds a line folded, character by character, and with `places` where each byte of it stands. */
static void add_line(
    struct haystack *hay, struct buf *out, const struct layout_line *line, bool places) {
    struct place place = {0};
    for (uint32_t i = 0; i < line->count; i++, place.columns = 0) {
        const struct layout_span *span = &line->spans[i];
        struct slice text = span->text;
        if (i < line->prefix || span->style == LAYOUT_MARK || span->style == LAYOUT_NUMBER) {
            place.column += (uint32_t)text_width(text);
            continue;
        }
        while (text.len) {
            place.columns = add_character(out, &text);
            if (places)
                add_places(hay, out, place);
            place.column += place.columns;
        }
    }
    if (line->end != LAYOUT_CUT)
        buf_add_char(out, line->end == LAYOUT_END ? '\n' : ' ');
    if (places)
        add_places(hay, out, place);
}

static void add_lines(struct haystack *hay) {
    const struct layout *layout = hay->layout;
    hay->line = SIZE_MAX;
    hay->starts = arena_alloc(hay->arena, (layout->lines.count + 1) * sizeof *hay->starts);
    for (size_t i = 0; i < layout->lines.count; i++) {
        hay->starts[i] = hay->text.len;
        add_line(hay, &hay->text, &layout->lines.items[i], false);
    }
    hay->starts[layout->lines.count] = hay->text.len;
}

/* The places of a line's bytes; they last until another line is asked for. */
static const struct place *places_of(struct haystack *hay, size_t line) {
    if (hay->line != line) {
        hay->line = line;
        hay->places.count = 0;
        buf_clear(&hay->again);
        add_line(hay, &hay->again, &hay->layout->lines.items[line], true);
    }
    return hay->places.items;
}

/* Bytes from..end of the text, which begin in that line, as parts, one for each line that they lie
 * in. */
static void add_match(struct arena *arena, struct layout_matches *matches, struct haystack *hay,
    size_t line, size_t from, size_t end) {
    struct layout_match *part = NULL;
    for (size_t i = from; i < end; i++) {
        while (i >= hay->starts[line + 1])
            line++;
        const struct place *place = &places_of(hay, line)[i - hay->starts[line]];
        if (place->columns == 0)
            continue;
        if (!part || part->line != line) {
            part = LIST_ADD(arena, &matches->parts);
            *part = (struct layout_match){matches->count, (uint32_t)line, place->column, 0};
        }
        part->columns = place->column + place->columns - part->column;
    }
    matches->count += part != NULL;
}

static void find_all(struct arena *arena, struct layout_matches *matches, struct haystack *hay,
    struct slice needle) {
    size_t from = 0, line = 0;
    ptrdiff_t found;
    while ((found = slice_find(slice_from(buf_slice(&hay->text), from), needle)) != SLICE_NONE) {
        from += (size_t)found;
        while (from >= hay->starts[line + 1])
            line++;
        add_match(arena, matches, hay, line, from, from + needle.len);
        from += needle.len;
    }
}

struct layout_matches layout_find(
    struct arena *arena, const struct layout *layout, struct slice wanted) {
    struct layout_matches matches = {0};
    struct buf needle = {0};
    text_fold(&needle, slice_trim(wanted));
    if (needle.len) {
        struct haystack hay = {.layout = layout, .arena = arena_new()};
        add_lines(&hay);
        find_all(arena, &matches, &hay, buf_slice(&needle));
        arena_free(hay.arena);
        buf_fini(&hay.text);
        buf_fini(&hay.again);
    }
    buf_fini(&needle);
    return matches;
}

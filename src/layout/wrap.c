#include "layout/wrap.h"

#include "base/text.h"

enum {
    NARROWEST_MARKED = 4 /* columns; in fewer a mark would cost more than it says */
};

/* A place in the text between two characters, with what is known of them. */
struct place {
    struct slice rest;    /* from the character after it on */
    size_t columns;       /* from the beginning of the line to here */
    uint32_t before, one; /* the character before it, and the one before that; 0 at the start */
};

static bool is_blank(uint32_t point) {
    return point == ' ' || point == '\t';
}

/* What must not begin a line: closing brackets and stops, also those of East Asian text. */
static bool closes(uint32_t point) {
    static const uint32_t points[] = {')', ']', '}', '>', ',', '.', ';', ':', '!', '?', '%', '\'',
        '"', 0x2019, 0x201D, 0x2026, 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011,
        0x3015, 0x30FB, 0x30FC, 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
        0xFF3D, 0xFF5D};
    for (size_t i = 0; i < COUNT_OF(points); i++)
        if (points[i] == point)
            return true;
    return false;
}

/* What must not end a line: opening brackets and quotation marks. */
static bool opens(uint32_t point) {
    static const uint32_t points[] = {'(', '[', '{', '<', '\'', '"', 0x2018, 0x201C, 0x3008, 0x300A,
        0x300C, 0x300E, 0x3010, 0x3014, 0xFF08, 0xFF3B, 0xFF5B};
    for (size_t i = 0; i < COUNT_OF(points); i++)
        if (points[i] == point)
            return true;
    return false;
}

static bool is_digit(uint32_t point) {
    return point >= '0' && point <= '9';
}

/* "re-install" may be broken, "-Force", "10-12" and "--" may not. */
static bool breaks_after_hyphen(const struct place *place, uint32_t next) {
    return text_is_word(place->one) && text_is_word(next) && !is_digit(next);
}

/* After "HKLM\", but not inside the "\\" that begins "\\server\share". */
static bool breaks_after_backslash(const struct place *place, uint32_t next) {
    bool inside = place->one && !is_blank(place->one) && place->one != '\\';
    return inside && next != '\\' && !closes(next);
}

/* After "and/", but neither inside "//", "1/2", nor after the "/" of "netsh /all". */
static bool breaks_after_slash(const struct place *place, uint32_t next) {
    bool inside = place->one && !is_blank(place->one);
    return inside && next != '/' && !closes(next) && !(is_digit(place->one) && is_digit(next));
}

/* May a line end here, where there is no blank? */
static bool breaks_at(const struct place *place, uint32_t next) {
    uint32_t before = place->before;
    if (before == 0 || is_blank(next) || text_point_width(next) == 0)
        return false;
    if (before == '-' || before == 0x2010)
        return breaks_after_hyphen(place, next);
    if (before == '\\')
        return breaks_after_backslash(place, next);
    if (before == '/')
        return breaks_after_slash(place, next);
    if (before == 0x2013 || before == 0x2014) /* dashes */
        return !closes(next);
    bool wide = text_point_width(before) == 2 || text_point_width(next) == 2;
    return wide && !closes(next) && !opens(before);
}

/* A mark that adds no column belongs to the character before it. */
static void step(struct place *place, uint32_t *point) {
    text_next(&place->rest, point);
    size_t columns = text_point_width(*point);
    place->columns += columns;
    if (columns) {
        place->one = place->before;
        place->before = *point;
    }
}

static void skip_blanks(struct slice *text) {
    while (text->len && is_blank((unsigned char)text->at[0]))
        *text = slice_from(*text, 1);
}

/* What lies before `rest` in `text`. */
static struct slice before(struct slice text, struct slice rest) {
    return slice_first(text, text.len - rest.len);
}

static void drop_blanks_at_end(struct slice *line) {
    *line = slice_strip_end(*line, " \t");
}

static uint32_t peek(struct slice rest) {
    uint32_t point = 0;
    text_next(&rest, &point);
    return point;
}

/* The last place at which the line may end. */
struct candidate {
    struct slice rest; /* .at is NULL while there is none */
    enum layout_end end;
};

/* Looks at the character at `place`; what precedes it fits. */
static void consider(struct candidate *candidate, const struct place *place, uint32_t next) {
    if (is_blank(next) && place->before && !is_blank(place->before))
        *candidate = (struct candidate){place->rest, LAYOUT_WRAPPED};
    else if (breaks_at(place, next))
        *candidate =
            (struct candidate){place->rest, is_blank(place->before) ? LAYOUT_WRAPPED : LAYOUT_CUT};
}

/* Ends the line where it may; in a word that is too long, before the character that does not fit,
 * but after one character at least. */
static enum layout_end end_line(struct slice *rest, struct slice *line,
    const struct candidate *candidate, const struct place *full) {
    struct slice text = *rest;
    struct slice after = candidate->rest.at ? candidate->rest : full->rest;
    enum layout_end end = candidate->rest.at ? candidate->end : LAYOUT_CUT;
    *line = before(text, after);
    drop_blanks_at_end(line);
    *rest = after;
    if (end == LAYOUT_WRAPPED)
        skip_blanks(rest);
    return rest->len ? end : LAYOUT_END;
}

enum layout_end wrap_words(struct slice *rest, size_t columns, struct slice *line) {
    skip_blanks(rest);
    struct slice text = *rest;
    struct place place = {.rest = text};
    struct candidate candidate = {0};
    while (place.rest.len) {
        uint32_t next = peek(place.rest);
        if (next == '\n') {
            *line = before(text, place.rest);
            drop_blanks_at_end(line);
            *rest = slice_from(place.rest, 1);
            return LAYOUT_END;
        }
        consider(&candidate, &place, next);
        size_t width = text_point_width(next);
        if (place.before && !is_blank(next) && place.columns + width > columns)
            return end_line(rest, line, &candidate, &place);
        step(&place, &next);
    }
    *line = text;
    drop_blanks_at_end(line);
    *rest = place.rest;
    return LAYOUT_END;
}

bool wrap_has_mark(size_t columns) {
    return columns >= NARROWEST_MARKED;
}

/* After a blank or what parts a path; "/v" behind a blank is a switch, and stays whole. */
static bool breaks_well_at(const struct place *place) {
    uint32_t point = place->before;
    if (point == '/')
        return place->one && !is_blank(place->one);
    return is_blank(point) || point == '\\' || point == ',';
}

enum layout_end wrap_exact(struct slice *rest, size_t columns, struct slice *line) {
    struct slice text = *rest, good = {0};
    size_t room = wrap_has_mark(columns) ? columns - 1 : columns;
    struct place place = {.rest = text}, full = {0};
    while (place.rest.len) {
        size_t width = text_point_width(peek(place.rest));
        if (width && place.before && breaks_well_at(&place) && place.columns > room / 2 &&
            place.columns <= room)
            good = place.rest;
        if (!full.rest.at && place.before && place.columns + width > room)
            full = place;
        if (place.before && place.columns + width > columns) {
            *rest = good.at ? good : full.rest;
            *line = before(text, *rest);
            return LAYOUT_CUT;
        }
        uint32_t point;
        step(&place, &point);
    }
    *line = text;
    *rest = place.rest;
    return LAYOUT_END;
}

size_t wrap_longest(struct slice text) {
    struct place place = {.rest = text};
    size_t longest = 0, from = 0;
    while (place.rest.len) {
        uint32_t next = peek(place.rest);
        if (is_blank(next) || next == '\n' || breaks_at(&place, next)) {
            longest = place.columns - from > longest ? place.columns - from : longest;
            from = place.columns;
        }
        step(&place, &next);
        if (is_blank(next) || next == '\n')
            from = place.columns;
    }
    return place.columns - from > longest ? place.columns - from : longest;
}

#include "import/read/text_page.h"

enum {
    WIDEST_WRAP = 110, /* columns that text wrapped by hand, a mailer or a browser has at most */
    SLACK = 4          /* columns that a wrapped line may be longer than those that tell the wrap */
};

/* ---- text in a margin ---- */

/* The least indent that a good part of all sentences end at; 0 where many end at none. */
static uint32_t common_indent(const struct text_lines *lines) {
    enum {
        MOST = 16
    };
    size_t counts[MOST] = {0}, all = 0;
    uint32_t margin = 1;
    for (size_t i = 0; i < lines->count; i++) {
        const struct text_line *line = &lines->items[i];
        if (text_is_plain(lines, i) && line->indent < MOST &&
            strchr(".:", line->text.at[line->text.len - 1])) {
            counts[line->indent]++;
            all++;
        }
    }
    while (margin < MOST && counts[margin] * 8 < all)
        margin++;
    return counts[0] * 4 > all || margin == MOST ? 0 : margin;
}

/* Lines that stand alone left of where text stands. */
static size_t count_outdented(const struct text_lines *lines, uint32_t margin) {
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        count += text_is_plain(lines, i) && lines->items[i].indent < margin &&
                 text_blank_before(lines, i) && text_is_blank(lines, i + 1);
    return count;
}

/* Items stand right of the margin, too; a line of code may look like one. */
static bool items_fit(const struct text_lines *lines, uint32_t margin) {
    size_t items = 0, left = 0;
    for (size_t i = 0; i < lines->count; i++) {
        bool item = !text_is_blank(lines, i) && !text_is_plain(lines, i);
        items += item;
        left += item && lines->items[i].indent < margin;
    }
    return left * 8 <= items;
}

/* lynx and links set all text in by some columns, and headings less; the title they centre. */
static void take_margin(struct text_lines *lines) {
    uint32_t margin = common_indent(lines);
    if (margin < 2 || count_outdented(lines, margin) < 2 || !items_fit(lines, margin))
        return;
    lines->margin = margin;
    for (size_t i = 0; i < lines->count; i++) {
        struct text_line *line = &lines->items[i];
        line->outdent = line->indent < margin ? margin - line->indent : 0;
        line->content -= line->indent < margin ? line->indent : margin;
        line->indent -= line->indent < margin ? line->indent : margin;
    }
}

/* ---- was the text wrapped? ---- */

/* The longest line that may have been wrapped. */
static size_t longest_line(const struct text_lines *lines) {
    size_t longest = 0;
    for (size_t i = 0; i < lines->count; i++) {
        size_t width = text_width_of(&lines->items[i]);
        if (width > longest && width <= WIDEST_WRAP)
            longest = width;
    }
    return longest;
}

/* The sentence in line `i` goes on in the next. */
static bool goes_on(const struct text_lines *lines, size_t i) {
    return text_is_plain(lines, i + 1) && !text_is_blank(lines, i) &&
           ascii_is_lower(lines->items[i + 1].text.at[0]);
}

/* How many lines are `width` columns wide or up to `within` less. */
static size_t count_widths(const size_t *widths, size_t width, size_t within) {
    size_t count = 0;
    for (size_t w = width; w > width - within; w--)
        count += widths[w];
    return count;
}

/* The columns that wrapping kept to: below them the widths of lines gather whose sentences go on in
 * the next; a line of code may be wider. The longest line's where too few go on. */
static size_t find_wrap(const struct text_lines *lines, size_t longest) {
    enum {
        NEAR = 10,  /* columns: as wide as most words */
        BESIDE = 4, /* one line alone may be wider: a title that is centred, a path */
        FEW = 3
    };
    size_t widths[WIDEST_WRAP + 1] = {0}, all = 0;
    for (size_t i = 0; i < lines->count; i++) {
        size_t width = text_width_of(&lines->items[i]);
        if (width <= WIDEST_WRAP && goes_on(lines, i)) {
            widths[width]++;
            all++;
        }
    }
    for (size_t width = WIDEST_WRAP; width >= NEAR && all >= FEW; width--)
        if (widths[width] && count_widths(widths, width, NEAR) * 3 >= all &&
            count_widths(widths, width, BESIDE) > 1)
            return width;
    return longest;
}

bool text_breaks_early(const struct text_lines *lines, size_t i) {
    struct slice rest = lines->items[i + 1].text, word = SLICE("");
    size_t width = text_width_of(&lines->items[i]);
    slice_next_word(&rest, &word);
    return width > lines->wrap + SLACK || width + 1 + word.len < lines->wrap;
}

/* Are sentences wider than wrapped ones get? A command or an address may be, here and there. */
static bool is_wide(const struct text_lines *lines) {
    size_t wide = 0, text = 0;
    for (size_t i = 0; i < lines->count; i++) {
        text += !text_is_blank(lines, i);
        struct slice line = lines->items[i].text;
        wide += line.len && text_width_of(&lines->items[i]) > WIDEST_WRAP &&
                strchr(".:?!", line.at[line.len - 1]);
    }
    return wide * 12 > text;
}

/* "Product(s): Contoso Server", "Issue type        : kbbug", a rule, the columns of a table: what
 * stands on lines of its own in wrapped text too, as the heads and feet of old archives do. */
static bool is_line_alone(struct slice text) {
    enum {
        LABEL = 24
    };
    struct slice head = slice_first(text, LABEL);
    ptrdiff_t colon = slice_find_char(head, ':');
    bool label = colon > 0 && ascii_is_upper(text.at[0]) &&
                 ((size_t)colon + 1 == text.len || text.at[colon + 1] == ' ');
    return label || slice_find(text, SLICE("   ")) >= 0 || strchr("=-", text.at[text.len - 1]);
}

/* Does the next line go on with the sentence, and would its first word have found no room? */
static bool wraps(const struct text_lines *lines, size_t i) {
    return goes_on(lines, i) && text_width_of(&lines->items[i]) <= lines->wrap &&
           !text_breaks_early(lines, i);
}

/* Most lines that another follows directly are nearly as long as the longest of them; or, where
 * much is code or a table, some sentences clearly go on in the next line. */
static bool is_wrapped(const struct text_lines *lines, size_t longest) {
    enum {
        SURE = 3,
        NARROWEST = 50 /* columns */
    };
    size_t inner = 0, full = 0, sure = 0;
    if (is_wide(lines))
        return false;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        if (text_is_blank(lines, i) || !text_is_plain(lines, i + 1) ||
            is_line_alone(lines->items[i].text) || is_line_alone(lines->items[i + 1].text))
            continue;
        inner++;
        sure += wraps(lines, i);
        full += text_width_of(&lines->items[i]) * 10 >= longest * 7;
    }
    return (inner >= 4 && full * 10 >= inner * 6) || (sure >= SURE && lines->wrap >= NARROWEST);
}

/* Few lines stand directly below another. */
static bool is_spaced(const struct text_lines *lines) {
    size_t plain = 0, below = 0;
    for (size_t i = 0; i < lines->count; i++) {
        plain += text_is_plain(lines, i);
        below += text_is_plain(lines, i) && i > 0 && text_is_plain(lines, i - 1);
    }
    return plain > 4 && below * 3 < plain;
}

/* "Method 1", and below it a sentence: far too short for a line that was wrapped. */
static bool ends_short(const struct text_lines *lines, size_t i) {
    enum {
        SPARE = 30 /* columns */
    };
    return !goes_on(lines, i) && text_width_of(&lines->items[i]) + SPARE < lines->wrap &&
           text_breaks_early(lines, i);
}

/* Three and more lines that no wrapping broke, from blank line to blank line, are meant as lines:
 * the rows of a small table, the entry of a log. */
static void find_kept(struct text_lines *lines) {
    for (size_t i = 0, end; i < lines->count; i = end + 1) {
        bool all = true;
        for (end = i; text_is_plain(lines, end + 1) && !text_is_blank(lines, end); end++)
            all &= text_breaks_early(lines, end);
        for (size_t k = i; k < end; k++)
            lines->items[k + 1].kept = (all && end - i >= 2) || ends_short(lines, k);
    }
}

void text_find_page(struct text_lines *lines) {
    take_margin(lines);
    size_t longest = longest_line(lines);
    lines->wrap = find_wrap(lines, longest);
    lines->wrapped = is_wrapped(lines, longest);
    lines->spaced = is_spaced(lines);
    if (lines->wrapped)
        find_kept(lines);
}

#include "import/read/sniff.h"

#include "import/read/html.h"

enum {
    LOOKED_AT = 65536
};

/* ---- HTML ---- */

static struct slice tag_name(struct slice text) {
    size_t start = slice_starts(text, SLICE("</")) ? 2 : 1, len = 0;
    struct slice name = slice_from(text, start);
    while (len < name.len && ascii_is_alnum(name.at[len]))
        len++;
    return slice_first(name, len);
}

static size_t count_tags(struct slice text) {
    size_t tags = 0;
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.at[i] == '<' && (ascii_is_alpha(text.at[i + 1]) || text.at[i + 1] == '/'))
            tags += html_knows_element(tag_name(slice_from(text, i)));
    return tags;
}

/* Comments, processing instructions and blanks before the first element. */
static struct slice after_prolog(struct slice text) {
    for (;;) {
        text = slice_trim(text);
        ptrdiff_t end = SLICE_NONE;
        if (slice_starts(text, SLICE("<!--")))
            end = slice_find(text, SLICE("-->"));
        else if (slice_starts(text, SLICE("<?")))
            end = slice_find_char(text, '>');
        if (end == SLICE_NONE)
            return text;
        text = slice_from(text, (size_t)end + 1);
        text = slice_strip_start(text, "->");
    }
}

static bool is_page(struct slice text) {
    text = after_prolog(text);
    return slice_starts_nocase(text, SLICE("<!doctype")) ||
           slice_starts_nocase(text, SLICE("<html")) || slice_starts_nocase(text, SLICE("<head")) ||
           slice_starts_nocase(text, SLICE("<body"));
}

static bool begins_with_tag(struct slice text) {
    text = after_prolog(text);
    return slice_starts(text, SLICE("<")) && html_knows_element(tag_name(text));
}

/* ---- Markdown ---- */

static bool is_atx_heading(struct slice line) {
    struct slice rest = slice_strip_start(line, "#");
    size_t marks = line.len - rest.len;
    return marks >= 1 && marks <= 6 && slice_starts(rest, SLICE(" "));
}

static bool is_fence(struct slice line) {
    line = slice_strip_start(line, " ");
    return slice_starts(line, SLICE("```")) || slice_starts(line, SLICE("~~~"));
}

/* ~~~~~~ directly below a line of its length underlines a heading. */
static bool is_underline(struct slice line, struct slice before) {
    size_t below = slice_trim(line).len, above = slice_trim(before).len;
    return slice_strip_start(slice_trim(line), "~").len == 0 && above > 0 && below <= above + 2 &&
           above <= below + 2;
}

static bool is_table_rule(struct slice line) {
    line = slice_trim(line);
    return line.len >= 3 && slice_find(line, SLICE("|")) != SLICE_NONE &&
           slice_find(line, SLICE("-")) != SLICE_NONE && slice_strip_start(line, "|-: ").len == 0;
}

/* [text](target), **strong**, `code`: how many such marks a line has. */
static size_t inline_marks(struct slice line) {
    size_t marks = 0;
    marks += slice_find(line, SLICE("](")) != SLICE_NONE;
    ptrdiff_t strong = slice_find(line, SLICE("**"));
    marks += strong != SLICE_NONE &&
             slice_find(slice_from(line, (size_t)strong + 2), SLICE("**")) != SLICE_NONE;
    ptrdiff_t tick = slice_find(line, SLICE("`"));
    marks += tick != SLICE_NONE &&
             slice_find(slice_from(line, (size_t)tick + 1), SLICE("`")) != SLICE_NONE;
    return marks;
}

/* "# On the client" with "wg show" directly below, "# peer: x" below "# interface: y": a comment
 * among typed lines. A heading stands alone, as a rule; Markdown has other marks besides. */
static bool is_comment(struct slice line, struct slice before, struct slice rest) {
    struct slice next = SLICE(""), core = slice_trim(slice_strip_start(line, "#"));
    slice_next_line(&rest, &next);
    bool single = slice_starts(line, SLICE("# "));
    bool typed = next.len && (next.at[0] == '#' || ascii_is_lower(next.at[0]));
    return single && core.len && (typed || slice_starts(before, SLICE("# ")));
}

/* Blocks of Markdown count double: a text may well hold a lone asterisk or a link in brackets. */
static size_t markdown_marks(struct slice text) {
    size_t marks = 0, lines = 0, blocks = 0, bullets = 0;
    struct slice line, before = SLICE("");
    while (slice_next_line(&text, &line)) {
        lines++;
        if (lines == 1 && (slice_equal(slice_trim(line), SLICE("---")) ||
                              slice_equal(slice_trim(line), SLICE("+++"))))
            blocks += 2;
        bool heading = is_atx_heading(line) && !is_comment(line, before, text);
        if (heading || (is_fence(line) && !is_underline(line, before)) || is_table_rule(line) ||
            slice_starts(line, SLICE("> ")) || slice_starts(line, SLICE("!!! ")))
            blocks += 2;
        bullets += slice_starts(slice_strip_start(line, " "), SLICE("\u2022"));
        marks += inline_marks(line);
        before = line;
    }
    /* Markdown's own lists have no such bullets: what a browser showed may still hold `marks`. */
    return blocks || bullets < 2 ? marks + blocks : 0;
}

/* A heading or front matter first: however many tags follow, the rest is Markdown around them. */
static bool begins_as_markdown(struct slice text) {
    struct slice line;
    while (slice_next_line(&text, &line))
        if (slice_trim(line).len)
            return is_atx_heading(line) || slice_equal(slice_trim(line), SLICE("---")) ||
                   slice_equal(slice_trim(line), SLICE("+++"));
    return false;
}

enum format sniff(struct slice text) {
    text = slice_first(text, LOOKED_AT);
    if (is_page(text))
        return FORMAT_HTML;
    if (begins_as_markdown(text))
        return FORMAT_MARKDOWN;
    size_t markdown = markdown_marks(text), tags = count_tags(text);
    if (begins_with_tag(text) && tags >= 2 && tags > markdown)
        return FORMAT_HTML;
    if (tags > 20 && tags > 4 * markdown)
        return FORMAT_HTML;
    return markdown >= 2 ? FORMAT_MARKDOWN : FORMAT_TEXT;
}

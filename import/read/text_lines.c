#include "import/read/text_lines.h"

#include "import/read/text_code.h"
#include "import/read/text_page.h"

enum {
    TAB = 8,
    LONGEST_HEADING = 200, /* titles of archived articles run over two lines of a screen */
    LONGEST_TITLE = 120,   /* that begins with a small letter */
};

/* ---- markers ---- */

static size_t bullet_length(struct slice text) {
    static const struct slice bullets[] = {{"\u2022", 3}, {"\u00b7", 2}, {"\u25e6", 3},
        {"\u25aa", 3}, {"\u25cf", 3}, {"\u2023", 3}, {"\u25cb", 3}, {"\u2043", 3}, {"\u25a0", 3},
        {"\u25a1", 3}, {"\u2606", 3}, {"\u2605", 3}, {"\u25ce", 3}, {"\u25b3", 3}, {"- ", 2},
        {"* ", 2}, {"o ", 2}, {"+ ", 2}, {"\u2013 ", 4}};
    for (size_t i = 0; i < COUNT_OF(bullets); i++)
        if (slice_starts(text, bullets[i]) && text.len > bullets[i].len)
            return bullets[i].len;
    return 0;
}

/* "12." "3)" "(4)" "a." "iv.": letters and Roman numbers count as their place. */
static size_t number_length(struct slice text, uint32_t *value) {
    size_t open = slice_starts(text, SLICE("(")), len = open;
    *value = 0;
    while (len < text.len && len < open + 3 && ascii_is_digit(text.at[len]))
        *value = *value * 10 + (uint32_t)(text.at[len++] - '0');
    if (len == open && len < text.len && ascii_is_lower(text.at[len]))
        *value = (uint32_t)(text.at[len++] - 'a') + 1;
    if (len == open || len + 1 >= text.len || text.at[len + 1] != ' ')
        return 0;
    bool closed = open ? text.at[len] == ')' : text.at[len] == '.' || text.at[len] == ')';
    return closed ? len + 1 : 0;
}

static void take_marker(struct text_line *line) {
    size_t len = bullet_length(line->text);
    line->bullet = len > 0;
    if (!len)
        len = number_length(line->text, &line->value);
    line->ordered = len && !line->bullet;
    struct slice rest = slice_strip_start(slice_from(line->text, len), " \t");
    line->content = line->indent + (len ? (uint32_t)(line->text.len - rest.len) : 0);
    if (line->bullet) /* a bullet is one column, but up to three bytes */
        line->content -= (uint32_t)(len > 2 ? 2 : 0);
    line->text = rest;
}

static void measure_indent(struct text_line *line) {
    uint32_t column = 0;
    size_t i = 0;
    while (i < line->text.len) {
        if (line->text.at[i] == '\t')
            column += TAB - column % TAB;
        else if (line->text.at[i] == ' ')
            column++;
        else if (slice_starts(slice_from(line->text, i), SLICE("\u00a0")))
            column++, i++; /* two bytes, one column */
        else
            break;
        i++;
    }
    line->indent = column;
    line->text = slice_from(line->text, i);
}

static bool ends_blank(const struct text_lines *lines) {
    return lines->count > 0 && lines->items[lines->count - 1].text.len == 0;
}

/* Of blank lines in a row one is kept: a file of millions would fill the memory. */
static struct text_lines split(struct arena *arena, struct slice text) {
    struct text_lines lines = {0};
    struct slice line;
    for (uint32_t number = 1; slice_next_line(&text, &line); number++) {
        line = slice_strip_end(line, " \t\f");
        if (line.len == 0 && ends_blank(&lines))
            continue;
        struct text_line *added = LIST_ADD(arena, &lines);
        added->number = number;
        added->text = line;
        measure_indent(added);
        take_marker(added);
    }
    return lines;
}

/* ---- headings ---- */

/* A line of one repeated character below a heading: its level, or 0. */
static uint8_t underline_level(const struct text_lines *lines, size_t i) {
    if (i >= lines->count)
        return 0;
    struct slice text = lines->items[i].text;
    if (text.len < 3 || !strchr("=-~*_#", text.at[0]))
        return 0;
    for (size_t c = 1; c < text.len; c++)
        if (text.at[c] != text.at[0])
            return 0;
    return text.at[0] == '=' ? 1 : 2;
}

/* "Date      Time     File name" above a rule: the columns of a table. */
static bool is_columns(struct slice text) {
    return slice_find(text, SLICE("  ")) != SLICE_NONE;
}

static bool is_capitals(struct slice text) {
    size_t upper = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (ascii_is_lower(text.at[i]))
            return false;
        upper += ascii_is_upper(text.at[i]);
    }
    return upper > 2;
}

/* "... breaks it. In those setups, ...": a second sentence makes it a paragraph. */
static bool holds_sentences(struct slice text) {
    for (size_t i = 20; i + 2 < text.len; i++)
        if (text.at[i] == '.' && text.at[i + 1] == ' ' && ascii_is_upper(text.at[i + 2]) &&
            text.at[i - 1] >= 'a' && text.at[i - 2] >= 'a')
            return true;
    return false;
}

/* Without the quotation marks behind its last sign. */
static struct slice unquoted(struct slice text) {
    text = slice_strip_end(text, "\"'");
    while (slice_ends(text, SLICE("\u201d")) || slice_ends(text, SLICE("\u2019")))
        text.len -= 3;
    return text;
}

static bool ends_as_heading(struct slice text) {
    text = unquoted(text);
    return text.len && !strchr(".,;:", text.at[text.len - 1]);
}

static bool reads_as_heading(struct slice text) {
    struct slice core = unquoted(text);
    if (core.len == 0 || holds_sentences(text))
        return false;
    char first = text.at[0], last = core.at[core.len - 1];
    return text.len <= LONGEST_HEADING && !strchr(".,;:", last) &&
           (ascii_is_upper(first) || ascii_is_digit(first) || strchr("\"'(", first) ||
               (unsigned char)first >= 0x80);
}

/* NOTE: begins a note, not a section. */
static bool is_note_label(struct slice text) {
    static const struct slice labels[] = {
#define X(word, note) {word, sizeof word - 1},
#include "import/read/notes.def"
#undef X
    };
    text = slice_strip_end(text, ": ");
    for (size_t i = 0; i < COUNT_OF(labels); i++)
        if (slice_equal_nocase(text, labels[i]))
            return true;
    return false;
}

/* "SYMPTOMS:" on a line of its own, as old archives have it. */
static bool is_capital_heading(const struct text_lines *lines, size_t i) {
    const struct text_line *line = &lines->items[i];
    return text_is_plain(lines, i) && line->indent == 0 && text_blank_before(lines, i) &&
           line->text.len <= 40 && slice_ends(line->text, SLICE(":")) && is_capitals(line->text) &&
           !is_note_label(line->text);
}

static bool names_part(struct slice key) {
    static const struct slice words[] = {{"Symptom", 7}, {"Symptoms", 8}, {"Issue", 5},
        {"Problem", 7}, {"Scenario", 8}, {"Cause", 5}, {"Resolution", 10}, {"Solution", 8},
        {"Workaround", 10}, {"Method", 6}, {"Option", 6}, {"Fix", 3}};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (slice_equal_nocase(key, words[i]))
            return true;
    return false;
}

/* "Resolution: Give the right address": not a fact about the page but the title of a part of it. */
static bool is_titled_part(struct slice text) {
    struct slice key, value;
    return text_line_is_pair(text, &key, &value) && names_part(key);
}

/* With something below it; else its words are all there is to say. */
static bool has_content_below(const struct text_lines *lines, size_t i) {
    size_t next = i + 1;
    while (next < lines->count && text_is_blank(lines, next))
        next++;
    return next > i + 1 && next < lines->count && !is_titled_part(lines->items[next].text);
}

/* "Troubleshooting: the agent of the archive", above all, is the title, but not "Applies to: ...".
 */
static bool is_title(
    const struct text_lines *lines, size_t i, struct slice key, struct slice value) {
    static const char *const facts[] = {"title", "subject", "id", "number", "date", "updated",
        "modified", "reviewed", "published", "created", "revised", "product", "products", "version",
        "versions", "applies", "author", "by", "category", "url", "link", "source", "from", "tags",
        "language", "keywords", "area", "component", "environment", "platform", "status", "type"};
    struct slice word;
    size_t words = 0;
    for (size_t n = 0; n < i; n++)
        if (!text_is_blank(lines, n))
            return false;
    while (slice_next_word(&value, &word))
        words++;
    return words > 2 && text_is_blank(lines, i + 1) &&
           !slice_says_one_of(key, facts, COUNT_OF(facts));
}

static bool is_fact(const struct text_lines *lines, size_t i) {
    struct slice key, value, text = lines->items[i].text;
    return text_line_is_pair(text, &key, &value) && !is_title(lines, i, key, value) &&
           !(is_titled_part(text) && has_content_below(lines, i));
}

/* "You receive an error message like this:" is followed by the message, not by a heading. */
static bool is_message(const struct text_lines *lines, size_t i) {
    if (i < 2 || text_is_blank(lines, i - 2))
        return false;
    struct slice lead = lines->items[i - 2].text;
    return slice_ends(lead, SLICE(":")) && slice_find_word(lead, SLICE("message")) != SLICE_NONE &&
           !is_titled_part(lines->items[i].text) && !names_part(lines->items[i].text);
}

/* A line of its own at the margin that reads as no sentence; or one above a paragraph without a
 * blank line between, if it is short or in capitals. */
static bool is_bare_heading(const struct text_lines *lines, size_t i) {
    const struct text_line *line = &lines->items[i];
    if (!text_is_plain(lines, i) || line->indent > 0 || !text_blank_before(lines, i) ||
        (lines->margin && !line->outdent) || !reads_as_heading(line->text) || is_fact(lines, i) ||
        is_message(lines, i) || text_is_command(line->text) || text_is_place(line->text))
        return false;
    if (text_is_blank(lines, i + 1))
        return true;
    bool one_line = lines->wrapped || text_is_blank(lines, i + 2) || !text_is_plain(lines, i + 2);
    return one_line && (line->text.len <= 25 || is_capitals(line->text)) &&
           lines->items[i + 1].text.len > 2 * line->text.len;
}

/* Where some headings are underlined, those that are not stand below them; but for the title. */
static void lower_bare_headings(struct text_lines *lines) {
    bool first = true;
    for (size_t i = 0; i < lines->count; i++) {
        struct text_line *line = &lines->items[i];
        if (line->heading && !line->underlined)
            line->heading = first ? 1 : 3;
        first &= !line->heading;
    }
}

/* The first line behind the menu that a page may begin with: items of a word or a few. */
static size_t first_plain(const struct text_lines *lines) {
    enum {
        LONGEST_ENTRY = 40
    };
    size_t i = 0;
    while (i < lines->count &&
           (text_is_blank(lines, i) ||
               (lines->items[i].bullet && lines->items[i].text.len <= LONGEST_ENTRY)))
        i++;
    return i;
}

/* The lines of a title that was wrapped at the top of a page; 0 where none is there. */
static size_t title_run(const struct text_lines *lines) {
    enum {
        MOST = 3
    };
    size_t start = first_plain(lines), len = 0, total = 0;
    for (; text_is_plain(lines, start + len) && len <= MOST; len++) {
        const struct text_line *line = &lines->items[start + len];
        if (line->indent > 0 || holds_sentences(line->text))
            return 0;
        total += line->text.len + 1;
    }
    if (!lines->wrapped || len < 2 || len > MOST || total > LONGEST_HEADING ||
        start + len >= lines->count)
        return 0;
    return reads_as_heading(lines->items[start].text) &&
                   ends_as_heading(lines->items[start + len - 1].text)
               ? len
               : 0;
}

/* The lines of a title in the middle of the page, above text in a margin; 0 where none is there. */
static size_t centred_run(const struct text_lines *lines, size_t first) {
    enum {
        MOST = 3
    };
    size_t len = 0;
    while (lines->margin && text_is_plain(lines, first + len) && len < MOST)
        len++;
    return len && text_is_blank(lines, first + len) && reads_as_heading(lines->items[first].text) &&
                   ends_as_heading(lines->items[first + len - 1].text)
               ? len
               : 0;
}

static void find_title(struct text_lines *lines) {
    size_t first = first_plain(lines), len = centred_run(lines, first);
    len = len ? len : title_run(lines);
    if (len)
        lines->items[first].heading = 2;
    for (size_t i = 1; i < len; i++)
        lines->items[first + i].title_rest = true;
}

/* "nginx: no room for the header": a title may begin with a small letter; only the first lines of
 * a page, each alone, are read so. */
static bool is_small_title(const struct text_lines *lines, size_t i) {
    const struct text_line *line = &lines->items[i];
    size_t words = 0, before = 0;
    for (size_t b = 0; b < i && before < 2; b++)
        before += lines->items[b].text.len > 0;
    struct slice rest = line->text, word;
    while (slice_next_word(&rest, &word))
        words++;
    return before < 2 && text_is_plain(lines, i) && line->indent == 0 &&
           text_blank_before(lines, i) && text_is_blank(lines, i + 1) && words > 2 &&
           line->text.len <= LONGEST_TITLE && ascii_is_lower(line->text.at[0]) &&
           !strchr(".,;:!?", line->text.at[line->text.len - 1]);
}

static void find_headings(struct text_lines *lines) {
    bool underlined = false;
    for (size_t i = 0; i < lines->count; i++) {
        if (text_is_blank(lines, i) || lines->items[i].title_rest)
            continue;
        uint8_t under = text_is_plain(lines, i) ? underline_level(lines, i + 1) : 0;
        if (under && is_columns(lines->items[i].text))
            lines->items[i].heading = 0;
        else if (under && lines->items[i].text.len <= LONGEST_HEADING)
            lines->items[i].heading = under, lines->items[i].underlined = underlined = true;
        else if (is_bare_heading(lines, i) || is_capital_heading(lines, i) ||
                 is_small_title(lines, i))
            lines->items[i].heading = lines->items[i].outdent < lines->margin ? 3 : 2;
        if (under)
            lines->items[++i].text = SLICE("");
    }
    if (underlined)
        lower_bare_headings(lines);
}

/* A rule between parts: "-----". */
static void drop_rules(struct text_lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        if (underline_level(lines, i) && !lines->items[i].heading)
            lines->items[i].text = SLICE("");
}

/* ---- tables ---- */

/* Three and more lines directly below each other were a table's rows, its cells run together; where
 * text was wrapped they are a paragraph. */
static size_t row_run(const struct text_lines *lines, size_t i) {
    size_t end = i;
    struct slice key, value;
    while (text_is_plain(lines, end) && !lines->items[end].heading && !lines->items[end].code &&
           lines->items[end].indent == lines->items[i].indent &&
           !text_line_is_pair(lines->items[end].text, &key, &value) &&
           !strchr(".:;", lines->items[end].text.at[lines->items[end].text.len - 1]))
        end++;
    return end - i;
}

static void find_tables(struct text_lines *lines) {
    for (size_t i = 0; i < lines->count; i++) {
        size_t run = lines->wrapped || !text_blank_before(lines, i) ? 0 : row_run(lines, i);
        if (run >= 3 && text_is_blank(lines, i + run))
            for (size_t r = i; r < i + run; r++)
                lines->items[r].row = true;
        i += run ? run - 1 : 0;
    }
}

struct text_lines text_lines(struct arena *arena, struct slice text) {
    struct text_lines lines = split(arena, text);
    text_find_page(&lines);
    find_title(&lines);
    find_headings(&lines);
    drop_rules(&lines);
    text_find_code(&lines);
    find_tables(&lines);
    return lines;
}

bool text_line_is_pair(struct slice line, struct slice *key, struct slice *value) {
    ptrdiff_t colon = slice_find_char(line, ':');
    if (colon <= 0 || colon > 32 || !ascii_is_upper(line.at[0]))
        return false;
    *key = slice_trim(slice_first(line, (size_t)colon));
    *value = slice_trim(slice_from(line, (size_t)colon + 1));
    size_t words = 1;
    for (size_t i = 0; i < key->len; i++) {
        if (!ascii_is_alnum(key->at[i]) && key->at[i] != ' ' && key->at[i] != '-')
            return false;
        words += key->at[i] == ' ';
    }
    /* "Method 1: Change the setting" is a heading. */
    bool numbered = key->len && ascii_is_digit(key->at[key->len - 1]);
    return value->len > 0 && words <= 4 && !numbered && !slice_starts(*value, SLICE("//"));
}

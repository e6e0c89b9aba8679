#include "import/read/text_code.h"

#include "import/read/text_page.h"

/* ---- one line ---- */

/* "Get-Service", "Set-VpnConnection": a verb that PowerShell approves of, and a noun. Source:
 * learn.microsoft.com, "Approved Verbs for PowerShell Commands". */
static bool is_cmdlet(struct slice word) {
    static const char *const verbs[] = {
#define X(verb) verb,
#include "import/read/cmdlet_verbs.def"
#undef X
    };
    ptrdiff_t dash = slice_find_char(word, '-');
    return dash > 1 && (size_t)dash + 2 < word.len && ascii_is_upper(word.at[dash + 1]) &&
           slice_is_one_of(slice_first(word, (size_t)dash), verbs, COUNT_OF(verbs));
}

static bool is_option(struct slice word) {
    return word.len > 1 && (word.at[0] == '/' || word.at[0] == '-') &&
           ((word.at[1] | 0x20) >= 'a') && ((word.at[1] | 0x20) <= 'z');
}

static bool has_option(struct slice words) {
    struct slice word;
    while (slice_next_word(&words, &word))
        if (is_option(word))
            return true;
    return false;
}

static bool names_file(struct slice word) {
    static const char *const endings[] = {".exe", ".cmd", ".bat", ".ps1", ".vbs", ".sh"};
    return slice_ends_one_of(word, endings, COUNT_OF(endings));
}

static bool is_capitals(struct slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_upper(word.at[i]))
            return false;
    return word.len > 2;
}

/* "C:\>", "PS C:\Users>", "PS>" before what is typed. */
static bool has_prompt(struct slice line) {
    ptrdiff_t end = slice_find_char(slice_first(line, 60), '>');
    return end > 1 && (slice_starts(line, SLICE("PS ")) || slice_starts(line, SLICE("PS>")) ||
                          (line.at[1] == ':' && line.at[2] == '\\'));
}

bool text_is_command(struct slice line) {
    struct slice rest = line, name, next, words;
    if (!slice_next_word(&rest, &name))
        return false;
    if (is_cmdlet(name) || has_prompt(line))
        return true;
    words = rest;
    if (strchr(".,:;", line.at[line.len - 1]) || !slice_next_word(&rest, &next))
        return false;
    return is_option(next) || names_file(name) || (is_capitals(name) && has_option(words));
}

bool text_is_place(struct slice line) {
    static const char *const roots[] = {
        "HKEY_", "HKLM\\", "HKCU\\", "HKCR\\", "HKU\\", "\\\\", "http://", "https://"};
    bool drive = line.len > 3 && line.at[1] == ':' && line.at[2] == '\\';
    return (drive || slice_starts_one_of(line, roots, COUNT_OF(roots))) &&
           !strchr(".,:;", line.at[line.len - 1]) && slice_find(line, SLICE(". ")) == SLICE_NONE;
}

/* Has it one of the small words that no sentence does without? */
static bool reads_as_prose(struct slice line) {
    static const char *const small[] = {"the", "a", "an", "is", "are", "and", "or", "of", "to",
        "for", "with", "you", "your", "be", "not", "as", "if", "was", "has", "can"};
    struct slice word;
    while (slice_next_word(&line, &word))
        if (slice_is_one_of(word, small, COUNT_OF(small)))
            return true;
    return false;
}

/* Does a line begin as typed ones do, and end as no sentence does? */
static bool reads_as_typed(struct slice text) {
    bool begins = ascii_is_lower(text.at[0]) || strchr("$#>/<[{}])\\", text.at[0]);
    return (begins && !strchr(".,:", text.at[text.len - 1])) || slice_starts(text, SLICE("REM ")) ||
           text_is_command(text) || text_is_place(text);
}

/* "2024-01-15 10:23:41 [error] ...", "[ 12.5] sda: ...": an entry of a log. */
static bool reads_as_logged(struct slice text) {
    size_t digits = 0;
    while (digits < text.len && ascii_is_digit(text.at[digits]))
        digits++;
    bool date = digits == 4 && text.len > 12 && strchr("-/", text.at[4]) &&
                ascii_is_digit(text.at[5]) && slice_find_char(slice_first(text, 20), ':') > 0;
    bool stamp = text.len > 4 && text.at[0] == '[' && slice_find_char(text, ']') > 0;
    return date || stamp;
}

/* ---- runs of lines ---- */

/* The lines of a log's entry from `i` on, up to a blank line: it may be broken at any place. */
static size_t log_run(const struct text_lines *lines, size_t i) {
    size_t end = i;
    if (text_is_blank(lines, i) || lines->wrapped || !reads_as_logged(lines->items[i].text))
        return 0;
    while (text_is_plain(lines, end) && !lines->items[end].heading)
        end++;
    return text_is_blank(lines, end) ? end - i : 0;
}

/* Does what is typed begin below line `i` at once? "Type this, and press Enter after each line:" */
static bool announces(const struct text_lines *lines, size_t i) {
    return !text_is_blank(lines, i) && slice_ends(lines->items[i].text, SLICE(":")) &&
           !lines->items[i].heading && (!lines->wrapped || text_breaks_early(lines, i));
}

/* One line reads as code where it is a command, or has no small word and is announced or stands
 * alone. */
static bool is_code_alone(const struct text_lines *lines, size_t i) {
    struct slice text = lines->items[i].text;
    if (text_is_command(text))
        return true;
    bool begins = ascii_is_lower(text.at[0]);
    return begins && slice_find_char(text, ' ') != SLICE_NONE && !reads_as_prose(text);
}

/* The lines from `i` on, directly below each other, that all read as typed. */
static size_t code_run(const struct text_lines *lines, size_t i) {
    bool announced = i > 0 && announces(lines, i - 1);
    size_t end = i;
    while (!text_is_blank(lines, end) && !(announced && !text_is_plain(lines, end))) {
        const struct text_line *line = &lines->items[end];
        bool goes_on = end > i && slice_ends(lines->items[end - 1].text, SLICE("\\"));
        if (!text_is_plain(lines, end) || line->heading ||
            !(goes_on || reads_as_typed(line->text)) || line->indent < lines->items[i].indent)
            return 0;
        if (lines->wrapped && text_is_plain(lines, end + 1) && !text_breaks_early(lines, end))
            return 0;
        end++;
    }
    return end - i == 1 && !is_code_alone(lines, i) ? 0 : end - i;
}

/* "# systemctl restart x" directly below the item or the sentence that has it typed, and what
 * stands below it up to a blank line: a shell's prompt begins no sentence. */
static size_t prompt_run(const struct text_lines *lines, size_t i) {
    struct slice text = lines->items[i].text;
    bool prompt = slice_starts(text, SLICE("# ")) || slice_starts(text, SLICE("$ "));
    if (i == 0 || !prompt || text.len < 4 || !strchr("abcdefghijklmnopqrstuvwxyz./", text.at[2]))
        return 0;
    const struct text_line *above = &lines->items[i - 1];
    if (text_is_blank(lines, i - 1) ||
        (text_is_plain(lines, i - 1) && !slice_ends(above->text, SLICE(":"))))
        return 0;
    size_t end = i;
    while (text_is_plain(lines, end) && !lines->items[end].heading)
        end++;
    return end - i;
}

/* Where text stands in a margin, what stands left of it and is no heading, up to a blank line. */
static size_t outdented_run(const struct text_lines *lines, size_t i) {
    size_t end = i;
    if (!lines->items[i].outdent)
        return 0;
    while (text_is_plain(lines, end) && !lines->items[end].heading)
        end++;
    return end - i;
}

static size_t run_from(const struct text_lines *lines, size_t i) {
    size_t typed = prompt_run(lines, i), run = 0;
    if (typed)
        return typed;
    if ((run = outdented_run(lines, i)))
        return run;
    if (text_blank_before(lines, i) || announces(lines, i - 1))
        run = code_run(lines, i);
    return run || !text_blank_before(lines, i) ? run : log_run(lines, i);
}

/* As a paragraph the lines would run together, and as a table the first of them would be its head.
 */
void text_find_code(struct text_lines *lines) {
    for (size_t i = 0; i < lines->count; i++) {
        size_t run = text_is_blank(lines, i) ? 0 : run_from(lines, i);
        for (size_t c = i; c < i + run; c++)
            lines->items[c].code = true;
        i += run ? run - 1 : 0;
    }
}

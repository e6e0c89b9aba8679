/*
 * What documentation systems add to Markdown, rewritten as plain Markdown. Each rule takes a line
 * and either writes what stands in its place or leaves it to the next rule; a line always becomes
 * one line, so that line numbers stay those of the source.
 */
#include "import/read/front.h"
#include "import/read/markdown.h"

enum {
    LOOK_AHEAD = 16,    /* lines */
    LONGEST_TAG = 4096, /* bytes; a page without line ends may hold a million that open */
};

struct prepare {
    struct arena *arena;
    struct buf *out;
    struct slice rest;  /* the lines behind the present one */
    struct slice fence; /* of the code block that is open: "```"; else empty */
    struct slice
        note_end;       /* what ends a note that is open: ":::", or the name of a template's end */
    unsigned unclosed;  /* notes that nothing ends */
    size_t note_indent; /* of a note whose text is indented (MkDocs); 0 where none is open */
    bool begun;         /* a line that shows something has come */
    bool module;        /* in the lines of a module that stand before it (MDX) */
};

static void put(struct prepare *prepare, struct slice text) {
    buf_add(prepare->out, text);
}

static size_t indent_of(struct slice line) {
    return line.len - slice_strip_start(line, " \t").len;
}

/* ---- code blocks: nothing in them is rewritten ---- */

static struct slice fence_of(struct slice line) {
    line = slice_strip_start(line, " \t>");
    char c = line.len ? line.at[0] : ' ';
    size_t len = 0;
    while (len < line.len && line.at[len] == c)
        len++;
    /* ```x``` on one line is code within text, no fence */
    bool inline_code = c == '`' && slice_find_char(slice_from(line, len), '`') != SLICE_NONE;
    return slice_first(line, len >= 3 && (c == '`' || c == '~') && !inline_code ? len : 0);
}

static bool rule_fence(struct prepare *prepare, struct slice line) {
    struct slice fence = fence_of(line);
    if (prepare->fence.len == 0) {
        prepare->fence = fence;
    } else if (slice_starts(fence, prepare->fence) && slice_ends(slice_trim(line), fence)) {
        prepare->fence = SLICE("");
        put(prepare, line);
        return true;
    }
    if (prepare->fence.len)
        put(prepare, line);
    return prepare->fence.len > 0;
}

/* ---- templates: {{< x >}}, {{% x %}} (Hugo), {% x %} (Jekyll, Liquid) ---- */

/* The template tag at the beginning of the text, its length in `*len`; empty where none is. */
static struct slice template_tag(struct slice text, size_t *len) {
    static const struct {
        struct slice open, close;
    } kinds[] = {{{"{{<", 3}, {">}}", 3}}, {{"{{%", 3}, {"%}}", 3}}, {{"{%", 2}, {"%}", 2}}};
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (!slice_starts(text, kinds[i].open))
            continue;
        ptrdiff_t end = slice_find(slice_first(text, LONGEST_TAG), kinds[i].close);
        if (end == SLICE_NONE)
            continue;
        *len = (size_t)end + kinds[i].close.len;
        return slice_strip_end(slice_strip_start(slice_first(text, (size_t)end), "{<%- "), "- ");
    }
    return SLICE("");
}

/* ---- notes written as containers ---- */

static void put_note(
    struct prepare *prepare, struct slice indent, struct slice kind, struct slice title) {
    put(prepare, indent);
    put(prepare, SLICE("> [!"));
    put(prepare, kind);
    put(prepare, SLICE("] "));
    put(prepare, title);
}

static struct slice name_at(struct slice text) {
    size_t len = 0;
    while (len < text.len && (ascii_is_alnum(text.at[len]) || text.at[len] == '-'))
        len++;
    return slice_first(text, len);
}

static bool is_note_name(struct slice name) {
    static const char *const names[] = {"note", "tip", "info", "hint", "important", "warning",
        "caution", "danger", "attention", "error", "notice", "admonition", "callout", "alert",
        "seealso"};
    return slice_is_one_of(name, names, COUNT_OF(names));
}

/* !!! note "Title"   (MkDocs; also ??? and ???+), its text indented by four below it. */
static bool rule_admonition(struct prepare *prepare, struct slice line) {
    size_t indent = indent_of(line);
    struct slice text = slice_from(line, indent);
    if (!slice_starts(text, SLICE("!!! ")) && !slice_starts(text, SLICE("???")))
        return false;
    text = slice_strip_start(text, "!?+ ");
    struct slice kind = name_at(text);
    if (kind.len == 0)
        return false;
    struct slice title =
        slice_strip_end(slice_strip_start(slice_from(text, kind.len), " \""), " \"");
    put_note(prepare, slice_first(line, indent), kind, title);
    prepare->note_indent = indent + 4;
    return true;
}

/* The indent of the next line that is not blank, if it comes soon: looking ahead from each of a
 * million blank lines must not cost a million times a million. */
static size_t next_indent(const struct prepare *prepare) {
    struct slice rest = prepare->rest, line;
    for (int i = 0; i < LOOK_AHEAD && slice_next_line(&rest, &line); i++)
        if (slice_trim(line).len)
            return indent_of(line);
    return 0;
}

/* A blank line belongs to the note if its text goes on behind it. */
static bool rule_admonition_text(struct prepare *prepare, struct slice line) {
    bool blank = slice_trim(line).len == 0;
    if (prepare->note_indent == 0)
        return false;
    if ((blank ? next_indent(prepare) : indent_of(line)) < prepare->note_indent) {
        prepare->note_indent = 0;
        return false;
    }
    buf_add_repeated(prepare->out, ' ', prepare->note_indent - 4);
    put(prepare, SLICE("> "));
    put(prepare, blank ? SLICE("") : slice_from(line, prepare->note_indent));
    return true;
}

static bool ends_note(struct slice line, struct slice end) {
    size_t len = 0;
    line = slice_trim(line);
    return slice_starts(line, end) || slice_starts(template_tag(line, &len), end);
}

/* A note that is never closed is its first paragraph only, not the rest of the document. After a
 * few of that kind the end is no longer looked for, which would take a time for each. */
static void open_container(struct prepare *prepare, struct slice end) {
    struct slice rest = prepare->rest, line;
    while (prepare->unclosed < LOOK_AHEAD && slice_next_line(&rest, &line))
        if (ends_note(line, end)) {
            prepare->note_end = end;
            return;
        }
    prepare->unclosed++;
}

/* Inside a container every line is quoted, so that the note holds all of it. */
static bool rule_container_text(struct prepare *prepare, struct slice line) {
    if (prepare->note_end.len == 0)
        return false;
    if (ends_note(line, prepare->note_end)) {
        prepare->note_end = SLICE("");
        return true;
    }
    put(prepare, SLICE("> "));
    put(prepare, line);
    return true;
}

/* The value of an attribute: source="x.png" in a line of attributes. */
static struct slice attribute_of(struct slice line, struct slice name) {
    ptrdiff_t at = slice_find_nocase(line, name);
    if (at == SLICE_NONE)
        return SLICE("");
    struct slice value = slice_from(line, (size_t)at + name.len);
    ptrdiff_t end = slice_find_char(value, '"');
    return slice_first(value, end == SLICE_NONE ? 0 : (size_t)end);
}

static void put_picture(struct prepare *prepare, struct slice line) {
    put(prepare, SLICE("!["));
    put(prepare, attribute_of(line, SLICE("alt-text=\"")));
    put(prepare, SLICE("](<"));
    put(prepare, attribute_of(line, SLICE("source=\"")));
    put(prepare, SLICE(">)"));
}

/* Text before :::image source="x" alt-text="y"::: and text behind it. */
static bool rule_picture(struct prepare *prepare, struct slice line) {
    ptrdiff_t at = slice_find(line, SLICE(":::image "));
    if (at == SLICE_NONE)
        return false;
    for (; at != SLICE_NONE; at = slice_find(line, SLICE(":::image "))) {
        struct slice picture = slice_from(line, (size_t)at + 3);
        ptrdiff_t end = slice_find(picture, SLICE(":::"));
        size_t len = end == SLICE_NONE ? picture.len : (size_t)end;
        put(prepare, slice_first(line, (size_t)at));
        put_picture(prepare, slice_first(picture, len));
        line = slice_from(picture, end == SLICE_NONE ? len : len + 3);
    }
    put(prepare, line);
    return true;
}

/* :::note, :::{note}, ::: {.note}  a note up to ":::"; :::zone, :::row, :::column, :::moniker and
 * their ends only arrange the page. */
static bool rule_colons(struct prepare *prepare, struct slice line) {
    struct slice text = slice_trim(line);
    if (!slice_starts(text, SLICE(":::")))
        return false;
    text = slice_strip_start(text, ": {.");
    struct slice name = name_at(text);
    if (is_note_name(name)) {
        struct slice title = slice_strip_start(slice_from(text, name.len), " [{}");
        put_note(prepare, SLICE(""), name, slice_strip_end(title, " ]}"));
        open_container(prepare, SLICE(":::"));
    }
    return true;
}

/* ---- components of MDX ---- */

/* <Note>, <Warning title="x">  up to </Note>, or with its text on the same line. */
static bool rule_component(struct prepare *prepare, struct slice line) {
    struct slice text = slice_trim(line);
    if (text.len < 3 || text.at[0] != '<' || !ascii_is_upper(text.at[1]))
        return false;
    struct slice name = name_at(slice_from(text, 1));
    ptrdiff_t end = slice_find_char(slice_first(text, LONGEST_TAG), '>');
    if (!is_note_name(name) || end == SLICE_NONE)
        return false;
    struct slice close = arena_printf(prepare->arena, "</%.*s>", SLICE_ARGS(name));
    struct slice rest = slice_from(text, (size_t)end + 1);
    ptrdiff_t closed = slice_find(rest, close);
    if (closed == SLICE_NONE && rest.len == 0)
        open_container(prepare, close);
    put_note(
        prepare, SLICE(""), name, closed == SLICE_NONE ? rest : slice_first(rest, (size_t)closed));
    return true;
}

/* import { X } from "y", export const x = ...: lines of a module before the text, up to a blank
 * one.
 */
static bool rule_module(struct prepare *prepare, struct slice line) {
    if (slice_trim(line).len == 0) {
        prepare->module = false;
        return false;
    }
    bool opens =
        (slice_starts(line, SLICE("import ")) && (slice_find(line, SLICE(" from ")) != SLICE_NONE ||
                                                     slice_find_char(line, '{') != SLICE_NONE)) ||
        slice_starts(line, SLICE("export const ")) || slice_starts(line, SLICE("export default "));
    prepare->module |= opens && !prepare->begun;
    prepare->begun |= !prepare->module;
    return prepare->module;
}

/* ---- templates on a line of their own ---- */

/* The kind of note among words such as `type="warning"`; else the tag's own name. */
static struct slice note_kind(struct slice words, struct slice name) {
    while (words.len) {
        struct slice word = name_at(words);
        if (is_note_name(word))
            return word;
        words = slice_from(words, word.len ? word.len : 1);
    }
    return name;
}

/* {{< highlight bash >}}, {{< codeFromInline lang="bash" >}}: code up to the tag that ends it; each
 * stands on a line of its own, as fences do. */
static bool is_code_name(struct slice name) {
    static const char *const names[] = {
        "highlight", "endhighlight", "codeFromInline", "codeblock", "code-block", "command"};
    return slice_is_one_of(name, names, COUNT_OF(names));
}

static bool rule_template_line(struct prepare *prepare, struct slice line) {
    size_t len = 0;
    struct slice text = slice_trim(line), inside = template_tag(text, &len);
    bool closes = slice_starts(inside, SLICE("/"));
    struct slice name = name_at(slice_from(inside, closes));
    if (inside.len == 0 || len != text.len)
        return false;
    if (is_code_name(name))
        put(prepare, SLICE("```"));
    if (is_note_name(name) && !closes) {
        put_note(prepare, SLICE(""), note_kind(slice_from(inside, name.len), name), SLICE(""));
        open_container(
            prepare, arena_printf(prepare->arena, "%s%.*s",
                         slice_starts(text, SLICE("{%")) ? "end" : "/", SLICE_ARGS(name)));
    }
    return true;
}

/* ---- within a line ---- */

/* Takes "[!INCLUDE [x](y)]", "[!VIDEO url]" and template tags out of a line. */
static size_t removed_at(struct slice text) {
    size_t len = 0;
    text = slice_first(text, LONGEST_TAG);
    if (slice_starts_nocase(text, SLICE("[!INCLUDE")) ||
        slice_starts_nocase(text, SLICE("[!VIDEO")) || slice_starts_nocase(text, SLICE("[!div")) ||
        slice_starts_nocase(text, SLICE("[!code"))) {
        ptrdiff_t end = slice_find(text, SLICE(")]")), bracket = slice_find_char(text, ']');
        ptrdiff_t inner = slice_find_char(slice_from(text, 1), '[');
        if (end != SLICE_NONE && inner != SLICE_NONE && inner < bracket)
            return (size_t)end + 2;
        return bracket == SLICE_NONE ? text.len : (size_t)bracket + 1;
    }
    template_tag(text, &len);
    return len;
}

static bool rule_remove(struct prepare *prepare, struct slice line) {
    if (slice_find_char(line, '{') == SLICE_NONE && slice_find(line, SLICE("[!")) == SLICE_NONE)
        return false;
    bool code = false;
    while (line.len) {
        size_t len = code ? 0 : removed_at(line);
        if (len == 0) {
            code ^= line.at[0] == '`';
            put(prepare, slice_first(line, 1));
            len = 1;
        }
        line = slice_from(line, len);
    }
    return true;
}

/* ##Title   without the blank that CommonMark wants. */
static bool rule_heading(struct prepare *prepare, struct slice line) {
    size_t marks = 0;
    while (marks < line.len && line.at[marks] == '#')
        marks++;
    if (marks < 2 || marks > 6 || marks == line.len || ascii_is_blank(line.at[marks]))
        return false;
    put(prepare, slice_first(line, marks));
    put(prepare, SLICE(" "));
    put(prepare, slice_from(line, marks));
    return true;
}

/* |-|:-:|   the line below a table's head: md4c 0.4.8 takes it with three dashes a cell only. */
static bool rule_table(struct prepare *prepare, struct slice line) {
    if (slice_find_char(line, '|') == SLICE_NONE || slice_find_char(line, '-') == SLICE_NONE)
        return false;
    for (size_t i = 0; i < line.len; i++)
        if (!strchr("|-: \t>", line.at[i]))
            return false;
    for (size_t i = 0; i < line.len; i++) {
        bool first = line.at[i] == '-' && (i == 0 || line.at[i - 1] != '-');
        put(prepare, first ? SLICE("---") : slice_first(slice_from(line, i), 1));
    }
    return true;
}

typedef bool rule(struct prepare *prepare, struct slice line);

/* The rules, and what a text holds that one has something to do for. */
static const struct {
    rule *rule;
    const char *mark;
} rules[] = {
    {rule_module, "import "},
    {rule_module, "export "},
    {rule_fence, ""},
    {rule_container_text, ""},
    {rule_admonition_text, ""},
    {rule_admonition, ""},
    {rule_picture, ":::image "},
    {rule_colons, ":::"},
    {rule_component, "</"},
    {rule_template_line, "{"},
    {rule_remove, "[!"},
    {rule_remove, "{"},
    {rule_heading, "##"},
    {rule_table, "|"},
};

/* The rules that a text calls for. */
struct active {
    rule *rules[COUNT_OF(rules)];
    size_t count;
};

static struct active rules_for(struct slice text) {
    struct active active = {.count = 0};
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        bool again = active.count && active.rules[active.count - 1] == rules[i].rule;
        if (!again && slice_find(text, slice_of(rules[i].mark)) != SLICE_NONE)
            active.rules[active.count++] = rules[i].rule;
    }
    return active;
}

static void prepare_line(struct prepare *prepare, const struct active *active, struct slice line) {
    for (size_t i = 0; i < active->count; i++)
        if (active->rules[i](prepare, line))
            return;
    put(prepare, line);
}

struct slice markdown_prepare(struct document *document, struct slice text) {
    struct buf out = {0};
    buf_reserve(&out, text.len);
    struct prepare prepare = {
        .arena = document->arena, .out = &out, .fence = SLICE(""), .note_end = SLICE("")};
    size_t front = front_read(document, text);
    for (size_t i = 0; i < front; i++)
        if (text.at[i] == '\n')
            buf_add_char(&out, '\n');
    struct slice line;
    const struct active active = rules_for(text);
    prepare.rest = slice_from(text, front);
    while (slice_next_line(&prepare.rest, &line)) {
        prepare_line(&prepare, &active, line);
        buf_add_char(&out, '\n');
    }
    struct slice prepared = arena_slice(document->arena, buf_slice(&out));
    buf_fini(&out);
    return prepared;
}

/* What the article says of itself: title, numbers, products, date, where it comes from. */
#include "import/extract/context.h"

enum header_field {
    HEADER_PRODUCTS,
    HEADER_KB,
    HEADER_DATE,
    HEADER_TITLE,
    HEADER_OTHER, /* known, and of no use */
};

static const struct {
    struct slice key;
    enum header_field field;
} header_keys[] = {
#define X(key, field) {{key, sizeof key - 1}, field},
#include "import/extract/header.def"
#undef X
};

/* ---- values ---- */

static void add_slice(struct context *context, struct slice value, bool kb) {
    if (value.len == 0)
        return;
    if (kb)
        *LIST_ADD(context->arena, &context->article->kb) = value;
    else
        *LIST_ADD(context->arena, &context->article->products) = value;
}

/* "2855053", "KB929856", "Q123456": the digits, if they can be an article's number. */
static struct slice kb_digits(struct slice word) {
    word = slice_strip_start(word, "([");
    if (slice_starts_nocase(word, SLICE("KB")))
        word = slice_from(word, 2);
    else if (slice_starts_nocase(word, SLICE("Q")))
        word = slice_from(word, 1);
    word = slice_strip_end(slice_strip_start(word, "#:- "), ".,;)]");
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_digit(word.at[i]))
            return SLICE("");
    return word.len >= 5 && word.len <= 8 ? word : SLICE("");
}

static void add_numbers(struct context *context, struct slice value) {
    struct slice part, word;
    while (slice_next_part(&value, ',', &part))
        while (slice_next_word(&part, &word))
            add_slice(context, kb_digits(word), true);
}

/* "Windows 7, Windows Server 2008 R2": the items between commas outside brackets. */
static void add_products(struct context *context, struct slice value) {
    size_t start = 0, depth = 0;
    for (size_t i = 0; i <= value.len; i++) {
        if (i < value.len && value.at[i] == '(')
            depth++;
        else if (i < value.len && value.at[i] == ')' && depth)
            depth--;
        if (i < value.len && (depth || (value.at[i] != ',' && value.at[i] != ';')))
            continue;
        struct slice item = slice_trim(slice_first(slice_from(value, start), i - start));
        add_slice(context, slice_strip_end(item, "."), false);
        start = i + 1;
    }
}

static void take_field(struct context *context, enum header_field field, struct slice value) {
    if (field == HEADER_PRODUCTS)
        add_products(context, value);
    else if (field == HEADER_KB)
        add_numbers(context, value);
    else if (field == HEADER_DATE && context->article->date.len == 0)
        context->article->date = value;
}

/* ---- header lines in the body ---- */

/* The field that a line gives: "Applies to: Windows 7", "Article ID : 929856". */
static bool header_line(struct slice line, enum header_field *field, struct slice *value) {
    if (slice_find_char(line, ':') == SLICE_NONE) /* most lines of most texts */
        return false;
    line = slice_strip_start(line, "*_ ");
    for (size_t i = 0; i < COUNT_OF(header_keys); i++) {
        if (!slice_starts_nocase(line, header_keys[i].key))
            continue;
        struct slice rest = slice_strip_start(slice_from(line, header_keys[i].key.len), "*_ ");
        if (!slice_starts(rest, SLICE(":")))
            continue;
        *field = header_keys[i].field;
        *value = slice_trim(slice_strip_start(slice_from(rest, 1), "*_ "));
        return true;
    }
    return false;
}

/* Where another field begins within a line, for lines that ran together: "Applies to: Windows 7
 * Original KB number: 929856". Its end where none does. */
static size_t next_field(struct slice value) {
    size_t end = value.len;
    for (size_t i = 0; i < COUNT_OF(header_keys); i++) {
        struct slice key = header_keys[i].key;
        if (slice_find_char(key, ' ') == SLICE_NONE)
            continue;
        ptrdiff_t at = slice_find_word(value, key);
        if (at <= 0 || (size_t)at >= end)
            continue;
        if (slice_starts(slice_from(value, (size_t)at + key.len), SLICE(":")))
            end = (size_t)at;
    }
    return end;
}

static bool take_line(struct context *context, struct slice line) {
    enum header_field field;
    struct slice value;
    while (header_line(line, &field, &value)) {
        size_t end = next_field(value);
        take_field(context, field, slice_strip_end(slice_first(value, end), "*_ "));
        if (end == value.len)
            return true;
        line = slice_from(value, end);
    }
    return false;
}

/* A paragraph of nothing but header lines is no text of the article. */
static void read_header_block(struct context *context, struct block *block) {
    struct slice rest = block->text, line;
    bool all = true;
    while (slice_next_line(&rest, &line))
        all &= take_line(context, line);
    if (all)
        context_use(context, block);
}

/* "The information in this article applies to:" and a list of products, as old archives have it. */
static void read_listed_products(struct context *context, struct block *block) {
    enum header_field field;
    struct slice value;
    const struct block *list = block->next;
    if (!list || list->kind != BLOCK_LIST || !header_line(block->text, &field, &value) ||
        field != HEADER_PRODUCTS || value.len)
        return;
    for (const struct block *item = list->first; item; item = item->next) {
        if (item->first)
            add_slice(context, slice_strip_end(item->first->text, " .,;"), false);
        for (const struct block *b = item->first; b; b = block_next(item, b))
            context_use(context, b);
    }
}

static void read_header_blocks(struct context *context) {
    for (struct block *block = context->document->body->first; block; block = block->next)
        if (block->kind == BLOCK_PARAGRAPH) {
            read_header_block(context, block);
            read_listed_products(context, block);
        }
}

bool header_is_line(struct slice text) {
    struct slice line, value;
    enum header_field field;
    bool any = false;
    while (slice_next_line(&text, &line)) {
        if (!header_line(line, &field, &value))
            return false;
        any = true;
    }
    return any;
}

/* An item of a list, or a short line of its own: "All versions". */
static bool names_product(const struct unit *unit) {
    enum {
        LONGEST = 80
    };
    return unit->first || (unit->depth == 0 && !unit->note && !unit->announces &&
                              unit->block->kind == BLOCK_PARAGRAPH && unit->sentences.count == 1 &&
                              unit->text.len <= LONGEST);
}

/* A known issue of many may say which versions have it, each below the same heading; those are not
 * what the page is about. "Products" and "Environment" together are. */
static bool is_repeated(const struct context *context, size_t section) {
    const struct section *sections = context->outline.items;
    for (size_t i = 0; i < context->outline.count; i++)
        if (i != section && sections[i].role == ROLE_PRODUCTS &&
            slice_equal_nocase(sections[i].heading->text, sections[section].heading->text))
            return true;
    return false;
}

/* "Products", and below it a line that rendered text shows as a heading too: "Archive Server 4". */
static void read_product_heading(struct context *context, size_t i) {
    const struct section *next = &context->outline.items[i + 1];
    if (i + 1 >= context->outline.count || next->role != ROLE_NONE ||
        next->level != context->outline.items[i].level || context_units(context, (int)i)->count ||
        context_units(context, (int)i + 1)->count)
        return;
    add_slice(context, slice_strip_end(next->heading->text, ".,;"), false);
    context_use(context, next->heading);
}

/* A section "Affected products" with a list of them. */
static void read_product_sections(struct context *context) {
    for (size_t i = 0; i < context->outline.count; i++) {
        const struct section *section = &context->outline.items[i];
        if (section->role != ROLE_PRODUCTS)
            continue;
        bool once = !is_repeated(context, i);
        if (once)
            read_product_heading(context, i);
        const struct units *units = context_units(context, (int)i);
        for (size_t u = 0; u < units->count; u++) {
            if (once && names_product(&units->items[u]))
                add_slice(context, slice_strip_end(units->items[u].text, ".,;"), false);
            context_use(context, units->items[u].block);
        }
    }
}

/* ---- the document's own description ---- */

/* A product with the mark and the link around it that some publishers write. */
static struct slice without_link(struct slice value) {
    ptrdiff_t open = slice_find(value, SLICE("<a ")), close = slice_find(value, SLICE("</a>"));
    if (open == SLICE_NONE || close < open)
        return value;
    value = slice_from(slice_first(value, (size_t)close), (size_t)open);
    ptrdiff_t end = slice_find_char(value, '>');
    return end == SLICE_NONE ? value : slice_trim(slice_from(value, (size_t)end + 1));
}

/* "applies to: Windows 10, Windows 11" of an archived page; "appliesto:" has an entry for each, and
 * a comma in one belongs to its name: "HCI, version 21H2". */
static void read_meta_products(struct context *context) {
    const struct meta *meta = &context->document->meta;
    add_products(context, meta_get(meta, "applies to"));
    for (size_t i = 0; i < meta->count; i++)
        if (slice_equal(meta->items[i].key, SLICE("appliesto")))
            add_slice(context, without_link(meta->items[i].value), false);
}

static void read_meta(struct context *context) {
    const struct meta *meta = &context->document->meta;
    struct article *article = context->article;
    static const char *const dates[] = {"ms.date", "date", "lastmod", "last_modified", "modified",
        "updated", "published on", "created on", NULL};
    for (size_t i = 0; dates[i] && article->date.len == 0; i++)
        article->date = meta_get(meta, dates[i]);
    article->url = meta_get(meta, "url");
    article->summary = meta_get(meta, "description");
    if (article->kb.count == 0)
        add_numbers(context, meta_get(meta, "article id"));
    if (article->kb.count == 0)
        add_numbers(context, meta_get(meta, "kb"));
    if (article->products.count == 0)
        read_meta_products(context);
    for (size_t i = 0; i < meta->count; i++)
        if (slice_equal(meta->items[i].key, SLICE("source")))
            *LIST_ADD(context->arena, &article->sources) = meta->items[i].value;
}

/* "sap:remote-access, csstroubleshoot": a category and a mark; other keys are taken as they are. */
static void add_facets(struct context *context, const char *key, struct slice value) {
    struct slice part;
    while (slice_next_part(&value, ',', &part)) {
        part = slice_trim(part);
        struct slice name = slice_of(key);
        if (slice_starts(part, SLICE("sap:"))) {
            part = slice_from(part, 4);
            name = SLICE("category");
        } else if (slice_equal(name, SLICE("ms.custom"))) {
            continue;
        }
        if (part.len)
            *LIST_ADD(context->arena, &context->article->facets) =
                (struct article_facet){name, part};
    }
}

static void read_facets(struct context *context) {
    static const struct {
        const char *meta, *facet;
    } known[] = {{"ms.custom", "ms.custom"}, {"ms.prod", "area"}, {"ms.service", "area"},
        {"ms.subservice", "category"}, {"ms.technology", "technology"}, {"category", "category"},
        {"categories", "category"}, {"tags", "tag"}, {"product", "area"},
        {"component", "category"}};
    const struct meta *meta = &context->document->meta;
    for (size_t i = 0; i < meta->count; i++)
        for (size_t k = 0; k < COUNT_OF(known); k++)
            if (slice_equal(meta->items[i].key, slice_of(known[k].meta)))
                add_facets(context, known[k].facet, meta->items[i].value);
}

/* ---- the title ---- */

/* "Troubleshooting 503 errors - Vendor Support": what a page's <title> adds is cut off where the
 * rest is what the page's own heading says. */
static struct slice page_title(const struct meta *meta) {
    static const char *const keys[] = {"h1", "title", "og:title", "html:title"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct slice title = meta_get(meta, keys[i]);
        if (title.len)
            return title;
    }
    return SLICE("");
}

static struct slice file_title(struct context *context) {
    struct slice name = context->document->path;
    ptrdiff_t slash = slice_find_last(name, '/');
    name = slice_from(name, slash == SLICE_NONE ? 0 : (size_t)slash + 1);
    ptrdiff_t dot = slice_find_last(name, '.');
    return dot > 0 ? slice_first(name, (size_t)dot) : name;
}

static struct slice one_line(struct context *context, struct slice text) {
    struct slice copy = arena_slice(context->arena, slice_trim(text));
    char *at = arena_string(context->arena, copy);
    for (size_t i = 0; i < copy.len; i++)
        if (ascii_is_blank(at[i]))
            at[i] = ' ';
    return (struct slice){at, copy.len};
}

static void find_title(struct context *context) {
    struct slice title = SLICE("");
    int section = context->outline.title;
    if (section >= 0) {
        title = context->outline.items[section].heading->text;
        context_use(context, context->outline.items[section].heading);
    }
    if (title.len == 0)
        title = page_title(&context->document->meta);
    if (title.len == 0) {
        title = file_title(context);
        report_add(&context->document->reports, context->arena, REPORT_NO_TITLE, 0, title);
    }
    context->article->title = one_line(context, title);
}

void extract_header(struct context *context) {
    find_title(context);
    read_header_blocks(context);
    read_product_sections(context);
    read_meta(context);
    read_facets(context);
}

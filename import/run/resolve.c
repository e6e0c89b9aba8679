#include "import/run/resolve.h"

#include "import/run/judge.h"
#include "import/run/target.h"

#include <stdlib.h>

/* A name by which an article may be meant. */
struct name {
    struct slice text;  /* a path, "folder/stem", an article number; lower case */
    int64_t collection; /* or 0: of any */
    int64_t article;
};

struct names {
    struct name *items;
    size_t count, capacity;
};

struct resolver {
    struct arena *arena;
    struct outline *outline;
    struct resolved *resolved;
    struct names paths, stems, numbers;
};

static int compare_names(const void *a, const void *b) {
    const struct name *x = a, *y = b;
    int order = slice_compare(x->text, y->text);
    return order ? order : (x->article > y->article) - (x->article < y->article);
}

static void sort(struct names *names) {
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
}

/* The article of that name: in the same collection if there is one, else anywhere. */
static int64_t look_up(const struct names *names, struct slice text, int64_t collection) {
    size_t low = 0, high = names->count;
    int64_t other = 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (slice_compare(names->items[middle].text, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < names->count && slice_equal(names->items[low].text, text); low++) {
        if (names->items[low].collection == collection || names->items[low].collection == 0)
            return names->items[low].article;
        if (!other)
            other = names->items[low].article;
    }
    return other;
}

/* ---- what is there ---- */

/* "support/networking/error-789.md" -> "networking/error-789" */
static struct slice stem_of(struct slice path) {
    ptrdiff_t last = slice_find_last(path, '/');
    struct slice folder = last > 0 ? slice_first(path, (size_t)last) : SLICE("");
    ptrdiff_t before = slice_find_last(folder, '/');
    struct slice stem = slice_from(path, before == SLICE_NONE ? 0 : (size_t)before + 1);
    ptrdiff_t dot = slice_find_last(stem, '.');
    ptrdiff_t slash = slice_find_last(stem, '/');
    return dot > slash + 1 ? slice_first(stem, (size_t)dot) : stem;
}

static void note_article(struct resolver *resolver, const struct outline_article *article) {
    const struct store_entry *entry = article->entry;
    struct slice path = arena_lower(resolver->arena, entry->path);
    *LIST_ADD(resolver->arena, &resolver->paths) =
        (struct name){path, entry->collection, entry->id};
    *LIST_ADD(resolver->arena, &resolver->stems) =
        (struct name){stem_of(path), entry->collection, entry->id};
    for (size_t i = 0; i < article->lists.kb.count; i++)
        *LIST_ADD(resolver->arena, &resolver->numbers) =
            (struct name){article->lists.kb.items[i], 0, entry->id};
}

static void note_articles(struct resolver *resolver) {
    for (size_t i = 0; i < resolver->outline->entries.count; i++)
        note_article(resolver, &resolver->outline->articles[i]);
    sort(&resolver->paths);
    sort(&resolver->stems);
    sort(&resolver->numbers);
}

/* ---- repetitions ---- */

/* Letters and digits alone: the same article in another format differs in its marks. */
static struct slice bare(struct arena *arena, struct slice text) {
    char *copy = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_alnum(text.at[i]) || (unsigned char)text.at[i] >= 0x80 || text.at[i] == '#')
            copy[len++] = ascii_lower(text.at[i]);
    return (struct slice){copy, len};
}

static void add_text(struct buf *out, struct slice text) {
    buf_add(out, text);
    if (text.len)
        buf_add_char(out, ' ');
}

/* Title, findings and steps; or, where an article has neither of these, what only the same bytes
 * have. */
static struct slice content_of(struct arena *arena, const struct outline_article *article) {
    const struct article *lists = &article->lists;
    const struct store_entry *entry = article->entry;
    struct buf text = {0};
    add_text(&text, lists->title);
    size_t title = text.len;
    for (size_t i = 0; i < lists->findings.count; i++)
        add_text(&text, lists->findings.items[i].text);
    for (size_t i = 0; i < lists->steps.count; i++)
        add_text(&text, lists->steps.items[i].text);
    struct slice content = bare(arena, buf_slice(&text));
    if (text.len == title) /* hashes may be forgotten, and then are 0 */
        content = arena_printf(arena, entry->hash ? "#%lld" : "##%lld",
            entry->hash ? (long long)entry->hash : (long long)entry->id);
    buf_fini(&text);
    return content;
}

/* An article by the name of what it says. */
struct candidate {
    struct name name; /* first: candidates are sorted by their names */
    size_t number;    /* in the outline */
};
struct candidates {
    struct candidate *items;
    size_t count, capacity;
};

static void sort_candidates(struct candidates *candidates) {
    if (candidates->count)
        qsort(candidates->items, candidates->count, sizeof *candidates->items, compare_names);
}

static size_t end_of_same(const struct candidates *candidates, size_t from) {
    size_t end = from + 1;
    while (end < candidates->count &&
           slice_equal(candidates->items[end].name.text, candidates->items[from].name.text))
        end++;
    return end;
}

/* Few articles share their title, and only of these is looked at what they say. */
static struct candidates candidates_of(struct resolver *resolver) {
    const struct outline *outline = resolver->outline;
    struct candidates titles = {0}, found = {0};
    for (size_t i = 0; i < outline->entries.count; i++)
        *LIST_ADD(resolver->arena, &titles) =
            (struct candidate){{bare(resolver->arena, outline->entries.items[i].title), 0,
                                   outline->entries.items[i].id},
                i};
    sort_candidates(&titles);
    for (size_t i = 0, end; i < titles.count; i = end) {
        end = end_of_same(&titles, i);
        for (size_t k = i; k < end && end > i + 1; k++) {
            struct candidate *candidate = LIST_ADD(resolver->arena, &found);
            *candidate = titles.items[k];
            candidate->name.text =
                content_of(resolver->arena, &outline->articles[candidate->number]);
        }
    }
    return found;
}

/* Of articles that say the same, the one that came first is the one that the others repeat. */
static void mark_repetitions(struct resolver *resolver) {
    struct store_entry *entries = resolver->outline->entries.items;
    struct candidates contents = candidates_of(resolver);
    for (size_t i = 0; i < resolver->outline->entries.count; i++)
        entries[i].duplicate_of = 0;
    sort_candidates(&contents);
    for (size_t i = 0, end; i < contents.count; i = end) {
        end = end_of_same(&contents, i);
        for (size_t k = i + 1; k < end; k++)
            entries[contents.items[k].number].duplicate_of = contents.items[i].name.article;
    }
}

/* ---- targets ---- */

/* The digits of ".../help/2682997", ".../kb/322756/how-to", "...;en-us;322756"; else empty. */
static struct slice number_in(struct slice target) {
    static const char *const marks[] = {"/help/", "/kb/", "/kb", "en-us;", "/?kbid="};
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        ptrdiff_t at = slice_find_nocase(target, slice_of(marks[i]));
        if (at == SLICE_NONE)
            continue;
        struct slice rest = slice_from(target, (size_t)at + strlen(marks[i]));
        size_t len = 0;
        while (len < rest.len && ascii_is_digit(rest.at[len]))
            len++;
        if (len >= 5)
            return slice_first(rest, len);
    }
    return SLICE("");
}

static bool is_absolute(struct slice target) {
    return slice_starts(target, SLICE("/")) || slice_find(target, SLICE("://")) != SLICE_NONE;
}

/* A link, or an entry of a table of contents, with where it stands. */
struct origin {
    int64_t collection;
    struct slice path; /* in lower case */
};

static int64_t find_target(struct resolver *resolver, const struct origin *origin,
    struct slice target, struct slice number) {
    struct arena *arena = resolver->arena;
    if (number.len)
        return look_up(&resolver->numbers, number, 0);
    target = arena_lower(arena, target_decode(arena, target_page(target)));
    if (target.len == 0 || slice_starts(target, SLICE("mailto:")))
        return 0;
    if (is_absolute(target)) {
        struct slice stem = stem_of(slice_strip_end(target, "/"));
        return slice_find_char(stem, '/') > 0 ? look_up(&resolver->stems, stem, origin->collection)
                                              : 0;
    }
    struct slice path = target_join(arena, origin->path, target);
    int64_t found = look_up(&resolver->paths, path, origin->collection);
    return found ? found : look_up(&resolver->stems, stem_of(path), origin->collection);
}

/* ---- names ---- */

static void add_name(struct resolver *resolver, int64_t article, struct slice text) {
    *LIST_ADD(resolver->resolved->arena, &resolver->resolved->names) =
        (struct store_name){article, text};
}

static void take_links(struct resolver *resolver, struct outline_article *article) {
    const struct store_entry *entry = article->entry;
    struct origin origin = {entry->collection, arena_lower(resolver->arena, entry->path)};
    for (size_t i = 0; i < article->lists.links.count; i++) {
        const struct article_link *link = &article->lists.links.items[i];
        struct slice number = number_in(link->target), text = slice_trim(link->text);
        if (number.len)
            *LIST_ADD(resolver->resolved->arena, &resolver->resolved->citations) =
                (struct store_name){entry->id, number};
        int64_t target = find_target(resolver, &origin, link->target, number);
        if (!target || target == entry->id)
            continue;
        article->leads[i] = target;
        if (!judge_says_nothing(text))
            add_name(resolver, target, text);
    }
}

static void take_entry(struct resolver *resolver, size_t number) {
    struct store_toc_entry *entry = &resolver->outline->toc.items[number];
    struct origin origin = {entry->collection, arena_lower(resolver->arena, entry->path)};
    int64_t before = entry->article;
    entry->article = 0;
    if (entry->href.len)
        entry->article = find_target(resolver, &origin, entry->href, number_in(entry->href));
    if (entry->article)
        add_name(resolver, entry->article, entry->name);
    if (entry->article != before)
        *LIST_ADD(resolver->resolved->arena, &resolver->resolved->changed) = number;
}

/* A name by its article and text, with its place. */
struct told {
    struct store_name name;
    size_t number;
};

static int compare_told(const void *a, const void *b) {
    const struct told *x = a, *y = b;
    if (x->name.article != y->name.article)
        return x->name.article < y->name.article ? -1 : 1;
    int order = slice_compare(x->name.text, y->name.text);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

/* Keeps the first of those that are the same, in the order in which they were told. */
static void keep_first(struct arena *arena, struct store_names *names) {
    struct told *told = arena_alloc(arena, names->count * sizeof *told);
    bool *again = arena_alloc(arena, names->count);
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++)
        told[i] = (struct told){names->items[i], i};
    if (names->count)
        qsort(told, names->count, sizeof *told, compare_told);
    for (size_t i = 1; i < names->count; i++)
        again[told[i].number] = told[i].name.article == told[i - 1].name.article &&
                                slice_equal(told[i].name.text, told[i - 1].name.text);
    for (size_t i = 0; i < names->count; i++)
        if (!again[i])
            names->items[kept++] = names->items[i];
    names->count = kept;
}

void resolve_all(struct outline *outline, struct resolved *resolved) {
    struct resolver resolver = {.arena = arena_new(), .outline = outline, .resolved = resolved};
    note_articles(&resolver);
    for (size_t i = 0; i < outline->entries.count; i++)
        add_name(&resolver, outline->entries.items[i].id, outline->entries.items[i].title);
    for (size_t i = 0; i < outline->toc.count; i++)
        take_entry(&resolver, i);
    for (size_t i = 0; i < outline->entries.count; i++)
        take_links(&resolver, &outline->articles[i]);
    mark_repetitions(&resolver);
    keep_first(resolver.arena, &resolved->names);
    keep_first(resolver.arena, &resolved->citations);
    arena_free(resolver.arena);
}

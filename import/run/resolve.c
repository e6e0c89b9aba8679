#include "import/run/resolve.h"

#include "import/run/judge.h"
#include "import/run/target.h"
#include "store/derive.h"
#include "store/words.h"

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
    struct store *store;
    struct names paths, stems, numbers, titles, contents;
};

static struct slice lower(struct arena *arena, struct slice text) {
    char *copy = arena_string(arena, text);
    for (size_t i = 0; i < text.len; i++)
        copy[i] = ascii_lower(copy[i]);
    return (struct slice){copy, text.len};
}

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

static enum status read_paths(struct resolver *resolver, struct error *error) {
    struct store_entries entries = {0};
    if (store_list(resolver->store, resolver->arena, &entries, error))
        return STATUS_STORE;
    for (size_t i = 0; i < entries.count; i++) {
        const struct store_entry *entry = &entries.items[i];
        struct slice path = lower(resolver->arena, entry->path);
        if (store_add_alias(resolver->store, entry->id, entry->title, ALIAS_TITLE, error))
            return STATUS_STORE;
        *LIST_ADD(resolver->arena, &resolver->paths) =
            (struct name){path, entry->collection, entry->id};
        *LIST_ADD(resolver->arena, &resolver->stems) =
            (struct name){stem_of(path), entry->collection, entry->id};
    }
    sort(&resolver->paths);
    sort(&resolver->stems);
    return STATUS_OK;
}

static enum status read_number(void *user, const struct store_link *link, struct error *error) {
    struct resolver *resolver = user;
    (void)error;
    *LIST_ADD(resolver->arena, &resolver->numbers) =
        (struct name){arena_slice(resolver->arena, link->text), 0, link->article};
    return STATUS_OK;
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

static enum status read_title(void *user, const struct store_link *link, struct error *error) {
    struct resolver *resolver = user;
    (void)error;
    *LIST_ADD(resolver->arena, &resolver->titles) =
        (struct name){bare(resolver->arena, link->text), 0, link->article};
    return STATUS_OK;
}

/* What articles of one title say. Few share theirs, and only these are read. */
static enum status read_contents(
    struct resolver *resolver, const struct name *same, size_t count, struct error *error) {
    for (size_t i = 0; i < count; i++) {
        struct slice content;
        if (store_content(resolver->store, resolver->arena, same[i].article, &content, error))
            return STATUS_STORE;
        *LIST_ADD(resolver->arena, &resolver->contents) =
            (struct name){bare(resolver->arena, content), 0, same[i].article};
    }
    return STATUS_OK;
}

static enum status read_candidates(struct resolver *resolver, struct error *error) {
    const struct names *titles = &resolver->titles;
    sort(&resolver->titles);
    for (size_t i = 0, end; i < titles->count; i = end) {
        for (end = i + 1; end < titles->count; end++)
            if (!slice_equal(titles->items[end].text, titles->items[i].text))
                break;
        if (end > i + 1 && read_contents(resolver, titles->items + i, end - i, error))
            return STATUS_STORE;
    }
    return STATUS_OK;
}

/* Of articles that say the same, the one that came first is the one that the others repeat. */
static enum status mark_repetitions(struct resolver *resolver, struct error *error) {
    struct store *store = resolver->store;
    if (store_clear_duplicates(store, error) ||
        store_each_title(store, read_title, resolver, error) || read_candidates(resolver, error))
        return STATUS_STORE;
    const struct names *contents = &resolver->contents;
    sort(&resolver->contents);
    size_t first = 0;
    for (size_t i = 1; i < contents->count; i++) {
        if (!slice_equal(contents->items[i].text, contents->items[first].text))
            first = i;
        else if (store_set_duplicate(
                     store, contents->items[i].article, contents->items[first].article, error))
            return STATUS_STORE;
    }
    return STATUS_OK;
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

static int64_t find_target(struct resolver *resolver, const struct store_link *link) {
    struct arena *arena = resolver->arena;
    struct slice number = number_in(link->target);
    if (number.len)
        return look_up(&resolver->numbers, number, 0);
    struct slice target = lower(arena, target_decode(arena, target_page(link->target)));
    if (target.len == 0 || slice_starts(target, SLICE("mailto:")))
        return 0;
    if (is_absolute(target)) {
        struct slice stem = stem_of(slice_strip_end(target, "/"));
        return slice_find_char(stem, '/') > 0 ? look_up(&resolver->stems, stem, link->collection)
                                              : 0;
    }
    struct slice path = target_join(arena, lower(arena, link->path), target);
    int64_t found = look_up(&resolver->paths, path, link->collection);
    return found ? found : look_up(&resolver->stems, stem_of(path), link->collection);
}

/* ---- names ---- */

static enum status take_link(void *user, const struct store_link *link, struct error *error) {
    struct resolver *resolver = user;
    struct slice number = number_in(link->target);
    if (number.len && store_add_citation(resolver->store, number, link->article, error))
        return STATUS_STORE;
    int64_t target = find_target(resolver, link);
    if (!target || target == link->article)
        return STATUS_OK;
    if (store_add_reference(resolver->store, link, target, error))
        return STATUS_STORE;
    struct slice text = slice_trim(link->text);
    return judge_says_nothing(text)
               ? STATUS_OK
               : store_add_alias(resolver->store, target, text, ALIAS_LINK, error);
}

static enum status take_entry(void *user, const struct store_link *entry, struct error *error) {
    struct resolver *resolver = user;
    int64_t target = find_target(resolver, entry);
    if (!target)
        return STATUS_OK;
    if (store_set_toc_article(resolver->store, entry, target, error))
        return STATUS_STORE;
    return store_add_alias(resolver->store, target, entry->text, ALIAS_TOC, error);
}

enum status resolve_all(struct store *store, struct error *error) {
    struct resolver resolver = {.arena = arena_new(), .store = store};
    enum status status = store_clear_derived(store, error);
    if (status == STATUS_OK)
        status = read_paths(&resolver, error);
    if (status == STATUS_OK)
        status = store_each_kb(store, read_number, &resolver, error);
    sort(&resolver.numbers);
    if (status == STATUS_OK)
        status = store_each_toc_link(store, take_entry, &resolver, error);
    if (status == STATUS_OK)
        status = store_each_link(store, take_link, &resolver, error);
    if (status == STATUS_OK)
        status = mark_repetitions(&resolver, error);
    arena_free(resolver.arena);
    return status;
}

#include "store/words.h"

#include "base/limits.h"
#include "store/handle.h"
#include "store/terms.h"

#include <stdlib.h>

static uint32_t number_at(const unsigned char *at, size_t i) {
    const unsigned char *n = at + 4 * i;
    return (uint32_t)n[0] | (uint32_t)n[1] << 8 | (uint32_t)n[2] << 16 | (uint32_t)n[3] << 24;
}

static void add_number(struct buf *out, uint32_t number) {
    const char bytes[4] = {
        (char)number, (char)(number >> 8), (char)(number >> 16), (char)(number >> 24)};
    buf_add(out, (struct slice){bytes, 4});
}

/* ---- reading ---- */

struct slice store_word(const struct store_words *words, size_t i) {
    size_t start = i ? number_at(words->ends, i - 1) : 0;
    return (struct slice){words->text + start, number_at(words->ends, i) - start};
}

uint32_t store_word_count(const struct store_words *words, size_t i) {
    return number_at(words->counts, i);
}

size_t store_word_place(const struct store_words *words, struct slice text) {
    size_t low = 0, high = words->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (slice_compare(store_word(words, middle), text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t store_word_articles(const struct store_words *words, struct slice term) {
    size_t place = store_word_place(words, term);
    return place < words->count && slice_equal(store_word(words, place), term)
               ? store_word_count(words, place)
               : 0;
}

/* The ends must rise and stay inside the text: the bytes come from a file that nobody vouches for.
 */
static bool are_sound(const struct store_words *words, size_t text_len) {
    uint32_t before = 0;
    for (size_t i = 0; i < words->count; i++) {
        uint32_t end = number_at(words->ends, i);
        if (end < before || end > text_len)
            return false;
        before = end;
    }
    return true;
}

static bool take_vocabulary(struct store_words *words, struct slice bytes) {
    if (bytes.len < 4)
        return bytes.len == 0;
    const unsigned char *at = (const unsigned char *)bytes.at;
    words->count = number_at(at, 0);
    if (words->count > (bytes.len - 4) / 8)
        return false;
    words->ends = at + 4;
    words->counts = words->ends + 4 * words->count;
    words->text = (const char *)(words->counts + 4 * words->count);
    return are_sound(words, bytes.len - 4 - 8 * words->count);
}

static void take_lengths(struct store_words *words, struct slice bytes) {
    double total = 0;
    words->lengths = (const unsigned char *)bytes.at;
    words->length_count = bytes.len / 4;
    for (size_t i = 0; i < words->length_count; i++) {
        uint32_t length = number_at(words->lengths, i);
        total += length;
        words->articles += length > 0;
    }
    words->average = words->articles ? total / (double)words->articles : 1;
}

/* Every number must be the place of a term. */
static bool take_stems(struct store_words *words, struct slice bytes) {
    const unsigned char *at = (const unsigned char *)bytes.at;
    if (bytes.len != 8 * words->count)
        return false;
    for (size_t i = 0; i < 2 * words->count; i++)
        if (number_at(at, i) >= words->count)
            return false;
    words->stem_order = at;
    words->stem_start = at + 4 * words->count;
    return true;
}

static enum status damaged_vocabulary(const struct store *store, struct error *error) {
    return error_set(error, STATUS_STORE,
        "%s: its vocabulary is damaged; move the file away and import its sources again",
        store->path);
}

enum status store_load_words(
    struct store *store, struct arena *arena, struct store_words *words, struct error *error) {
    *words = (struct store_words){0};
    if (!take_vocabulary(words, store_bytes(store, arena, "vocabulary")) ||
        !take_stems(words, store_bytes(store, arena, "stems")))
        return damaged_vocabulary(store, error);
    take_lengths(words, store_bytes(store, arena, "lengths"));
    struct slice names = store_bytes(store, arena, "name lengths");
    words->name_lengths = (const unsigned char *)names.at;
    words->name_count = names.len;
    struct slice articles = store_bytes(store, arena, "name articles");
    words->name_articles = (const unsigned char *)articles.at;
    words->named = articles.len / 4;
    words->settings = store_bytes(store, arena, "settings");
    words->abbreviations = store_bytes(store, arena, "abbreviations");
    return STATUS_OK;
}

uint32_t store_article_length(const struct store_words *words, int64_t id) {
    if (id < 0 || (size_t)id >= words->length_count)
        return (uint32_t)words->average;
    return number_at(words->lengths, (size_t)id);
}

int64_t store_name_article(const struct store_words *words, int64_t name) {
    bool known = name > 0 && (uint64_t)name <= words->named;
    return known ? number_at(words->name_articles, (size_t)name - 1) : 0;
}

size_t store_word_forms(const struct store_words *words, size_t i, size_t *found, size_t limit) {
    uint32_t start = number_at(words->stem_start, i);
    size_t count = 0;
    for (size_t at = start; at < words->count && count < limit; at++) {
        size_t other = number_at(words->stem_order, at);
        if (number_at(words->stem_start, other) != start)
            break;
        found[count++] = other;
    }
    return count;
}

/* A line is the key and the name in lower case, a tab, the article, a blank, the block. */
bool store_next_setting(const struct store_words *words, struct slice part, size_t *from,
    struct store_setting_hit *hit) {
    for (;;) {
        ptrdiff_t found = slice_find(slice_from(words->settings, *from), part);
        if (found == SLICE_NONE || part.len == 0)
            return false;
        size_t at = *from + (size_t)found;
        ptrdiff_t before = slice_find_last(slice_first(words->settings, at), '\n');
        struct slice rest = slice_from(words->settings, (size_t)(before + 1)), line, text, number;
        slice_next_line(&rest, &line);
        *from = (size_t)(line.at - words->settings.at) + line.len;
        slice_next_part(&line, '\t', &text);
        if (at >= (size_t)(text.at - words->settings.at) + text.len)
            continue; /* a number matched, not a name */
        uint64_t article = 0, block = 0;
        slice_next_part(&line, ' ', &number);
        slice_number(number, INT64_MAX, &article);
        slice_number(line, UINT32_MAX, &block);
        *hit = (struct store_setting_hit){(int64_t)article, (uint32_t)block, text};
        return true;
    }
}

/* ---- making ---- */

static enum status save(
    struct store *store, const char *name, const struct buf *bytes, struct error *error) {
    return store_set_bytes(store, name, buf_slice(bytes), error);
}

/* The terms in their order, as they are kept. */
struct kept_terms {
    struct buf ends, counts, text;
    uint32_t count;
};

static void keep_term(void *user, struct slice term, uint32_t articles) {
    struct kept_terms *kept = user;
    buf_add(&kept->text, term);
    add_number(&kept->ends, (uint32_t)kept->text.len);
    add_number(&kept->counts, articles);
    kept->count++;
}

enum status store_need_vocabulary(struct store *store, struct error *error) {
    if (store->vocabulary)
        return STATUS_OK;
    struct arena *arena = arena_new();
    struct store_words words = {0};
    bool sound = take_vocabulary(&words, store_bytes(store, arena, "vocabulary"));
    if (sound)
        store->vocabulary = vocabulary_new();
    for (size_t i = 0; sound && i < words.count; i++)
        vocabulary_add(store->vocabulary, store_word(&words, i), store_word_count(&words, i));
    arena_free(arena);
    return sound ? STATUS_OK : damaged_vocabulary(store, error);
}

static enum status make_vocabulary(struct store *store, struct error *error) {
    struct kept_terms kept = {0};
    struct buf bytes = {0};
    if (store_need_vocabulary(store, error))
        return STATUS_STORE;
    vocabulary_each(store->vocabulary, keep_term, &kept);
    vocabulary_free(store->vocabulary); /* should it be needed again, what is kept now is read */
    store->vocabulary = NULL;
    add_number(&bytes, kept.count);
    buf_add(&bytes, buf_slice(&kept.ends));
    buf_add(&bytes, buf_slice(&kept.counts));
    buf_add(&bytes, buf_slice(&kept.text));
    enum status status = save(store, "vocabulary", &bytes, error);
    buf_fini(&bytes);
    buf_fini(&kept.ends);
    buf_fini(&kept.counts);
    buf_fini(&kept.text);
    return status;
}

/* ---- stems ---- */

/* A term with its stem, to be sorted by it. */
struct stemmed {
    struct slice stem;
    uint32_t place, articles;
};

static int by_stem(const void *a, const void *b) {
    const struct stemmed *x = a, *y = b;
    int order = slice_compare(x->stem, y->stem);
    if (order)
        return order;
    if (x->articles != y->articles)
        return x->articles < y->articles ? 1 : -1;
    return (x->place > y->place) - (x->place < y->place);
}

enum {
    LONGEST_WORD = 40, /* bytes of a term that may have other forms */
    SHARED_STEM = 3,   /* bytes that forms of a word share at least */
};

/* "deny" and "denied" are one word; "a1", "0x80070005" and the like are only themselves. */
static bool has_forms(struct slice term) {
    for (size_t i = 0; i < term.len; i++)
        if (!ascii_is_alpha(term.at[i]))
            return false;
    return term.len > SHARED_STEM && term.len <= LONGEST_WORD;
}

static enum status make_stems(struct store *store, struct error *error) {
    struct arena *arena = arena_new();
    struct store_words words = {0};
    struct buf bytes = {0};
    take_vocabulary(&words, store_bytes(store, arena, "vocabulary"));
    struct stemmed *terms = arena_alloc(arena, words.count * sizeof *terms);
    uint32_t *start_of = arena_alloc(arena, words.count * sizeof *start_of), start = 0;
    for (size_t i = 0; i < words.count; i++) {
        struct slice term = store_word(&words, i);
        struct slice stem = has_forms(term) ? store_stem(store, arena, term) : term;
        terms[i] = (struct stemmed){
            stem.len < SHARED_STEM ? term : stem, (uint32_t)i, store_word_count(&words, i)};
    }
    if (words.count)
        qsort(terms, words.count, sizeof *terms, by_stem);
    for (size_t i = 0; i < words.count; i++) {
        if (i && !slice_equal(terms[i].stem, terms[i - 1].stem))
            start = (uint32_t)i;
        start_of[terms[i].place] = start;
        add_number(&bytes, terms[i].place);
    }
    for (size_t i = 0; i < words.count; i++)
        add_number(&bytes, start_of[i]);
    enum status status = save(store, "stems", &bytes, error);
    buf_fini(&bytes);
    arena_free(arena);
    return status;
}

/* ---- lengths ---- */

/* FTS5 keeps the number of terms of each column as one varint each, the high bits first. */
static uint32_t sum_of_sizes(const unsigned char *at, int len) {
    uint32_t sum = 0, number = 0;
    for (int i = 0; i < len; i++) {
        number = number << 7 | (at[i] & 0x7fu);
        if (!(at[i] & 0x80u)) {
            sum += number;
            number = 0;
        }
    }
    return sum;
}

static void add_length(struct buf *bytes, uint32_t length, size_t width) {
    if (width == 4)
        add_number(bytes, length);
    else
        buf_add_char(bytes, (char)(length < 255 ? length : 255));
}

/* The terms of a row's text, behind as many zeros as there are ids without one. False where its id
 * is none that an article has. */
static bool add_row(struct buf *bytes, sqlite3_stmt *row, size_t width) {
    int64_t id = sqlite3_column_int64(row, 0);
    if (id < 0 || id > LIMIT_ARTICLE_ID)
        return false;
    while (bytes->len / width < (size_t)id)
        add_length(bytes, 0, width);
    add_length(
        bytes, sum_of_sizes(sqlite3_column_blob(row, 1), sqlite3_column_bytes(row, 1)), width);
    return true;
}

/* The lengths by id as numbers of `width` bytes, 0 for ids that are not there. */
static enum status make_lengths(struct store *store, enum statement which, const char *name,
    size_t width, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, which);
    struct buf bytes = {0};
    int code = SQLITE_DONE;
    bool sound = true;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        sound = sound && add_row(&bytes, rows, width);
    enum status status = store_end_rows(store, rows, code, error);
    if (status == STATUS_OK && !sound)
        status = error_set(error, STATUS_STORE,
            "%s: its index is damaged; move the file away and import its sources again",
            store->path);
    if (status == STATUS_OK)
        status = save(store, name, &bytes, error);
    buf_fini(&bytes);
    return status;
}

/* ---- settings ---- */

struct setting_line {
    const struct article_setting *setting;
    int64_t article;
    size_t number; /* in the order of articles */
};

static int by_key(const void *a, const void *b) {
    const struct setting_line *x = a, *y = b;
    int order = slice_compare(x->setting->setting.key, y->setting->setting.key);
    if (order == 0)
        order = slice_compare(x->setting->setting.name, y->setting->setting.name);
    if (order == 0)
        order = (x->article > y->article) - (x->article < y->article);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static void add_lower(struct buf *out, struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        buf_add_char(out, text.at[i] == '\t' || text.at[i] == '\n' ? ' ' : ascii_lower(text.at[i]));
}

static enum status make_settings(
    struct store *store, const struct outline *outline, struct error *error) {
    struct arena *arena = arena_new();
    LIST(struct setting_line) lines = {0};
    struct buf bytes = {0};
    for (size_t i = 0; i < outline->entries.count; i++)
        for (size_t k = 0; k < outline->articles[i].lists.settings.count; k++)
            *LIST_ADD(arena, &lines) =
                (struct setting_line){&outline->articles[i].lists.settings.items[k],
                    outline->entries.items[i].id, lines.count};
    if (lines.count)
        qsort(lines.items, lines.count, sizeof *lines.items, by_key);
    for (size_t i = 0; i < lines.count; i++) {
        const struct setting_line *line = &lines.items[i];
        add_lower(&bytes, line->setting->setting.key);
        buf_add_char(&bytes, '\\');
        add_lower(&bytes, line->setting->setting.name);
        buf_printf(&bytes, "\t%lld %u\n", (long long)line->article, line->setting->place.block);
    }
    enum status status = save(store, "settings", &bytes, error);
    buf_fini(&bytes);
    arena_free(arena);
    return status;
}

/* ---- commands ---- */

/* See store_has_switch(). */
static enum status make_commands(
    struct store *store, const struct outline *outline, struct error *error) {
    struct buf lines = {0};
    for (size_t i = 0; i < outline->entries.count; i++) {
        const struct article *lists = &outline->articles[i].lists;
        for (size_t k = 0; k < lists->commands.count; k++) {
            buf_add_char(&lines, ' ');
            add_lower(&lines, lists->commands.items[k].text);
            buf_add_string(&lines, " \n");
        }
    }
    enum status status = save(store, "commands", &lines, error);
    buf_fini(&lines);
    return status;
}

/* ---- abbreviations ---- */

struct explained {
    struct slice line; /* as it is kept */
    int64_t article;
    bool plain;
};
struct explanations {
    struct explained *items;
    size_t count, capacity;
};

static int by_line(const void *a, const void *b) {
    const struct explained *x = a, *y = b;
    int order = slice_compare(x->line, y->line);
    return order ? order : (x->article > y->article) - (x->article < y->article);
}

static struct slice explanation_line(
    struct arena *arena, const struct article_abbreviation *abbreviation) {
    struct buf line = {0};
    add_lower(&line, abbreviation->letters);
    buf_add_char(&line, '\t');
    add_lower(&line, abbreviation->meaning);
    buf_add_char(&line, '\n');
    struct slice copy = arena_slice(arena, buf_slice(&line));
    buf_fini(&line);
    return copy;
}

/* What two articles explain so, or one where the letters are plain. */
static void add_agreed(struct buf *lines, const struct explanations *explanations) {
    for (size_t i = 0, end; i < explanations->count; i = end) {
        const struct explained *first = &explanations->items[i];
        bool good = first->plain;
        for (end = i + 1; end < explanations->count; end++) {
            const struct explained *other = &explanations->items[end];
            if (!slice_equal(first->line, other->line))
                break;
            good |= other->plain || other->article != first->article;
        }
        if (good)
            buf_add(lines, first->line);
    }
}

static enum status make_abbreviations(
    struct store *store, const struct outline *outline, struct error *error) {
    struct arena *arena = arena_new();
    struct explanations all = {0};
    struct buf lines = {0};
    for (size_t i = 0; i < outline->entries.count; i++) {
        const struct article *lists = &outline->articles[i].lists;
        for (size_t k = 0; k < lists->abbreviations.count; k++)
            *LIST_ADD(arena, &all) =
                (struct explained){explanation_line(arena, &lists->abbreviations.items[k]),
                    outline->entries.items[i].id, lists->abbreviations.items[k].plain};
    }
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_line);
    add_agreed(&lines, &all);
    enum status status = save(store, "abbreviations", &lines, error);
    buf_fini(&lines);
    arena_free(arena);
    return status;
}

enum status store_make_words(
    struct store *store, const struct outline *outline, struct error *error) {
    /* FTS5 writes the new index when a savepoint is made, and its memory is needed now. */
    enum status status = store_exec(store, "SAVEPOINT words; RELEASE words", error);
    if (status == STATUS_OK)
        status = make_vocabulary(store, error);
    if (status == STATUS_OK)
        status = make_stems(store, error);
    if (status == STATUS_OK)
        status = make_lengths(store, STATEMENT_EACH_SIZE, "lengths", 4, error);
    if (status == STATUS_OK)
        status = make_settings(store, outline, error);
    if (status == STATUS_OK)
        status = make_commands(store, outline, error);
    return status == STATUS_OK ? make_abbreviations(store, outline, error) : status;
}

/* ---- names ---- */

enum status store_note_names(
    struct store *store, const struct store_names *names, struct error *error) {
    struct buf articles = {0};
    for (size_t i = 0; i < names->count; i++)
        add_number(&articles, (uint32_t)names->items[i].article);
    enum status status = save(store, "name articles", &articles, error);
    buf_fini(&articles);
    return status == STATUS_OK
               ? make_lengths(store, STATEMENT_EACH_NAME_SIZE, "name lengths", 1, error)
               : status;
}

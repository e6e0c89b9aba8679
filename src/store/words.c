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

enum status store_load_words(
    struct store *store, struct arena *arena, struct store_words *words, struct error *error) {
    *words = (struct store_words){0};
    if (!take_vocabulary(words, store_bytes(store, arena, "vocabulary")) ||
        !take_stems(words, store_bytes(store, arena, "stems")))
        return error_set(error, STATUS_STORE,
            "%s: its vocabulary is damaged; move the file away and import its sources again",
            store->path);
    take_lengths(words, store_bytes(store, arena, "lengths"));
    struct slice names = store_bytes(store, arena, "name lengths");
    words->name_lengths = (const unsigned char *)names.at;
    words->name_count = names.len;
    words->settings = store_bytes(store, arena, "settings");
    words->abbreviations = store_bytes(store, arena, "abbreviations");
    return STATUS_OK;
}

uint32_t store_article_length(const struct store_words *words, int64_t id) {
    if (id < 0 || (size_t)id >= words->length_count)
        return (uint32_t)words->average;
    return number_at(words->lengths, (size_t)id);
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

struct vocabulary {
    struct buf ends, counts, text;
    uint32_t count;
};

static enum status read_terms(
    struct store *store, struct vocabulary *vocabulary, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, STATEMENT_EACH_TERM);
    int code = SQLITE_DONE;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *term = (const char *)sqlite3_column_text(rows, 0);
        buf_add(&vocabulary->text, (struct slice){term, (size_t)sqlite3_column_bytes(rows, 0)});
        add_number(&vocabulary->ends, (uint32_t)vocabulary->text.len);
        add_number(&vocabulary->counts, (uint32_t)sqlite3_column_int64(rows, 1));
        vocabulary->count++;
    }
    return store_end_rows(store, rows, code, error);
}

static enum status make_vocabulary(struct store *store, struct error *error) {
    struct vocabulary vocabulary = {0};
    struct buf bytes = {0};
    enum status status = store_exec(store,
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab (main, search, 'row')",
        error);
    if (status == STATUS_OK)
        status = read_terms(store, &vocabulary, error);
    add_number(&bytes, vocabulary.count);
    buf_add(&bytes, buf_slice(&vocabulary.ends));
    buf_add(&bytes, buf_slice(&vocabulary.counts));
    buf_add(&bytes, buf_slice(&vocabulary.text));
    if (status == STATUS_OK)
        status = save(store, "vocabulary", &bytes, error);
    buf_fini(&bytes);
    buf_fini(&vocabulary.ends);
    buf_fini(&vocabulary.counts);
    buf_fini(&vocabulary.text);
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

static void add_setting_line(struct buf *out, sqlite3_stmt *row) {
    const char *text = (const char *)sqlite3_column_text(row, 0);
    for (; text && *text; text++)
        buf_add_char(out, *text == '\t' || *text == '\n' ? ' ' : ascii_lower(*text));
    buf_printf(out, "\t%lld %u\n", (long long)sqlite3_column_int64(row, 1),
        (unsigned)sqlite3_column_int64(row, 2));
}

static enum status make_settings(struct store *store, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, STATEMENT_EACH_SETTING);
    struct buf bytes = {0};
    int code = SQLITE_DONE;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        add_setting_line(&bytes, rows);
    enum status status = store_end_rows(store, rows, code, error);
    if (status == STATUS_OK)
        status = save(store, "settings", &bytes, error);
    buf_fini(&bytes);
    return status;
}

/* ---- abbreviations ---- */

/* What two articles explain so, or one where the letters are plain. */
static enum status make_abbreviations(struct store *store, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, STATEMENT_EACH_ABBREVIATION);
    struct buf lines = {0};
    int code = SQLITE_DONE;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        buf_add_string(&lines, (const char *)sqlite3_column_text(rows, 0));
        buf_add_char(&lines, '\t');
        buf_add_string(&lines, (const char *)sqlite3_column_text(rows, 1));
        buf_add_char(&lines, '\n');
    }
    enum status status = store_end_rows(store, rows, code, error);
    if (status == STATUS_OK)
        status = save(store, "abbreviations", &lines, error);
    buf_fini(&lines);
    return status;
}

enum status store_make_words(struct store *store, struct error *error) {
    enum status status = make_vocabulary(store, error);
    if (status == STATUS_OK)
        status = make_stems(store, error);
    if (status == STATUS_OK)
        status = make_lengths(store, STATEMENT_EACH_SIZE, "lengths", 4, error);
    if (status == STATUS_OK)
        status = make_lengths(store, STATEMENT_EACH_NAME_SIZE, "name lengths", 1, error);
    if (status == STATUS_OK)
        status = make_settings(store, error);
    return status == STATUS_OK ? make_abbreviations(store, error) : status;
}

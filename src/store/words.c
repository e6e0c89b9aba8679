#include "store/words.h"

#include "store/handle.h"

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

static struct slice load(struct store *store, struct arena *arena, const char *name) {
    sqlite3_stmt *select = store_statement(store, STATEMENT_WORDS);
    struct slice bytes = SLICE("");
    if (!select)
        return bytes;
    store_bind_text(select, 1, slice_of(name));
    if (sqlite3_step(select) == SQLITE_ROW) {
        const char *blob = sqlite3_column_blob(select, 0);
        int len = sqlite3_column_bytes(select, 0);
        if (blob && len > 0)
            bytes = arena_slice(arena, (struct slice){blob, (size_t)len});
    }
    sqlite3_reset(select);
    return bytes;
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

enum status store_load_words(
    struct store *store, struct arena *arena, struct store_words *words, struct error *error) {
    *words = (struct store_words){0};
    if (!take_vocabulary(words, load(store, arena, "vocabulary")))
        return error_set(error, STATUS_STORE,
            "%s: its vocabulary is damaged; import its sources again", store->path);
    take_lengths(words, load(store, arena, "lengths"));
    return STATUS_OK;
}

/* ---- making ---- */

static enum status save(
    struct store *store, const char *name, const struct buf *bytes, struct error *error) {
    sqlite3_stmt *insert = store_statement(store, STATEMENT_SET_WORDS);
    if (!insert)
        return store_fault(store, error);
    store_bind_text(insert, 1, slice_of(name));
    sqlite3_bind_blob64(insert, 2, buf_string(bytes), bytes->len, SQLITE_STATIC);
    return store_run(store, insert, error);
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
    if (!rows || code != SQLITE_DONE)
        return store_fault(store, error);
    sqlite3_reset(rows);
    return STATUS_OK;
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

static enum status make_lengths(struct store *store, struct error *error) {
    sqlite3_stmt *rows = store_statement(store, STATEMENT_EACH_SIZE);
    struct buf bytes = {0};
    int code = SQLITE_DONE;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(rows, 0);
        while ((int64_t)(bytes.len / 4) < id)
            add_number(&bytes, 0);
        add_number(
            &bytes, sum_of_sizes(sqlite3_column_blob(rows, 1), sqlite3_column_bytes(rows, 1)));
    }
    enum status status = rows && code == SQLITE_DONE ? STATUS_OK : store_fault(store, error);
    if (rows)
        sqlite3_reset(rows);
    if (status == STATUS_OK)
        status = save(store, "lengths", &bytes, error);
    buf_fini(&bytes);
    return status;
}

enum status store_make_words(struct store *store, struct error *error) {
    enum status status = make_vocabulary(store, error);
    return status == STATUS_OK ? make_lengths(store, error) : status;
}

#include "base/buf.h"
#include "base/text.h"
#include "store/cases_handle.h"

#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

static const char *const texts[CASES_STATEMENTS] = {
#define X(name, sql) [CASES_SQL_##name] = sql,
#include "store/cases.def"
#undef X
};

static const struct {
    const char *word;
    bool moves;
} kinds[CASES_KINDS] = {
#define X(name, word, moves, fields) [CASES_##name] = {word, moves},
#include "store/case_kinds.def"
#undef X
};

/* ---- kinds ---- */

const char *cases_kind_word(enum cases_kind kind) {
    return kinds[kind].word;
}

enum cases_kind cases_kind_read(struct slice word) {
    enum cases_kind kind = 0;
    while (kind < CASES_KINDS && !slice_equal(slice_of(kinds[kind].word), word))
        kind++;
    return kind;
}

bool cases_kind_moves(enum cases_kind kind) {
    return kinds[kind].moves;
}

const char *cases_state(const struct cases_head *head) {
    static const char *const states[] = {"open", "solved", "closed", "solved, closed"};
    return head->looked_up ? "looked up" : states[head->solved + 2 * head->closed];
}

/* ---- statements ---- */

/* A prepared statement, reset, without bindings; NULL with a fault. */
static sqlite3_stmt *statement_of(struct cases *cases, enum cases_statement which) {
    sqlite3_stmt **prepared = &cases->statements[which];
    if (!*prepared)
        sqlite3_prepare_v3(cases->db, texts[which], -1, SQLITE_PREPARE_PERSISTENT, prepared, NULL);
    if (*prepared) {
        sqlite3_reset(*prepared);
        sqlite3_clear_bindings(*prepared);
    }
    return *prepared;
}

/* The statement with a number as its first parameter. */
static sqlite3_stmt *numbered(struct cases *cases, enum cases_statement which, int64_t number) {
    sqlite3_stmt *statement = statement_of(cases, which);
    if (statement)
        sqlite3_bind_int64(statement, 1, number);
    return statement;
}

/* Texts are valid UTF-8 in the file, whatever a terminal sent: as such they can be exported, and
 * come back as the same. */
static struct slice valid(struct buf *copy, struct slice text) {
    uint32_t point;
    if (text_is_valid(text))
        return text;
    while (text_next(&text, &point))
        text_add(copy, point);
    return buf_slice(copy);
}

static void bind_text(sqlite3_stmt *statement, int parameter, struct slice text) {
    struct buf copy = {0};
    struct slice bound = valid(&copy, text);
    sqlite3_bind_text64(
        statement, parameter, bound.at ? bound.at : "", bound.len, SQLITE_TRANSIENT, SQLITE_UTF8);
    buf_fini(&copy);
}

static struct slice text_of(struct arena *arena, sqlite3_stmt *row, int column) {
    const char *text = (const char *)sqlite3_column_text(row, column);
    int len = sqlite3_column_bytes(row, column);
    return text && len > 0 ? arena_slice(arena, (struct slice){text, (size_t)len}) : SLICE("");
}

static enum status ended(struct cases *cases, sqlite3_stmt *rows, int code, struct error *error) {
    enum status status = rows && code == SQLITE_DONE ? STATUS_OK : cases_fault(cases, error);
    sqlite3_reset(rows);
    return status;
}

static enum status run(struct cases *cases, sqlite3_stmt *statement, struct error *error) {
    return ended(cases, statement, statement ? sqlite3_step(statement) : SQLITE_ERROR, error);
}

/* ---- reading ---- */

/* The event in a row, its time in column `first`; false where its kind is none. */
static bool read_event(
    struct arena *arena, sqlite3_stmt *row, int first, struct cases_event *event) {
    event->time = sqlite3_column_int64(row, first);
    event->kind = cases_kind_read(text_of(arena, row, first + 1));
    event->about = text_of(arena, row, first + 2);
    event->text = text_of(arena, row, first + 3);
    event->more = text_of(arena, row, first + 4);
    return event->kind < CASES_KINDS;
}

static enum status unknown_event(const struct cases *cases, int64_t number, struct error *error) {
    return error_set(error, STATUS_STORE,
        "%s: case %lld holds what fixtree does not know; the case "
        "file is damaged",
        cases->path, (long long)number);
}

/* The events in the rows of a statement on the case of that number. */
static enum status read_events(struct cases *cases, struct arena *arena, sqlite3_stmt *rows,
    struct cases_events *events, int64_t number, struct error *error) {
    int code = SQLITE_ERROR;
    bool known = true;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        known &= read_event(arena, rows, 0, LIST_ADD(arena, events));
    enum status status = ended(cases, rows, code, error);
    return status == STATUS_OK && !known ? unknown_event(cases, number, error) : status;
}

enum status cases_events(struct cases *cases, struct arena *arena, int64_t number,
    struct cases_events *events, struct error *error) {
    return read_events(
        cases, arena, numbered(cases, CASES_SQL_EVENTS, number), events, number, error);
}

static struct cases_head read_head(struct arena *arena, sqlite3_stmt *row) {
    return (struct cases_head){.number = sqlite3_column_int64(row, 0),
        .key = text_of(arena, row, 1),
        .name = text_of(arena, row, 2),
        .machine = text_of(arena, row, 3),
        .technician = text_of(arena, row, 4),
        .store = text_of(arena, row, 5),
        .begun = sqlite3_column_int64(row, 6),
        .changed = sqlite3_column_int64(row, 7),
        .last = sqlite3_column_int64(row, 8),
        .closed = sqlite3_column_int(row, 9) != 0,
        .solved = sqlite3_column_int(row, 10) != 0,
        .looked_up = sqlite3_column_int(row, 11) != 0};
}

static enum status read_heads(struct cases *cases, struct arena *arena, sqlite3_stmt *rows,
    struct cases_heads *heads, struct error *error) {
    int code = SQLITE_ERROR;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        *LIST_ADD(arena, heads) = read_head(arena, rows);
    return ended(cases, rows, code, error);
}

/* Gives the cases that have no name of their own one of their answers. */
static enum status name_heads(
    struct cases *cases, struct arena *arena, struct cases_heads *heads, struct error *error) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < heads->count && status == STATUS_OK; i++) {
        struct cases_head *head = &heads->items[i];
        struct cases_events moves = {0};
        head->unnamed = head->name.len == 0;
        if (!head->unnamed)
            continue;
        status = read_events(cases, arena, numbered(cases, CASES_SQL_MOVES, head->number), &moves,
            head->number, error);
        head->name = cases_name_of(arena, head->begun, &moves);
    }
    return status;
}

/* All of it is of one moment, and the file is locked once and not again for each case. Where that
 * cannot begin, each statement is one by itself. */
enum status cases_list(
    struct cases *cases, struct arena *arena, struct cases_heads *heads, struct error *error) {
    sqlite3_exec(cases->db, "BEGIN", NULL, NULL, NULL);
    enum status status =
        read_heads(cases, arena, statement_of(cases, CASES_SQL_HEADS), heads, error);
    if (status == STATUS_OK)
        status = name_heads(cases, arena, heads, error);
    sqlite3_exec(cases->db, "COMMIT", NULL, NULL, NULL);
    return status;
}

static enum status no_such(int64_t number, struct error *error) {
    return error_set(
        error, STATUS_NOTHING, "no case %lld; `fixtree case list` shows all", (long long)number);
}

/* As cases_head(), but a case without a name of its own has none. */
static enum status find_head(struct cases *cases, struct arena *arena, int64_t number,
    struct cases_heads *heads, struct error *error) {
    enum status status =
        read_heads(cases, arena, numbered(cases, CASES_SQL_HEAD, number), heads, error);
    return status == STATUS_OK && heads->count == 0 ? no_such(number, error) : status;
}

enum status cases_head(struct cases *cases, struct arena *arena, int64_t number,
    struct cases_head *head, struct error *error) {
    struct cases_heads heads = {0};
    enum status status = find_head(cases, arena, number, &heads, error);
    if (status == STATUS_OK)
        status = name_heads(cases, arena, &heads, error);
    if (status == STATUS_OK)
        *head = heads.items[0];
    return status;
}

/* The number that a name is, or -1. */
static int64_t number_in(struct slice name) {
    uint64_t number;
    return slice_number(name, INT64_MAX, &number) ? (int64_t)number : -1;
}

enum status cases_find(struct cases *cases, struct arena *arena, struct slice name,
    struct cases_head *head, struct error *error) {
    struct cases_heads heads = {0};
    int64_t number = number_in(name);
    if (number >= 0)
        return cases_head(cases, arena, number, head, error);
    enum status status = cases_list(cases, arena, &heads, error);
    if (status != STATUS_OK)
        return status;
    size_t matches = 0, match = 0;
    for (size_t i = 0; i < heads.count; i++)
        if (slice_equal_nocase(heads.items[i].name, name) && matches++ == 0)
            match = i;
    struct slice shown = slice_first(name, 80);
    if (matches > 1)
        return error_set(error, STATUS_USAGE, "%zu cases are called \"%.*s\"; give its number",
            matches, SLICE_ARGS(shown));
    if (matches == 0)
        return error_set(error, STATUS_NOTHING,
            "no case is called \"%.*s\"; `fixtree case list` shows all", SLICE_ARGS(shown));
    *head = heads.items[match];
    return STATUS_OK;
}

enum status cases_trials(struct cases *cases, struct arena *arena, struct slice about,
    struct cases_trials *trials, struct error *error) {
    sqlite3_stmt *rows = statement_of(cases, CASES_SQL_TRIED);
    int code = SQLITE_ERROR;
    if (rows)
        bind_text(rows, 1, about);
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        struct cases_trial *trial = LIST_ADD(arena, trials);
        trial->number = sqlite3_column_int64(rows, 0);
        read_event(arena, rows, 1, &trial->event); /* the statement asks for known kinds only */
    }
    return ended(cases, rows, code, error);
}

enum status cases_solved(struct cases *cases, struct arena *arena, struct cases_solved_list *solved,
    struct error *error) {
    sqlite3_stmt *rows = statement_of(cases, CASES_SQL_SOLVED);
    int code = SQLITE_ERROR;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW)
        *LIST_ADD(arena, solved) =
            (struct cases_solved){text_of(arena, rows, 0), sqlite3_column_int64(rows, 1)};
    return ended(cases, rows, code, error);
}

/* ---- writing ---- */

static enum status check_text(struct slice text, const char *what, struct error *error) {
    if (text.len <= CASES_TEXT_BYTES)
        return STATUS_OK;
    return error_set(error, STATUS_USAGE, "%s of %zu bytes; at most %d are kept", what, text.len,
        CASES_TEXT_BYTES);
}

static enum status check_head(const struct cases_head *head, struct error *error) {
    enum status status = check_text(head->name, "a name", error);
    if (status == STATUS_OK)
        status = check_text(head->machine, "a machine's name", error);
    return status == STATUS_OK ? check_text(head->technician, "a technician's name", error)
                               : status;
}

/* 128 random bits: two machines never give two cases the same key. */
static struct slice new_key(struct arena *arena) {
    unsigned char bytes[16] = {0};
    struct buf hex = {0};
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        abort(); /* 16 bytes are never given in part: getrandom(2) */
    for (size_t i = 0; i < sizeof bytes; i++)
        buf_printf(&hex, "%02x", bytes[i]);
    struct slice key = arena_slice(arena, buf_slice(&hex));
    buf_fini(&hex);
    return key;
}

static enum status insert_head(struct cases *cases, struct cases_head *head, struct error *error) {
    sqlite3_stmt *insert = statement_of(cases, CASES_SQL_NEW);
    if (insert) {
        const struct slice in[] = {head->key, head->unnamed ? SLICE("") : head->name, head->machine,
            head->technician, head->store};
        for (size_t i = 0; i < COUNT_OF(in); i++)
            bind_text(insert, (int)i + 1, in[i]);
        sqlite3_bind_int64(insert, 6, head->begun);
    }
    enum status status = run(cases, insert, error);
    if (status == STATUS_OK)
        head->number = sqlite3_last_insert_rowid(cases->db);
    return status;
}

enum status cases_new(
    struct cases *cases, struct arena *arena, struct cases_head *head, struct error *error) {
    enum status status = check_head(head, error);
    if (status != STATUS_OK)
        return status;
    if (head->key.len == 0)
        head->key = new_key(arena);
    if (head->begun == 0)
        head->begun = time(NULL);
    head->changed = head->begun;
    return insert_head(cases, head, error);
}

static enum status insert_event(struct cases *cases, int64_t number, int64_t ordinal,
    const struct cases_event *event, struct error *error) {
    sqlite3_stmt *insert = numbered(cases, CASES_SQL_ADD, number);
    if (insert) {
        sqlite3_bind_int64(insert, 2, ordinal);
        sqlite3_bind_int64(insert, 3, event->time ? event->time : time(NULL));
        bind_text(insert, 4, slice_of(cases_kind_word(event->kind)));
        bind_text(insert, 5, event->about);
        bind_text(insert, 6, event->text);
        bind_text(insert, 7, event->more);
    }
    return run(cases, insert, error);
}

/* The head of a case as far as a transaction needs it. */
static enum status last_event(
    struct cases *cases, int64_t number, int64_t *last, struct error *error) {
    struct cases_heads heads = {0};
    struct arena *arena = arena_new();
    enum status status = find_head(cases, arena, number, &heads, error);
    if (status == STATUS_OK)
        *last = heads.items[0].last;
    arena_free(arena);
    return status;
}

static enum status add_inside(struct cases *cases, int64_t number, int64_t *last,
    const struct cases_event *event, struct error *error) {
    int64_t found = 0;
    enum status status = last_event(cases, number, &found, error);
    if (status != STATUS_OK)
        return status;
    if (*last != CASES_ANYWHERE && *last != found)
        return error_set(error, STATUS_NOTHING,
            "case %lld was changed by another fixtree meanwhile", (long long)number);
    status = insert_event(cases, number, found + 1, event, error);
    if (status == STATUS_OK)
        *last = found + 1;
    return status;
}

enum status cases_add(struct cases *cases, int64_t number, int64_t *last,
    const struct cases_event *event, struct error *error) {
    int64_t added = *last;
    enum status status = check_text(event->text, "a text", error);
    if (status == STATUS_OK)
        status = check_text(event->more, "a text", error);
    if (status == STATUS_OK)
        status = cases_begin(cases, error);
    if (status != STATUS_OK)
        return status;
    status = cases_end(cases, add_inside(cases, number, &added, event, error), error);
    if (status == STATUS_OK)
        *last = added;
    return status;
}

/* Is the name the one that the case goes by without having one? Whoever gives it a machine hands
 * the name back as it was read. */
static bool is_made(struct cases *cases, const struct cases_head *head) {
    struct arena *arena = arena_new();
    struct cases_head known = {0};
    bool made = cases_head(cases, arena, head->number, &known, NULL) == STATUS_OK &&
                known.unnamed && slice_equal(known.name, head->name);
    arena_free(arena);
    return made;
}

enum status cases_rename(struct cases *cases, const struct cases_head *head, struct error *error) {
    enum status status = check_head(head, error);
    if (status != STATUS_OK)
        return status;
    struct slice name = is_made(cases, head) ? SLICE("") : head->name;
    sqlite3_stmt *update = numbered(cases, CASES_SQL_RENAME, head->number);
    if (update) {
        bind_text(update, 2, name);
        bind_text(update, 3, head->machine);
        bind_text(update, 4, head->technician);
    }
    status = run(cases, update, error);
    if (status == STATUS_OK && sqlite3_changes(cases->db) == 0)
        return no_such(head->number, error);
    return status;
}

static enum status delete_inside(struct cases *cases, int64_t number, struct error *error) {
    enum status status = run(cases, numbered(cases, CASES_SQL_DELETE_EVENTS, number), error);
    if (status == STATUS_OK)
        status = run(cases, numbered(cases, CASES_SQL_DELETE, number), error);
    if (status == STATUS_OK && sqlite3_changes(cases->db) == 0)
        return no_such(number, error);
    return status;
}

enum status cases_delete(struct cases *cases, int64_t number, struct error *error) {
    enum status status = cases_begin(cases, error);
    return status == STATUS_OK ? cases_end(cases, delete_inside(cases, number, error), error)
                               : status;
}

static enum status forget_inside(
    struct cases *cases, int64_t number, int64_t before, size_t *count, struct error *error) {
    sqlite3_stmt *forget = numbered(cases, CASES_SQL_FORGET, number);
    if (forget)
        sqlite3_bind_int64(forget, 2, before);
    enum status status = run(cases, forget, error);
    if (status != STATUS_OK)
        return status;
    *count = (size_t)sqlite3_changes(cases->db);
    return run(cases, statement_of(cases, CASES_SQL_FORGET_EVENTS), error);
}

enum status cases_forget(
    struct cases *cases, int64_t number, int64_t before, size_t *count, struct error *error) {
    size_t gone = 0;
    enum status status = cases_begin(cases, error);
    if (status == STATUS_OK)
        status = cases_end(cases, forget_inside(cases, number, before, &gone, error), error);
    if (status == STATUS_OK)
        *count = gone;
    return status;
}

/* ---- cases from elsewhere ---- */

static bool same_event(const struct cases_event *a, const struct cases_event *b) {
    return a->time == b->time && a->kind == b->kind && slice_equal(a->about, b->about) &&
           slice_equal(a->text, b->text) && slice_equal(a->more, b->more);
}

/* Adds the events from `from` on. */
static enum status take_events(struct cases *cases, struct cases_head *head,
    const struct cases_events *events, size_t from, size_t *added, struct error *error) {
    enum status status = STATUS_OK;
    for (size_t i = from; i < events->count && status == STATUS_OK; i++)
        status = insert_event(cases, head->number, (int64_t)i + 1, &events->items[i], error);
    *added = events->count > from ? events->count - from : 0;
    return status;
}

/* The case is here: one list of events must begin as the other does. */
static enum status take_more(struct cases *cases, struct arena *arena, struct cases_head *head,
    const struct cases_events *events, size_t *added, struct error *error) {
    struct cases_events here = {0};
    enum status status = cases_events(cases, arena, head->number, &here, error);
    for (size_t i = 0; status == STATUS_OK && i < here.count && i < events->count; i++)
        if (!same_event(&here.items[i], &events->items[i]))
            return error_set(error, STATUS_USAGE,
                "this is case %lld, but both went on by themselves since event %zu; nothing was "
                "taken (--copy takes it as a case of its own)",
                (long long)head->number, i + 1);
    if (status == STATUS_OK)
        status = take_events(cases, head, events, here.count, added, error);
    return status;
}

static enum status take_inside(struct cases *cases, struct arena *arena, struct cases_head *head,
    const struct cases_events *events, size_t *added, struct error *error) {
    struct cases_heads known = {0};
    sqlite3_stmt *rows = statement_of(cases, CASES_SQL_KEYED);
    if (rows)
        bind_text(rows, 1, head->key);
    enum status status = read_heads(cases, arena, rows, &known, error);
    if (status == STATUS_OK && known.count) {
        head->number = known.items[0].number;
        return take_more(cases, arena, head, events, added, error);
    }
    if (status == STATUS_OK)
        status = cases_new(cases, arena, head, error);
    return status == STATUS_OK ? take_events(cases, head, events, 0, added, error) : status;
}

enum status cases_take(struct cases *cases, struct arena *arena, struct cases_head *head,
    const struct cases_events *events, size_t *added, struct error *error) {
    struct cases_head taken = *head;
    size_t count = 0;
    enum status status = check_head(head, error);
    if (status == STATUS_OK)
        status = cases_begin(cases, error);
    if (status != STATUS_OK)
        return status;
    status = cases_end(cases, take_inside(cases, arena, &taken, events, &count, error), error);
    if (status != STATUS_OK)
        return status;
    *head = taken;
    *added = count;
    return STATUS_OK;
}

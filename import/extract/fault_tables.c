/* Tables of faults: "Error | Cause | Solution", a problem in each row. */
#include "import/extract/sections.h"

enum column {
    COLUMN_OTHER,
    COLUMN_SEEN,
    COLUMN_WHY,
    COLUMN_TO_DO
};

enum {
    MAX_COLUMNS = 8,
    LONGEST_LABEL = 200
};

struct columns {
    enum column items[MAX_COLUMNS];
    size_t count;
    bool looks; /* "What to check": nothing is mended */
    bool mixed; /* the way out stands behind "Workaround:" in the cell that says what is seen */
};

/* ---- heads ---- */

static struct slice text_of(const struct block *cell) {
    return cell->first ? slice_trim(cell->first->text) : SLICE("");
}

static enum column column_of(struct slice head) {
    static const char *const seen[] = {"error code", "error name", "error id", "event id", "code",
        "message", "alert", "warning", "issue id", "issue number", "issue key", "bug id",
        "bug number", "defect id", "log", "logs", "log entry", "log message", "log output",
        "log line"};
    static const char *const to_do[] = {"to do", "to check", "to try", "how to fix"};
    bool numbered;
    size_t len;
    switch (outline_role(head, &numbered, &len)) {
    case ROLE_SYMPTOM:
        return COLUMN_SEEN;
    case ROLE_CAUSE:
        return COLUMN_WHY;
    case ROLE_FIX:
    case ROLE_WORKAROUND:
        return COLUMN_TO_DO;
    default:
        break;
    }
    if (slice_says_one_of(head, to_do, COUNT_OF(to_do)))
        return COLUMN_TO_DO;
    return slice_is_one_of(head, seen, COUNT_OF(seen)) ? COLUMN_SEEN : COLUMN_OTHER;
}

/* "Error code | Description" tells what is seen, "Cause | Description" why. */
static bool describes(struct slice head) {
    static const char *const words[] = {"description", "meaning", "details", "explanation"};
    return slice_is_one_of(head, words, COUNT_OF(words));
}

/* What is seen and what to do have a column each at least, and every column is one of the three. */
static bool read_heads(const struct block *head, struct columns *columns) {
    size_t seen = 0, to_do = 0;
    *columns = (struct columns){.count = 0};
    for (const struct block *cell = head->first; cell; cell = cell->next) {
        struct slice text = text_of(cell);
        enum column column = column_of(text);
        if (columns->count && describes(text))
            column = columns->items[columns->count - 1];
        if (column == COLUMN_OTHER || columns->count == MAX_COLUMNS)
            return false;
        seen += column == COLUMN_SEEN;
        to_do += column == COLUMN_TO_DO;
        columns->looks |= slice_find_nocase(text, SLICE("to check")) != SLICE_NONE;
        columns->items[columns->count++] = column;
    }
    columns->mixed = seen > 1 && to_do == 0;
    return seen && (to_do == 1 || columns->mixed);
}

/* "Workaround: Start the service again": where the way out begins in a cell, or NULL. */
static struct block *workaround_in(const struct block *cell) {
    for (struct block *b = cell->first; b; b = b->next)
        if (b != cell->first && slice_starts_nocase(b->text, SLICE("workaround")))
            return b;
    return NULL;
}

static bool holds_workaround(const struct block *row) {
    for (const struct block *cell = row->first; cell; cell = cell->next)
        if (workaround_in(cell))
            return true;
    return false;
}

/* The cell that names the problem: the first that says what is seen. */
static const struct block *label_cell(const struct block *row, const struct columns *columns) {
    const struct block *cell = row->first;
    for (size_t c = 0; cell && columns->items[c] != COLUMN_SEEN; c++)
        cell = cell->next;
    return cell;
}

/* Has the row the cells of the head, the one that names the problem filled? A log may be missing,
 * and what to do. */
static bool is_row_of(const struct block *row, const struct columns *columns) {
    size_t cells = 0;
    for (const struct block *cell = row->first; cell; cell = cell->next)
        cells++;
    return cells == columns->count && text_of(label_cell(row, columns)).len;
}

static bool has_cell(const struct block *row, const struct columns *columns, enum column column) {
    const struct block *named = label_cell(row, columns), *cell = row->first;
    for (size_t c = 0; c < columns->count; c++, cell = cell->next)
        if (columns->items[c] == column && cell != named && text_of(cell).len)
            return true;
    return false;
}

static bool is_table_of_faults(const struct block *table, struct columns *columns) {
    size_t rows = 0;
    if (table->kind != BLOCK_TABLE || !table->first || !read_heads(table->first, columns))
        return false;
    size_t told = 0;
    for (const struct block *row = table->first->next; row; row = row->next, rows++) {
        if (!is_row_of(row, columns))
            return false;
        told += columns->mixed ? holds_workaround(row) : has_cell(row, columns, COLUMN_TO_DO);
    }
    return rows > 1 && told * 2 > rows;
}

/* ---- rows ---- */

/* What stands in a cell up to its workaround is seen; the rest is the way out. */
static void read_workaround(
    struct context *context, struct block *begin, struct fix_source source) {
    struct units *units = arena_alloc(context->arena, sizeof *units);
    *units = units_of(context->arena, begin, NULL);
    source.kind = FIX_WORKAROUND;
    source.title = SLICE("Workaround");
    source.heading = NULL;
    extract_fixes(context, whole(units), source);
}

static void read_cell(struct context *context, const struct block *cell, enum column column,
    const struct fix_source *source) {
    struct units *units = arena_alloc(context->arena, sizeof *units);
    struct block *end = column == COLUMN_SEEN ? workaround_in(cell) : NULL;
    *units = units_of(context->arena, cell->first, end);
    if (end)
        read_workaround(context, end, *source);
    if (column == COLUMN_TO_DO && units->count && section_tells_cause(&units->items[0]))
        extract_finding(context, &units->items[0], FINDING_CAUSE, source->problem);
    if (column == COLUMN_TO_DO && text_of(cell).len)
        extract_fixes(context, whole(units), *source);
    for (size_t u = 0; u < units->count && column != COLUMN_TO_DO; u++)
        extract_finding(context, &units->items[u],
            column == COLUMN_WHY ? FINDING_CAUSE : FINDING_SYMPTOM, source->problem);
}

static void read_row(struct context *context, const struct block *row,
    const struct columns *columns, struct slice label, int problem) {
    const struct block *named = label_cell(row, columns), *cell = row->first;
    struct fix_source source = {.title = label,
        .kind = columns->looks ? FIX_CHECK : FIX_RESOLUTION,
        .problem = problem,
        .heading = row,
        .always = true,
        .told = true};
    bool more = has_cell(row, columns, COLUMN_SEEN);
    for (size_t c = 0; c < columns->count; c++, cell = cell->next)
        if (cell != named || !more) /* "812" says nothing beside its message */
            read_cell(context, cell, columns->items[c], &source);
}

/* Each row is a problem, unless the page has such that its headings name. */
static void read_table(
    struct context *context, const struct block *table, int problem, bool named) {
    struct columns columns;
    read_heads(table->first, &columns);
    for (const struct block *row = table->first->next; row; row = row->next) {
        struct slice label = slice_first(text_of(label_cell(row, &columns)), LONGEST_LABEL);
        int own = problem;
        if (!named) {
            *LIST_ADD(context->arena, &context->article->problems) =
                (struct article_problem){.place = context_place(row), .label = label};
            own = (int)context->article->problems.count - 1;
        }
        context_use(context, row);
        read_row(context, row, &columns, label, own);
    }
}

/* ---- the page ---- */

/* Beside sections of symptoms, causes and ways out a table is a part of one of them. */
static bool is_told_in_sections(const struct context *context) {
    static const enum role roles[] = {ROLE_SYMPTOM, ROLE_CAUSE, ROLE_FIX, ROLE_WORKAROUND};
    for (size_t i = 0; i < COUNT_OF(roles); i++)
        if (context->outline.has[roles[i]])
            return true;
    return false;
}

void fault_tables_mark(struct context *context) {
    struct columns columns;
    if (is_told_in_sections(context))
        return;
    for (struct block *block = context->document->body->first; block; block = block->next)
        if (is_table_of_faults(block, &columns))
            unit_set_apart(block);
}

void fault_tables_read(struct context *context) {
    bool named = context->article->problems.count || context->article->question.len;
    for (int i = 0; i < (int)context->outline.count; i++) {
        const struct section *section = section_at(context, i);
        for (const struct block *b = section->first; b && b != section->end; b = b->next)
            if (unit_is_apart(b))
                read_table(context, b, problem_of(context, i), named);
    }
}

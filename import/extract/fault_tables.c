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
    size_t named; /* the one that names the problem */
    bool looks;   /* "What to check": nothing is mended */
    bool mixed;   /* the way out stands behind a label in the cell that says what is seen */
};

/* ---- heads ---- */

static struct slice text_of(const struct block *cell) {
    return cell->first ? slice_trim(cell->first->text) : SLICE("");
}

static enum column column_of_role(struct slice head) {
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
        return COLUMN_OTHER;
    }
}

/* "Typical root cause", "Suggested solutions", "HTTP status code": by the words in it. */
static enum column column_of_words(struct slice head) {
    static const char *const why[] = {"cause", "causes", "reason", "because"};
    static const char *const to_do[] = {"to do", "to check", "to try", "how to fix", "to resolve",
        "how to handle", "correction", "corrections", "solution", "solutions", "resolution",
        "resolutions", "workaround", "workarounds", "mitigation", "suggestion", "suggestions",
        "recommendation", "recommended action", "recommended actions", "suggested action",
        "suggested actions", "action needed", "user action", "next step", "next steps"};
    static const char *const seen[] = {"error code", "error codes", "error name", "error id",
        "error number", "error string", "error message", "error type", "status code", "event id",
        "event log id", "code", "message", "exception", "alert", "warning", "issue id",
        "issue number", "issue key", "issue title", "bug id", "bug number", "defect id", "log",
        "logs", "log entry", "log message", "log output", "log line", "sqlcode", "panic message"};
    if (slice_says_one_of(head, why, COUNT_OF(why)))
        return COLUMN_WHY;
    if (slice_says_one_of(head, to_do, COUNT_OF(to_do)))
        return COLUMN_TO_DO;
    return slice_is_one_of(head, seen, COUNT_OF(seen)) ? COLUMN_SEEN : COLUMN_OTHER;
}

/* "Error or description", "Behavior / symptom": the first of its parts that says something. */
static enum column column_of(struct slice head) {
    static const char *const joints[] = {" / ", " or ", " and ", " ("};
    enum column column = column_of_role(head);
    if (column == COLUMN_OTHER)
        column = column_of_words(head);
    for (size_t i = 0; i < COUNT_OF(joints) && column == COLUMN_OTHER; i++) {
        ptrdiff_t at = slice_find_nocase(head, slice_of(joints[i]));
        if (at > 0)
            column = column_of(slice_first(head, (size_t)at));
        if (at > 0 && column == COLUMN_OTHER)
            column = column_of(slice_from(head, (size_t)at + strlen(joints[i])));
    }
    return column;
}

/* "Error code | Description" tells what is seen, "Cause | Description" why. */
static bool describes(struct slice head) {
    static const char *const words[] = {"description", "meaning", "details", "explanation"};
    return slice_is_one_of(head, words, COUNT_OF(words));
}

/* What is seen and what to do have a column each at least; or none says what to do, which the cells
 * may do under a label. What other columns tell ("Severity", "See also") is left to the reader. */
static bool read_heads(const struct block *head, struct columns *columns) {
    size_t seen = 0, to_do = 0;
    *columns = (struct columns){.count = 0};
    for (const struct block *cell = head->first; cell; cell = cell->next) {
        struct slice text = text_of(cell);
        enum column column = column_of(text);
        if (columns->count && describes(text))
            column = columns->items[columns->count - 1];
        if (columns->count == MAX_COLUMNS)
            return false;
        if (column == COLUMN_SEEN && seen++ == 0)
            columns->named = columns->count;
        to_do += column == COLUMN_TO_DO;
        columns->looks |= slice_find_nocase(text, SLICE("to check")) != SLICE_NONE;
        columns->items[columns->count++] = column;
    }
    columns->mixed = to_do == 0 && columns->count > 1;
    return columns->mixed || (seen && to_do == 1);
}

/* "Reason: the disk is full" in a cell: what its label says. */
static enum role label_of(const struct block *block) {
    enum {
        LONGEST = 24
    };
    bool numbered;
    size_t len;
    ptrdiff_t colon = slice_find_char(slice_first(block->text, LONGEST), ':');
    return colon > 0 ? outline_role(slice_first(block->text, (size_t)colon), &numbered, &len)
                     : ROLE_NONE;
}

/* "Workaround: Start the service again", "Action: Check the address": where the way out begins in a
 * cell, or NULL. */
static struct block *way_out_in(const struct block *cell) {
    for (struct block *b = cell->first ? cell->first->next : NULL; b; b = b->next) {
        enum role role = label_of(b);
        if (role == ROLE_FIX || role == ROLE_WORKAROUND ||
            slice_starts_nocase(b->text, SLICE("workaround")))
            return b;
    }
    return NULL;
}

/* The column of the cell that holds a way out; of several columns no more than one does. */
static bool holds_way_out(const struct block *row, size_t *column) {
    *column = 0;
    for (const struct block *cell = row->first; cell; cell = cell->next, ++*column)
        if (way_out_in(cell))
            return true;
    return false;
}

/* The cell that names the problem: the first that says what is seen. */
static const struct block *label_cell(const struct block *row, const struct columns *columns) {
    const struct block *cell = row->first;
    for (size_t c = 0; cell && c < columns->named; c++)
        cell = cell->next;
    return cell;
}

/* Has the row the cells of the head, the one that names the problem filled? A log may be missing,
 * and what to do. */
static bool is_row_of(const struct block *row, const struct columns *columns) {
    size_t cells = 0;
    for (const struct block *cell = row->first; cell; cell = cell->next)
        cells++;
    return cells == columns->count && (columns->mixed || text_of(label_cell(row, columns)).len);
}

static bool has_cell(const struct block *row, const struct columns *columns, enum column column) {
    const struct block *named = label_cell(row, columns), *cell = row->first;
    for (size_t c = 0; c < columns->count; c++, cell = cell->next)
        if (columns->items[c] == column && cell != named && text_of(cell).len)
            return true;
    return false;
}

/* What names the problem of a row stands before the cell with its way out: "-602", "Message: ...".
 */
static void find_names(const struct block *table, struct columns *columns) {
    size_t column;
    for (const struct block *row = table->first->next; row; row = row->next)
        if (holds_way_out(row, &column)) {
            columns->named = column ? column - 1 : 0;
            columns->items[column] = COLUMN_SEEN;
            return;
        }
}

static bool is_table_of_faults(const struct block *table, struct columns *columns) {
    size_t rows = 0, told = 0, column;
    if (table->kind != BLOCK_TABLE || !table->first || !read_heads(table->first, columns))
        return false;
    for (const struct block *row = table->first->next; row; row = row->next, rows++) {
        if (!is_row_of(row, columns))
            return false;
        told += columns->mixed ? holds_way_out(row, &column) : has_cell(row, columns, COLUMN_TO_DO);
    }
    if (columns->mixed)
        find_names(table, columns);
    return rows > 1 && told * 2 > rows;
}

/* ---- rows ---- */

/* What stands in a cell behind the label of its way out. */
static void read_way_out(struct context *context, struct block *begin, struct fix_source source) {
    struct units *units = arena_alloc(context->arena, sizeof *units);
    *units = units_of(context->arena, begin, NULL);
    if (label_of(begin) != ROLE_FIX) {
        source.kind = FIX_WORKAROUND;
        source.title = SLICE("Workaround");
    }
    source.heading = NULL;
    extract_fixes(context, whole(units), source);
}

/* "Reason: ..." in the cell is why; the rest is what the column is. */
static void read_findings(struct context *context, const struct units *units, enum column column,
    const struct fix_source *source) {
    for (size_t u = 0; u < units->count; u++) {
        bool why = column == COLUMN_WHY || label_of(units->items[u].block) == ROLE_CAUSE;
        extract_finding(
            context, &units->items[u], why ? FINDING_CAUSE : FINDING_SYMPTOM, source->problem);
    }
}

static void read_cell(struct context *context, const struct block *cell, enum column column,
    const struct fix_source *source) {
    struct units *units = arena_alloc(context->arena, sizeof *units);
    struct block *end = column == COLUMN_SEEN ? way_out_in(cell) : NULL;
    *units = units_of(context->arena, cell->first, end);
    if (end)
        read_way_out(context, end, *source);
    if (column == COLUMN_SEEN || column == COLUMN_WHY)
        read_findings(context, units, column, source);
    if (column != COLUMN_TO_DO || text_of(cell).len == 0)
        return;
    if (units->count && section_tells_cause(&units->items[0]))
        extract_finding(context, &units->items[0], FINDING_CAUSE, source->problem);
    extract_fixes(context, whole(units), *source);
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

/* "-" where another column says more than the error does. */
static bool names_something(struct slice label) {
    static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
    return !slice_is_one_of(label, dashes, COUNT_OF(dashes));
}

/* Each row is a problem, unless the page has such that its headings name. */
static void read_table(
    struct context *context, const struct block *table, int problem, bool named) {
    struct columns columns;
    is_table_of_faults(table, &columns);
    for (const struct block *row = table->first->next; row; row = row->next) {
        struct slice label = slice_first(text_of(label_cell(row, &columns)), LONGEST_LABEL);
        int own = problem;
        if (!names_something(label))
            continue;
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

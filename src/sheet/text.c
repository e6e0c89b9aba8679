/* A sheet as text for a printer: pages with a head, form feeds between them. */
#include "sheet/pages.h"
#include "sheet/write.h"

#include "base/text.h"

#include <stdio.h>

enum {
    WIDTH = 80,
    PAGE_LINES = 60, /* A4 and Letter hold 66 at six an inch; printers keep margins */
    HEAD_LINES = 4,
    TWO_COLUMNS = 60, /* from that width on two blanks stand side by side */
};

struct text_view {
    struct arena *arena;
    const struct sheet *sheet;
    struct layout *layout;
    size_t width, page_lines;
};

/* ---- the content ---- */

/* "Machine: ____  Ticket: ____" */
static void add_blank_to_fill(struct buf *line, const char *words, size_t columns) {
    size_t from = text_width(buf_slice(line));
    buf_printf(line, "%s: ", words);
    size_t used = text_width(buf_slice(line)) - from;
    buf_add_repeated(line, '_', used < columns ? columns - used : 0);
}

static void add_form(struct text_view *view) {
    static const char *const words[] = {"Machine", "Ticket", "Technician", "Date"};
    bool two = view->width >= TWO_COLUMNS;
    size_t columns = two ? (view->width - 2) / 2 : view->width;
    for (size_t i = 0; i < COUNT_OF(words); i += two ? 2 : 1) {
        struct buf line = {0};
        add_blank_to_fill(&line, words[i], columns);
        if (two) {
            buf_add_string(&line, "  ");
            add_blank_to_fill(&line, words[i + 1], columns);
        }
        layout_words(view->layout, LAYOUT_NORMAL, buf_slice(&line));
        layout_gap(view->layout);
        buf_fini(&line);
    }
}

/* ---- pages ---- */

static struct slice one_line(struct arena *arena, struct slice text) {
    struct buf gated = {0};
    text_gate_line(&gated, text);
    struct slice line = arena_slice(arena, buf_slice(&gated));
    buf_fini(&gated);
    return line;
}

static struct slice first_columns(struct arena *arena, struct slice text, size_t columns) {
    if (text_width(text) <= columns || columns < 4)
        return text_first_columns(text, columns);
    return arena_printf(arena, "%.*s...", SLICE_ARGS(text_first_columns(text, columns - 3)));
}

/* Text on the left, as much as there is room, and on the right. */
static void add_sides(
    struct buf *out, const struct text_view *view, struct slice left, struct slice right) {
    left = one_line(view->arena, left);
    right = text_first_columns(one_line(view->arena, right), view->width);
    size_t used = text_width(right) + (right.len > 0);
    size_t room = used < view->width ? view->width - used : 0;
    struct slice shown = first_columns(view->arena, left, room);
    buf_add(out, shown);
    if (right.len)
        buf_add_repeated(out, ' ', view->width - text_width(shown) - text_width(right));
    buf_add(out, right);
    buf_add_char(out, '\n');
}

/* The end of a path says more than its beginning. */
static struct slice last_columns(struct arena *arena, struct slice text, size_t columns) {
    uint32_t point;
    text = one_line(arena, text);
    if (text_width(text) <= columns)
        return text;
    while (text.len && text_width(text) + 3 > columns)
        text_next(&text, &point);
    return arena_printf(arena, "...%.*s", SLICE_ARGS(text));
}

static void add_source(struct buf *out, const struct text_view *view) {
    const struct sheet_subject *subject = &view->sheet->subject;
    struct slice path = subject->entry ? subject->entry->path : SLICE("");
    struct slice edition = view->width >= TWO_COLUMNS ? view->sheet->edition : SLICE("");
    edition = one_line(view->arena, edition);
    size_t used = text_width(edition) + (edition.len > 0);
    size_t room = used < view->width ? view->width - used : 0;
    add_sides(out, view, last_columns(view->arena, path, room), edition);
}

static void add_head(struct buf *out, const struct text_view *view, size_t page, size_t pages) {
    char number[64];
    int len = snprintf(number, sizeof number, "page %zu of %zu", page, pages);
    struct slice left = page == 1 ? SLICE("Fix sheet") : view->sheet->subject.article->title;
    add_sides(out, view, left, (struct slice){number, (size_t)len});
    add_source(out, view);
    for (size_t i = 0; i < view->width; i++)
        buf_add_string(out, view->sheet->ascii ? "-" : "\u2500");
    buf_add_string(out, "\n\n");
}

static void add_pages(struct buf *out, const struct text_view *view) {
    size_t most = view->page_lines > HEAD_LINES ? view->page_lines - HEAD_LINES : 1;
    struct sheet_pages pages = sheet_pages_of(view->arena, view->layout, most);
    for (size_t p = 0; p < pages.count; p++) {
        if (p)
            buf_add_char(out, '\f');
        add_head(out, view, p + 1, pages.count);
        for (size_t i = pages.items[p].from; i < pages.items[p].to; i++)
            layout_print_line(out, &view->layout->lines.items[i]);
    }
}

enum status sheet_write_text(struct buf *out, const struct sheet *sheet, struct error *error) {
    (void)error;
    struct text_view view = {.arena = arena_new(), .sheet = sheet};
    view.width = sheet->width ? sheet->width : WIDTH;
    view.page_lines = sheet->page_lines ? sheet->page_lines : PAGE_LINES;
    const struct layout_options options = {
        .width = (unsigned)view.width, .ascii = sheet->ascii, .number_links = true};
    view.layout = layout_new(view.arena, &options);
    add_form(&view);
    sheet_content(view.layout, sheet);
    sheet_links(view.layout);
    add_pages(out, &view);
    arena_free(view.arena);
    return STATUS_OK;
}

#include "ui/memory.h"

#include "base/memory.h"
#include "ui/keymap.h"

#include <stdlib.h>

static struct ui_memory *of(struct ui_terminal *terminal) {
    return (struct ui_memory *)terminal; /* its first member */
}

static void show(struct ui_terminal *terminal, const struct ui_grid *grid) {
    struct ui_memory *memory = of(terminal);
    size_t cells = (size_t)grid->rows * (size_t)grid->cols;
    ui_grid_clear(&memory->shown, grid->rows, grid->cols);
    memcpy(memory->shown.cells, grid->cells, cells * sizeof *grid->cells);
    memory->shown.cursor_row = grid->cursor_row;
    memory->shown.cursor_col = grid->cursor_col;
    memory->shows++;
}

static bool pending(struct ui_terminal *terminal) {
    return of(terminal)->next < of(terminal)->events.count;
}

static void read(struct ui_terminal *terminal, struct ui_event *event) {
    struct ui_memory *memory = of(terminal);
    *event = (struct ui_event){.kind = UI_EVENT_END};
    if (!pending(terminal))
        return;
    *event = memory->events.items[memory->next++];
    if (event->kind == UI_EVENT_RESIZE) {
        terminal->rows = event->rows;
        terminal->cols = event->cols;
    }
}

static void repaint(struct ui_terminal *terminal) {
    ui_grid_clear(&of(terminal)->shown, terminal->rows, terminal->cols);
}

static void set_mouse(struct ui_terminal *terminal, bool on) {
    of(terminal)->mouse = on;
}

static bool copy(struct ui_terminal *terminal, struct slice text) {
    buf_clear(&of(terminal)->copied);
    buf_add(&of(terminal)->copied, text);
    return true;
}

static void close(struct ui_terminal *terminal) {
    struct ui_memory *memory = of(terminal);
    ui_grid_fini(&memory->shown);
    buf_fini(&memory->copied);
    arena_free(memory->arena);
    free(memory);
}

static const struct ui_terminal_ops ops = {
    .show = show,
    .read = read,
    .pending = pending,
    .repaint = repaint,
    .set_mouse = set_mouse,
    .copy = copy,
    .close = close,
};

struct ui_memory *ui_memory_new(int rows, int cols) {
    struct ui_memory *memory = mem_new(sizeof *memory);
    memory->terminal = (struct ui_terminal){.ops = &ops, .rows = rows, .cols = cols};
    memory->arena = arena_new();
    memory->mouse = true;
    ui_grid_init(&memory->shown, rows, cols);
    return memory;
}

void ui_memory_add(struct ui_memory *memory, const struct ui_event *event) {
    *LIST_ADD(memory->arena, &memory->events) = *event;
}

void ui_memory_type(struct ui_memory *memory, const char *keys) {
    struct slice rest = slice_of(keys);
    struct ui_chord chord;
    while (ui_chord_read(&rest, &chord)) {
        struct ui_event event = ui_chord_event(&chord);
        ui_memory_add(memory, &event);
    }
}

/* An app on a terminal in memory: type keys, compare rows. */
#ifndef TESTS_UNIT_UI_DRIVE_H
#define TESTS_UNIT_UI_DRIVE_H

#include "tests/unit/test.h"
#include "ui/app.h"
#include "ui/memory.h"

struct drive {
    struct ui_memory *memory;
    struct ui_keymap *keymap;
    struct ui_app *app;
    bool running;
};

static inline void drive_start(
    struct drive *drive, int rows, int cols, const struct ui_screen *screen, const void *argument) {
    struct error error;
    drive->memory = ui_memory_new(rows, cols);
    drive->keymap = ui_keymap_new();
    drive->app = ui_app_new(&drive->memory->terminal, drive->keymap, NULL);
    drive->running = true;
    assert_int_equal(ui_app_start(drive->app, screen, argument, &error), STATUS_OK);
    ui_app_draw(drive->app);
}

static inline void drive_end(struct drive *drive) {
    ui_app_free(drive->app);
    ui_keymap_free(drive->keymap);
    drive->memory->terminal.ops->close(&drive->memory->terminal);
}

/* Handles all events there are, then draws. */
static inline void drive_on(struct drive *drive) {
    struct ui_terminal *terminal = &drive->memory->terminal;
    while (drive->running && terminal->ops->pending(terminal))
        drive->running = ui_app_step(drive->app);
    ui_app_draw(drive->app);
}

static inline void drive_type(struct drive *drive, const char *keys) {
    ui_memory_type(drive->memory, keys);
    drive_on(drive);
}

static inline void drive_add(struct drive *drive, struct ui_event event) {
    ui_memory_add(drive->memory, &event);
    drive_on(drive);
}

#define row_is(drive, row, text) row_is_at((drive), (row), (text), __FILE__, __LINE__)
static inline void row_is_at(
    struct drive *drive, int row, const char *text, const char *file, int line) {
    struct buf got = {0};
    ui_grid_row(&drive->memory->shown, row, &got);
    assert_slice_at(buf_slice(&got), text, file, line);
    buf_fini(&got);
}

/* The first column of a row whose cell has this flag; -1 for none. */
static inline int flag_at(struct drive *drive, int row, unsigned flag) {
    for (int col = 0; col < drive->memory->shown.cols; col++)
        if (ui_grid_at(&drive->memory->shown, row, col)->style & flag)
            return col;
    return -1;
}

#endif

#include "ui/printing.h"

#include "base/file.h"
#include "sheet/file.h"

#include <limits.h>
#include <unistd.h>

enum {
    MOST_COPIES = 99 /* of one name; who has so many has another reason to look into the folder */
};

/* ---- files ---- */

static struct ui_effect say_written(const char *what, const char *name) {
    char folder[PATH_MAX];
    if (!getcwd(folder, sizeof folder))
        return ui_message("%s: %s", what, name);
    return ui_message("%s: %s in %s", what, name, folder);
}

/* Does the file hold just these bytes? What is longer need not be read to its end. */
static bool holds(const char *name, struct slice bytes) {
    struct arena *arena = arena_new();
    struct slice there;
    bool same =
        file_read(arena, name, bytes.len, &there, NULL) == STATUS_OK && slice_equal(there, bytes);
    arena_free(arena);
    return same;
}

/* "case-1.md", or for the second copy "case-1-2.md". */
static void add_name(struct buf *out, struct slice name, int copy) {
    ptrdiff_t dot = slice_find_last(name, '.');
    size_t stem = dot == SLICE_NONE ? name.len : (size_t)dot;
    buf_clear(out);
    buf_add(out, slice_first(name, stem));
    if (copy > 1)
        buf_printf(out, "-%d", copy);
    buf_add(out, slice_from(name, stem));
}

/* Saves it under the first name that is free, or finds it under one that is not. */
static struct ui_effect save(struct buf *path, struct slice name, struct slice bytes) {
    struct error error;
    enum status status = STATUS_USAGE;
    for (int copy = 1; status == STATUS_USAGE && copy <= MOST_COPIES; copy++) {
        add_name(path, name, copy);
        status = sheet_save(buf_string(path), bytes, false, &error);
        if (status == STATUS_USAGE && holds(buf_string(path), bytes))
            return say_written("It is there already", buf_string(path));
    }
    return status ? ui_failure("%s", error.text) : say_written("Written", buf_string(path));
}

struct ui_effect ui_print_file(struct slice name, struct slice bytes) {
    struct buf path = {0};
    struct ui_effect effect = save(&path, name, bytes);
    buf_fini(&path);
    return effect;
}

/* ---- sheets ---- */

struct ui_effect ui_print(const struct ui_printing *printing, enum sheet_format format) {
    struct error error;
    struct buf name = {0}, bytes = {0};
    struct ui_kb *kb = printing->kb;
    arena_reset(kb->arena);
    struct sheet sheet = {.subject = *printing->subject,
        .fix = printing->fix,
        .edition = sheet_edition(kb->arena, store_path(kb->store)),
        .ascii = printing->ascii};
    sheet.subject.boxes = true;
    sheet.subject.unnumbered = false; /* the numbers are those of `fixtree show` */
    sheet_name(&name, &sheet, format);
    enum status status = sheet_write(&bytes, format, &sheet, &error);
    struct ui_effect effect =
        status ? ui_failure("%s", error.text) : ui_print_file(buf_slice(&name), buf_slice(&bytes));
    buf_fini(&name);
    buf_fini(&bytes);
    return effect;
}

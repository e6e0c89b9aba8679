#include "ui/printing.h"

#include "sheet/file.h"

#include <limits.h>
#include <unistd.h>

static struct ui_effect say_written(const char *name) {
    char folder[PATH_MAX];
    if (!getcwd(folder, sizeof folder))
        return ui_message("Written: %s", name);
    return ui_message("Written: %s in %s", name, folder);
}

struct ui_effect ui_print_said(const char *name, enum status status, const struct error *error) {
    if (status == STATUS_OK)
        return say_written(name);
    if (status == STATUS_USAGE)
        return ui_failure("Not written, it is there already: %s", name);
    return ui_failure("%s", error->text);
}

struct ui_effect ui_print(
    struct ui_kb *kb, const struct sheet_subject *subject, int fix, bool ascii) {
    struct error error;
    struct buf name = {0}, bytes = {0};
    arena_reset(kb->arena);
    struct sheet sheet = {.subject = *subject,
        .fix = fix,
        .edition = sheet_edition(kb->arena, store_path(kb->store)),
        .ascii = ascii};
    sheet.subject.boxes = true;
    sheet.subject.unnumbered = false; /* the numbers are those of `fixtree show` */
    sheet_name(&name, &sheet, SHEET_TEXT);
    enum status status = sheet_write(&bytes, SHEET_TEXT, &sheet, &error);
    if (status == STATUS_OK)
        status = sheet_save(buf_string(&name), buf_slice(&bytes), false, &error);
    struct ui_effect effect = ui_print_said(buf_string(&name), status, &error);
    buf_fini(&name);
    buf_fini(&bytes);
    return effect;
}

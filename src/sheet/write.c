#include "sheet/write.h"

static const struct {
    const char *key, *extension, *words;
    enum status (*write)(struct buf *out, const struct sheet *sheet, struct error *error);
} formats[SHEET_FORMATS] = {
#define X(name, key, extension, writer, words) {key, extension, words, writer},
#include "sheet/formats.def"
#undef X
};

const char *sheet_format_key(enum sheet_format format) {
    return formats[format].key;
}

const char *sheet_format_words(enum sheet_format format) {
    return formats[format].words;
}

const char *sheet_format_extension(enum sheet_format format) {
    return formats[format].extension;
}

enum status sheet_write(
    struct buf *out, enum sheet_format format, const struct sheet *sheet, struct error *error) {
    struct sheet narrowed = *sheet;
    const struct article *article = sheet->subject.article;
    if (sheet->fix >= 0 && (size_t)sheet->fix < article->fixes.count &&
        sheet->subject.problem == ARTICLE_NONE)
        narrowed.subject.problem = article->fixes.items[sheet->fix].problem;
    return formats[format].write(out, &narrowed, error);
}

struct sheet_fixes sheet_fixes_shown(struct arena *arena, const struct sheet *sheet) {
    struct sheet_fixes fixes = {0};
    if (sheet->fix == ARTICLE_NONE)
        return sheet_fixes_of(arena, sheet->subject.article, sheet->subject.problem);
    *LIST_ADD(arena, &fixes) = sheet->fix;
    return fixes;
}

void sheet_content(struct layout *layout, const struct sheet *sheet) {
    struct arena *arena = arena_new();
    struct sheet_fixes fixes = sheet_fixes_shown(arena, sheet);
    sheet_overview(layout, &sheet->subject);
    for (size_t i = 0; i < fixes.count; i++) {
        sheet_fix(layout, &sheet->subject, fixes.items[i]);
        layout_gap(layout);
    }
    sheet_after(layout, &sheet->subject);
    arena_free(arena);
}

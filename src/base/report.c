#include "base/report.h"

#include "base/limits.h"

static const struct {
    enum report_severity severity;
    const char *key, *text;
} kinds[REPORT_KINDS] = {
#define X(name, severity, key, text) [REPORT_##name] = {severity, key, text},
#include "base/report.def"
#undef X
};

static size_t count_of(const struct reports *reports, enum report_kind kind) {
    size_t count = 0;
    for (size_t i = 0; i < reports->count; i++)
        count += reports->items[i].kind == kind;
    return count;
}

void report_add(struct reports *reports, struct arena *arena, enum report_kind kind, uint32_t line,
    struct slice detail) {
    if (count_of(reports, kind) >= LIMIT_REPORTS) {
        reports->left_out++;
        return;
    }
    *LIST_ADD(arena, reports) =
        (struct report){.kind = kind, .line = line, .detail = arena_slice(arena, detail)};
}

enum report_severity report_severity(enum report_kind kind) {
    return kinds[kind].severity;
}

const char *report_key(enum report_kind kind) {
    return kinds[kind].key;
}

const char *report_text(enum report_kind kind) {
    return kinds[kind].text;
}

const char *report_severity_name(enum report_severity severity) {
    static const char *const names[] = {
        [REPORT_NOTICE] = "notice", [REPORT_WARNING] = "warning", [REPORT_FAULT] = "fault"};
    return names[severity];
}

#include "search/number_forms.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

static void add_form(struct arena *arena, struct number *number, const char *label, uint32_t value,
    const char *format, ...) ATTR_PRINTF(5, 6);

static void add_form(struct arena *arena, struct number *number, const char *label, uint32_t value,
    const char *format, ...) {
    char text[80];
    va_list values;
    va_start(values, format);
    int len = vsnprintf(text, sizeof text, format, values);
    va_end(values);
    *LIST_ADD(arena, &number->forms) =
        (struct number_form){label, arena_slice(arena, (struct slice){text, (size_t)len}), value};
}

/* What a value is called that stands for the same failure as another one. */
static const char *twin_label(uint32_t value) {
    if (value <= UINT16_MAX)
        return "Win32";
    if (value >> 28 == 0xC)
        return "NTSTATUS";
    if (value >> 16 == 0xE000)
        return "SetupAPI";
    return value >> 31 ? "HRESULT" : "in small dumps";
}

/* Who numbered an HRESULT, for one that nobody has a name for. */
static void add_layout(struct arena *arena, struct number *number) {
    uint32_t value = number->reading.value;
    const char *name = code_facility_name(value);
    bool custom = value >> 29 & 1;
    if (code_guess_family(value) != FAMILY_HRESULT)
        return;
    add_form(arena, number, "facility", value, "%" PRIu32 "%s%s%s, code %" PRIu32,
        code_facility(value), *name ? " " : "", name,
        custom ? " of a maker other than Microsoft" : "", value & UINT16_MAX);
}

/* The twin of a Win32 code has no twin of its own that anybody prints: 0xD0070315. */
static bool is_shown(uint32_t value) {
    return value >> 16 != 0xD007;
}

/* Of a number that nothing wraps: as it is, and a stop code as small dumps have it. */
static void add_own_forms(struct arena *arena, struct number *number) {
    uint32_t value = number->reading.value, values[CODE_EQUIVALENTS];
    size_t count = code_equivalents(value, values);
    add_form(arena, number, "decimal", value, "%" PRIu32, value);
    add_form(arena, number, "hex", value, "0x%08" PRIX32, value);
    for (size_t i = 1; i < count; i++)
        if ((values[i] ^ value) == NUMBER_SMALL_DUMP)
            add_form(arena, number, value & NUMBER_SMALL_DUMP ? "elsewhere" : "in small dumps",
                values[i], "0x%08" PRIX32, values[i]);
}

static void add_wrapped_forms(struct arena *arena, struct number *number) {
    uint32_t values[CODE_EQUIVALENTS], value = number->reading.value;
    size_t count = code_equivalents(value, values);
    add_form(arena, number, "decimal", value, "%" PRIu32, value);
    add_form(arena, number, "hex", value, "0x%08" PRIX32, value);
    if (value >> 31)
        add_form(arena, number, "signed", value, "%" PRId32, (int32_t)value);
    for (size_t i = 1; i < count; i++) {
        if (values[i] <= UINT16_MAX)
            add_form(arena, number, "Win32", values[i], "%" PRIu32, values[i]);
        else if (is_shown(values[i]))
            add_form(arena, number, twin_label(values[i]), values[i],
                "0x%08" PRIX32 " (%" PRId32 ")", values[i], (int32_t)values[i]);
    }
    uint32_t win32 = code_win32_of_ntstatus(value);
    if (win32 && value >> 16 != 0xC007)
        add_form(arena, number, "for programs Win32", win32, "%" PRIu32, win32);
    add_layout(arena, number);
}

/* "5.7.64": its value is nobody's number. "AADSTS50011" is never told without its letters. */
static void add_spelling(struct arena *arena, struct number *number) {
    const struct code_reading *reading = &number->reading;
    struct buf text = {0};
    code_write(&text, reading->family, reading->value, reading->written);
    add_form(arena, number, "code", reading->value, "%.*s",
        SLICE_ARGS(slice_first(buf_slice(&text), 40)));
    buf_fini(&text);
}

void number_add_forms(struct arena *arena, struct number *number, bool wrapped) {
    if (number->reading.form == CODE_SPELLED || number->reading.family == FAMILY_ENTRA)
        add_spelling(arena, number);
    else if (wrapped)
        add_wrapped_forms(arena, number);
    else
        add_own_forms(arena, number);
}

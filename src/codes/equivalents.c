#include "codes/codes.h"

enum {
    CBS_FIRST = 0x0800, /* servicing numbers its codes from here on inside SetupAPI's facility */
    CBS_END = 0x1000,
};

/* The upper halves, with the severity, that make a 16-bit code an HRESULT and the like. */
static const uint32_t HRESULT_WIN32 = 0x80070000, NTSTATUS_WIN32 = 0xC0070000;
static const uint32_t HRESULT_SETUP = 0x800F0000, SETUP = 0xE0000000;
static const uint32_t UPPER_HALF = 0xFFFF0000, CODE = 0x0000FFFF;

static const uint32_t SEVERITY_ERROR = 0xC0000000; /* of an NTSTATUS, without its other flags */
static const uint32_t NT_BIT = 0x10000000;         /* of an HRESULT: what is left is an NTSTATUS */
static const uint32_t SMALL_DUMP = 0x10000000;     /* of a stop code */

struct set {
    uint32_t *values;
    size_t count;
};

static void add(struct set *set, uint32_t value) {
    for (size_t i = 0; i < set->count; i++)
        if (set->values[i] == value)
            return;
    if (set->count < CODE_EQUIVALENTS)
        set->values[set->count++] = value;
}

static bool has_row(uint32_t value, enum code_family family) {
    size_t count;
    const struct code_meaning *rows = code_meanings(value, &count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].family == family)
            return true;
    return false;
}

/* Is it an NTSTATUS? All with severity "error" may be one; of the others, those that are known,
 * for 0x80004005 has the layout of a warning as well. */
static bool is_ntstatus(uint32_t value) {
    return value >> 28 == SEVERITY_ERROR >> 28 || has_row(value, FAMILY_NTSTATUS);
}

/* HRESULT_FROM_WIN32 and NTSTATUS_FROM_WIN32 keep the low 16 bits and leave 0 alone, so only
 * these two facilities can be taken off again. */
static void add_win32(struct set *set, uint32_t value) {
    uint32_t facility = value & UPPER_HALF, code = value & CODE;
    if (code == 0 || (facility != 0 && facility != HRESULT_WIN32 && facility != NTSTATUS_WIN32))
        return;
    add(set, code);
    add(set, HRESULT_WIN32 | code);
    add(set, NTSTATUS_WIN32 | code);
}

/* HRESULT_FROM_NT sets the N bit. Only failures: below 0x80000000 lie other namespaces. */
static void add_ntstatus(struct set *set, uint32_t value) {
    if (value >> 31 && is_ntstatus(value & ~NT_BIT))
        add(set, value ^ NT_BIT);
}

/* HRESULT_FROM_SETUPAPI; not for servicing (CBS), which no SetupAPI code stands behind. */
static void add_setup(struct set *set, uint32_t value) {
    uint32_t facility = value & UPPER_HALF, code = value & CODE;
    if (code >= CBS_FIRST && code < CBS_END)
        return;
    if (facility == SETUP)
        add(set, HRESULT_SETUP | code);
    else if (facility == HRESULT_SETUP)
        add(set, SETUP | code);
}

/* A small dump shows some stop codes with a bit more (the bug check reference, 0x1000007E). */
static void add_stop(struct set *set, uint32_t value) {
    uint32_t other = value ^ SMALL_DUMP;
    if (has_row(value, FAMILY_STOP) && has_row(other, FAMILY_STOP))
        add(set, other);
}

size_t code_equivalents(uint32_t value, uint32_t values[CODE_EQUIVALENTS]) {
    struct set set = {values, 0};
    add(&set, value);
    for (size_t i = 0; i < set.count; i++) {
        add_win32(&set, values[i]);
        add_ntstatus(&set, values[i]);
        add_setup(&set, values[i]);
    }
    add_stop(&set, value);
    return set.count;
}

static const struct {
    uint32_t status, win32;
} of_ntstatus[] = {
#define X(status, win32) {status, win32},
#include "codes/ntstatus.def"
#undef X
};

uint32_t code_win32_of_ntstatus(uint32_t status) {
    size_t low = 0, high = COUNT_OF(of_ntstatus);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (of_ntstatus[middle].status == status)
            return of_ntstatus[middle].win32;
        if (of_ntstatus[middle].status < status)
            low = middle + 1;
        else
            high = middle;
    }
    return (status & UPPER_HALF) == NTSTATUS_WIN32 ? status & CODE : 0;
}

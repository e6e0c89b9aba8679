#include "codes/codes.h"

#include "codes/spelled.h"

#include <inttypes.h>

static void add_win32_forms(struct buf *out, uint32_t value) {
    uint32_t hresult = 0x80070000 | value;
    buf_printf(out, "%" PRIu32 " (0x%08" PRIX32, value, value);
    if (value)
        buf_printf(out, ", HRESULT 0x%08" PRIX32 ", %" PRId32, hresult, (int32_t)hresult);
    buf_add_char(out, ')');
}

/* What the value wraps or is wrapped in, where its layout says so. */
static void add_twin(struct buf *out, uint32_t value) {
    uint32_t upper = value >> 16, win32 = code_win32_of_ntstatus(value);
    if (upper == 0x8007)
        buf_printf(out, ", Win32 %" PRIu32, value & 0xFFFF);
    else if (upper == 0xE000)
        buf_printf(out, ", HRESULT 0x800F%04" PRIX32, value & 0xFFFF);
    else if (value >> 28 == 0xC)
        buf_printf(out, ", HRESULT 0x%08" PRIX32, value | 0x10000000);
    else if (value >> 28 == 0xD)
        buf_printf(out, ", NTSTATUS 0x%08" PRIX32, value & ~UINT32_C(0x10000000));
    if (win32)
        buf_printf(out, ", Win32 %" PRIu32, win32);
}

void code_describe(struct buf *out, uint32_t value) {
    if (value <= UINT16_MAX) {
        add_win32_forms(out, value);
    } else if (value <= INT32_MAX) {
        buf_printf(out, "0x%08" PRIX32 " (%" PRIu32 ")", value, value);
    } else if (code_guess_family(value) == FAMILY_ESE) {
        buf_printf(out, "%" PRId32 " (0x%08" PRIX32 ")", (int32_t)value, value);
    } else {
        buf_printf(out, "0x%08" PRIX32 " (%" PRId32 ", %" PRIu32, value, (int32_t)value, value);
        add_twin(out, value);
        buf_add_char(out, ')');
    }
}

void code_write(struct buf *out, enum code_family family, uint32_t value, struct slice written) {
    if (family == FAMILY_VENDOR)
        buf_add(out, written);
    else if (family == FAMILY_MAIL || family == FAMILY_SQLSTATE)
        spelled_write(out, family, value);
    else if (family == FAMILY_ENTRA)
        buf_printf(out, "AADSTS%" PRIu32, value);
    else if (value > UINT16_MAX && (family == FAMILY_STOP || !code_family_stands_apart(family)))
        buf_printf(out, "0x%08" PRIX32, value);
    else
        buf_printf(out, "%" PRIu32, value);
}

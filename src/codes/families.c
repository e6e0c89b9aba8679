#include "codes/codes.h"

static const struct {
    const char *key, *name;
    bool apart;
} families[FAMILIES] = {
#define X(name, key, words, apart) [FAMILY_##name] = {key, words, apart},
#include "codes/families.def"
#undef X
};

const char *code_family_key(enum code_family family) {
    return families[family].key;
}

const char *code_family_name(enum code_family family) {
    return families[family].name;
}

bool code_family_stands_apart(enum code_family family) {
    return families[family].apart;
}

/* Who numbers where: MprMsg.dll and mprerror.h (RAS), netmsg.dll, winsock2.h, wininet.h and
 * winhttp.h, winerror.h; the layouts are [MS-ERREF] 2.1 and 2.3. The first row that fits wins, so
 * that 789 is RAS although Win32 has a 789 too. */
static const struct {
    uint32_t first, last;
    enum code_family family;
} ranges[] = {
    {600, 999, FAMILY_RAS}, {1601, 1654, FAMILY_MSI}, {2100, 2999, FAMILY_NERR},
    {10000, 11999, FAMILY_WINSOCK}, {12000, 12999, FAMILY_WININET}, {13000, 13999, FAMILY_IPSEC},
    {1, 15999, FAMILY_WIN32}, {0x80000000, 0x8FFFFFFF, FAMILY_HRESULT},
    {0xC0040000, 0xC004FFFF, FAMILY_HRESULT}, /* activation (slerror.h) */
    {0xC0000000, 0xCFFFFFFF, FAMILY_NTSTATUS},
    {0xD0000000, 0xDFFFFFFF, FAMILY_HRESULT}, /* HRESULT_FROM_NT */
    {0xE0000000, 0xE000FFFF, FAMILY_WIN32},   /* SetupAPI's codes come from GetLastError() */
    {0xFFFFF000, 0xFFFFFF9C, FAMILY_ESE},     /* -4096 to -100 */
};

enum code_family code_guess_family(uint32_t value) {
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        if (value >= ranges[i].first && value <= ranges[i].last)
            return ranges[i].family;
    return FAMILY_ANY;
}

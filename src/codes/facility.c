#include "codes/codes.h"

static const struct {
    uint32_t number;
    const char *name, *words;
} facilities[] = {
#define X(number, name, words) {number, name, words},
#include "codes/facilities.def"
#undef X
};

uint32_t code_facility(uint32_t value) {
    return value >> 16 & 0x7FF;
}

const char *code_facility_name(uint32_t value) {
    for (size_t i = 0; i < COUNT_OF(facilities); i++)
        if (facilities[i].number == code_facility(value))
            return facilities[i].name;
    return "";
}

const char *code_facility_words(uint32_t value) {
    for (size_t i = 0; i < COUNT_OF(facilities); i++)
        if (facilities[i].number == code_facility(value))
            return facilities[i].words;
    return "";
}

#include "base/pack.h"

static uint64_t fail(struct pack *pack) {
    pack->bad = true;
    pack->rest.len = 0;
    return 0;
}

uint64_t pack_number(struct pack *pack) {
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (pack->rest.len == 0)
            return fail(pack);
        unsigned char byte = (unsigned char)pack->rest.at[0];
        pack->rest = slice_from(pack->rest, 1);
        if (shift == 63 && byte > 1)
            return fail(pack);
        number |= (uint64_t)(byte & 0x7fu) << shift;
        if (byte < 0x80)
            return number;
    }
    return fail(pack);
}

uint32_t pack_limited(struct pack *pack, uint32_t limit) {
    uint64_t number = pack_number(pack);
    return number <= limit ? (uint32_t)number : (uint32_t)fail(pack);
}

struct slice pack_text(struct pack *pack) {
    uint64_t len = pack_number(pack);
    if (len > pack->rest.len) {
        fail(pack);
        return SLICE("");
    }
    struct slice text = slice_first(pack->rest, (size_t)len);
    pack->rest = slice_from(pack->rest, (size_t)len);
    return text;
}

size_t pack_count(struct pack *pack, size_t size) {
    uint64_t count = pack_number(pack);
    return count <= pack->rest.len / size ? (size_t)count : (size_t)fail(pack);
}

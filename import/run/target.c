#include "import/run/target.h"

#include "base/buf.h"

struct slice target_page(struct slice target) {
    for (size_t i = 0; i < target.len; i++)
        if (target.at[i] == '#' || target.at[i] == '?')
            return slice_first(target, i);
    return target;
}

struct slice target_join(struct arena *arena, struct slice from, struct slice target) {
    struct buf joined = {0};
    ptrdiff_t slash = slice_find_last(from, '/');
    struct slice part;
    buf_add(&joined, slice_first(from, slash == SLICE_NONE ? 0 : (size_t)slash));
    while (slice_next_part(&target, '/', &part)) {
        if (slice_equal(part, SLICE("..")) && joined.len) {
            ptrdiff_t up = slice_find_last(buf_slice(&joined), '/');
            joined.len = up == SLICE_NONE ? 0 : (size_t)up;
        } else if (part.len && !slice_equal(part, SLICE(".")) && !slice_equal(part, SLICE(".."))) {
            if (joined.len)
                buf_add_char(&joined, '/');
            buf_add(&joined, part);
        }
    }
    struct slice path = arena_slice(arena, buf_slice(&joined));
    buf_fini(&joined);
    return path;
}

struct slice target_decode(struct arena *arena, struct slice target) {
    struct buf out = {0};
    for (size_t i = 0; i < target.len; i++) {
        bool escaped = target.at[i] == '%' && i + 2 < target.len &&
                       ascii_is_hex(target.at[i + 1]) && ascii_is_hex(target.at[i + 2]);
        if (!escaped) {
            buf_add_char(&out, target.at[i]);
            continue;
        }
        unsigned high = ascii_hex_value(target.at[i + 1]), low = ascii_hex_value(target.at[i + 2]);
        buf_add_char(&out, (char)(high << 4 | low));
        i += 2;
    }
    struct slice copy = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return copy;
}

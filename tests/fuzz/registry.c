/* Registry commands out of any text: a value that was read and can be written is read back. */
#include "registry/registry.h"
#include "tests/fuzz/fuzz.h"

struct round {
    struct arena *arena;
    enum registry_writer writer;
    const struct registry_setting *written;
    bool back;
};

static void read_back(void *context, const struct registry_setting *setting) {
    struct round *round = context;
    const struct registry_setting *written = round->written;
    round->back = round->back || (slice_equal_nocase(setting->key, written->key) &&
                                     setting->is_default == written->is_default &&
                                     slice_equal(setting->name, written->name));
}

static void write_and_read(void *context, const struct registry_setting *setting) {
    struct arena *arena = context;
    if (setting->op != REGISTRY_SET)
        return; /* keys without values and .NET's DeleteValue() are written but not read */
    for (enum registry_writer writer = 0; writer < REGISTRY_WRITERS; writer++) {
        struct round round = {arena, writer, setting, false};
        struct error error = {0};
        struct buf out = {0};
        if (registry_write(&out, writer, REGISTRY_APPLY, setting, &error) == STATUS_OK) {
            registry_read_code(arena, buf_slice(&out), read_back, &round);
            fuzz_require(round.back, buf_string(&out));
        }
        buf_fini(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct slice text = {(const char *)data, size};
    struct registry_match match;
    size_t from = 0;
    while (registry_find_key(arena, text, false, &from, &match))
        fuzz_require(from <= text.len, "a key beyond the text");
    registry_read_code(arena, text, write_and_read, arena);
    arena_free(arena);
    return 0;
}

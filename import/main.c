#include "import/read/document.h"
#include <stdio.h>
#include <stdlib.h>
int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        static char b[1 << 24];
        size_t n = f ? fread(b, 1, sizeof b, f) : 0;
        if (f) fclose(f);
        struct document d = {.arena = arena_new(), .path = slice_of(argv[i])};
        document_read(&d, (struct slice){b, n});
        struct error e;
        if (block_check(d.body, &e)) printf("CHECK %s: %s\n", argv[i], e.text);
        if (!getenv("QUIET")) {
            struct buf o = {0};
            block_dump(&o, d.body);
            printf("format %s\n", d.format);
            for (size_t k = 0; k < d.meta.count; k++) printf("meta %.*s = %.*s\n", SLICE_ARGS(d.meta.items[k].key), SLICE_ARGS(d.meta.items[k].value));
            fputs(buf_string(&o), stdout);
            buf_fini(&o);
        }
        for (size_t k = 0; k < d.reports.count; k++) printf("%s:%u: %s: %s %.*s\n", argv[i], d.reports.items[k].line, report_key(d.reports.items[k].kind), report_text(d.reports.items[k].kind), SLICE_ARGS(d.reports.items[k].detail));
        arena_free(d.arena);
    }
}

#include "import/read/document.h"
#include "import/extract/extract.h"
#include "article/json.h"
#include "import/extract/unit.h"
#include <stdio.h>
#include <stdlib.h>
int main(int argc, char **argv) {
    const char *what = getenv("DUMP") ? getenv("DUMP") : "blocks";
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        static char b[1 << 24];
        size_t n = f ? fread(b, 1, sizeof b, f) : 0;
        if (f) fclose(f);
        struct document d = {.arena = arena_new(), .path = slice_of(argv[i])};
        document_read(&d, (struct slice){b, n});
        struct error e;
        if (block_check(d.body, &e)) printf("CHECK %s: %s\n", argv[i], e.text);
        struct buf o = {0};
        struct article a;
        if (strcmp(what, "read")) {extract(&a, &d);
        if (article_check(&a, &e)) fprintf(stderr, "ARTICLE %s: %s\n", argv[i], e.text);}
        if (!strcmp(what, "blocks")) {
            printf("format %s\n", d.format);
            for (size_t k = 0; k < d.meta.count; k++) printf("meta %.*s = %.*s\n", SLICE_ARGS(d.meta.items[k].key), SLICE_ARGS(d.meta.items[k].value));
            block_dump(&o, d.body);
        } else if (!strcmp(what, "article")) article_dump(&o, &a);
        else if (!strcmp(what, "units")) {
            struct units us = units_of(d.arena, d.body->first, NULL);
            for (size_t k = 0; k < us.count; k++) { struct unit *u = &us.items[k];
              static const char *n[] = {"CAUSE","FIX","WORKAROUND","CHECK","SYMPTOM","ANNOUNCE","ALTERNATIVES","EXAMPLE","REFERENCE","EXPLAIN","OBLIGE","OUTPUT","COMMAND","OTHERWISE","VERIFY","UNDO","BYDESIGN","RECOMMENDED","CONDITION","PURPOSE","FAILURE","NEGATION","CAUSEWEAK","REQUIRE","PERMIT","BEFORE"};
              printf("%zu %s d%u%s%s%s%s%s lead=%d |", k, block_kind_name(u->block->kind), u->depth, u->ordered?" ord":"", u->first?" first":"", u->instruction?" INSTR":"", u->own_instruction?" OWN":"", u->announces?" announces":u->announces_code?" announces_code":"", u->lead);
              for (int q=0;q<26;q++) if (u->phrases>>q&1) printf(" %s%s", n[q], u->first_phrases>>q&1?"^":"");
              printf(" | %.100s\n", u->text.at); }
        }
        else if (!strcmp(what, "json")) { article_json(&o, &a, d.path); buf_add_char(&o, '\n'); }
        fputs(buf_string(&o), stdout);
        buf_fini(&o);
        if (!strcmp(what, "reports"))
        for (size_t k = 0; k < d.reports.count; k++) printf("%s:%u: %s: %s %.*s\n", argv[i], d.reports.items[k].line, report_key(d.reports.items[k].kind), report_text(d.reports.items[k].kind), SLICE_ARGS(d.reports.items[k].detail));
        arena_free(d.arena);
    }
}

#include "import/read/tidy.h"

void tidy(struct document *document) {
    block_number(document->body);
    tidy_marks(document);
    tidy_answers(document);
    tidy_furniture(document);
    tidy_notes(document);
    tidy_headings(document);
    tidy_lists(document);
    block_number(document->body);
}

void tidy_drop_start(struct block *leaf, size_t len) {
    while (len < leaf->text.len && ascii_is_blank(leaf->text.at[len]))
        len++;
    leaf->text = slice_from(leaf->text, len);
    size_t kept = 0;
    for (size_t i = 0; i < leaf->run_count; i++) {
        struct run run = leaf->runs[i];
        size_t end = (size_t)run.start + run.len;
        if (end <= len)
            continue;
        run.start = run.start > len ? run.start - (uint32_t)len : 0;
        run.len = (uint32_t)(end - len) - run.start;
        leaf->runs[kept++] = run;
    }
    leaf->run_count = kept;
}

void tidy_cut(struct block *leaf, size_t len) {
    leaf->text = slice_first(leaf->text, len);
    while (leaf->run_count) {
        struct run *last = &leaf->runs[leaf->run_count - 1];
        if (last->start < leaf->text.len) {
            size_t room = leaf->text.len - last->start;
            last->len = last->len < room ? last->len : (uint32_t)room;
            return;
        }
        leaf->run_count--;
    }
}

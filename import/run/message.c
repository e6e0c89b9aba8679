#include "import/run/message.h"

#include "base/pack.h"
#include "base/text.h"

void message_pack_job(struct buf *out, const struct job *job) {
    buf_add_number(out, job->kind);
    buf_add_number(out, job->hash);
    buf_add_text(out, job->path);
}

bool message_read_job(struct job *job, struct slice bytes) {
    struct pack pack = {.rest = bytes};
    job->kind = pack_limited(&pack, JOB_TOC);
    job->hash = pack_number(&pack);
    job->path = pack_text(&pack);
    return !pack.bad;
}

static void pack_reports(struct buf *out, const struct reports *reports) {
    buf_add_number(out, reports->count);
    for (size_t i = 0; i < reports->count; i++) {
        buf_add_number(out, reports->items[i].kind);
        buf_add_number(out, reports->items[i].line);
        buf_add_text(out, reports->items[i].detail);
    }
    buf_add_number(out, reports->left_out);
}

static void read_reports(struct reports *reports, struct arena *arena, struct pack *pack) {
    size_t count = pack_count(pack, 3);
    for (size_t i = 0; i < count && !pack->bad; i++) {
        enum report_kind kind = pack_limited(pack, REPORT_KINDS - 1);
        uint32_t line = pack_limited(pack, UINT32_MAX);
        struct slice detail = pack_text(pack);
        pack->bad |= !text_is_valid(detail);
        if (!pack->bad)
            *LIST_ADD(arena, reports) = (struct report){kind, line, detail};
    }
    reports->left_out = (size_t)pack_number(pack);
}

void message_pack_answer(struct buf *out, const struct answer *answer) {
    buf_add_number(out, answer->kind);
    buf_add_number(out, answer->hash);
    buf_add_text(out, answer->why);
    buf_add_text(out, answer->article);
    for (size_t i = 0; i < STORE_FIELDS; i++)
        buf_add_text(out, answer->document.fields[i]);
    buf_add_text(out, answer->toc);
    pack_reports(out, &answer->reports);
}

bool message_read_answer(struct answer *answer, struct arena *arena, struct slice bytes) {
    struct pack pack = {.rest = bytes};
    *answer = (struct answer){.kind = pack_limited(&pack, ANSWER_REFUSED)};
    answer->hash = pack_number(&pack);
    answer->why = pack_text(&pack);
    answer->article = pack_text(&pack);
    for (size_t i = 0; i < STORE_FIELDS; i++)
        answer->document.fields[i] = pack_text(&pack);
    answer->toc = pack_text(&pack);
    read_reports(&answer->reports, arena, &pack);
    return !pack.bad && text_is_valid(answer->why);
}

void message_pack_toc(struct buf *out, const struct toc *toc) {
    buf_add_number(out, toc->count);
    for (size_t i = 0; i < toc->count; i++) {
        buf_add_number(out, toc->items[i].depth);
        buf_add_number(out, toc->items[i].line);
        buf_add_text(out, toc->items[i].name);
        buf_add_text(out, toc->items[i].href);
    }
}

bool message_read_toc(struct toc *toc, struct arena *arena, struct slice bytes) {
    struct pack pack = {.rest = bytes};
    size_t count = pack_count(&pack, 4);
    for (size_t i = 0; i < count && !pack.bad; i++) {
        struct toc_entry entry;
        entry.depth = pack_limited(&pack, UINT32_MAX);
        entry.line = pack_limited(&pack, UINT32_MAX);
        entry.name = pack_text(&pack);
        entry.href = pack_text(&pack);
        pack.bad |= !text_is_valid(entry.name) || !text_is_valid(entry.href);
        *LIST_ADD(arena, toc) = entry;
    }
    return !pack.bad;
}

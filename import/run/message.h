/* What the importer and its workers say to each other, over a socket, each with its length first.
 */
#ifndef IMPORT_RUN_MESSAGE_H
#define IMPORT_RUN_MESSAGE_H

#include "article/article.h"
#include "import/read/yaml.h"
#include "store/write.h"

enum message_job {
    JOB_ARTICLE,
    JOB_TOC,
};

enum message_answer {
    ANSWER_ARTICLE,
    ANSWER_TOC,
    ANSWER_UNCHANGED, /* the bytes have the hash that the job named */
    ANSWER_REFUSED,
};

/* One piece of work. */
struct job {
    enum message_job kind;
    struct slice path; /* to open */
    uint64_t hash;     /* of the bytes that are in the store, or 0 */
};

/* What came of it. Texts are borrowed from the message. */
struct answer {
    enum message_answer kind;
    uint64_t hash;
    struct slice why;               /* refused: the reason */
    struct slice article;           /* packed */
    struct store_document document; /* of the article */
    struct slice toc;               /* packed entries */
    struct reports reports;
};

/* Adds a job, an answer as bytes; reads them. Reading is total: false where the bytes are no such
 * message. The reports' list lives in `arena`. */
void message_pack_job(struct buf *out, const struct job *job);
bool message_read_job(struct job *job, struct slice bytes);
void message_pack_answer(struct buf *out, const struct answer *answer);
bool message_read_answer(struct answer *answer, struct arena *arena, struct slice bytes);

/* Tables of contents inside an answer. */
void message_pack_toc(struct buf *out, const struct toc *toc);
bool message_read_toc(struct toc *toc, struct arena *arena, struct slice bytes);

#endif

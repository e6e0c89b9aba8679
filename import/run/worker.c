#include "import/run/worker.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "import/extract/extract.h"
#include "import/run/channel.h"
#include "search/document.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_SANITIZER 1
#endif
#endif

/* ---- files ---- */

const char *worker_read_file(struct arena *arena, struct slice path, struct slice *bytes) {
    struct stat file;
    int fd =
        open(arena_string(arena, path), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return errno == ELOOP ? "is a symbolic link" : strerror(errno);
    const char *why = "not a regular file";
    if (fstat(fd, &file) == 0 && S_ISREG(file.st_mode))
        why = file_read_all(arena, fd, LIMIT_FILE_BYTES, bytes);
    close(fd);
    return why;
}

/* 0 stands for a hash that is not known. */
static uint64_t file_hash(struct slice bytes) {
    uint64_t hash = hash_more(HASH_NONE, bytes);
    return hash ? hash : 1;
}

enum {
    STRIDE = 64 /* bytes: so few steps for it that the compiler takes 16 at a time */
};

static bool has_control(const char *stride) {
    unsigned char found = 0;
    for (size_t i = 0; i < STRIDE; i++)
        found |= (unsigned char)stride[i] < ' ' && stride[i] != '\n' && stride[i] != '\r' &&
                 stride[i] != '\t';
    return found;
}

/* Many zero bytes and no pattern of UTF-16: a picture or a program under a text's name. */
static bool is_binary(struct slice bytes) {
    if (slice_starts(bytes, SLICE("\xff\xfe")) || slice_starts(bytes, SLICE("\xfe\xff")))
        return false; /* UTF-16 that says so */
    size_t zeros[2] = {0}, looked = bytes.len < 4096 ? bytes.len : 4096, control = 0;
    for (size_t i = 0; i < looked; i++) {
        unsigned char c = (unsigned char)bytes.at[i];
        if (i % STRIDE == 0 && i + STRIDE <= looked && !has_control(bytes.at + i)) {
            i += STRIDE - 1;
            continue;
        }
        if (c >= 32)
            continue;
        zeros[i % 2] += c == 0;
        control += c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 27 && c != 0;
    }
    bool utf16 = zeros[0] * 16 < zeros[1] || zeros[1] * 16 < zeros[0];
    return control * 20 > looked || (zeros[0] + zeros[1] > looked / 50 && !utf16);
}

/* ---- jobs ---- */

static void do_article(struct arena *arena, struct slice path, struct slice bytes,
    struct answer *answer, struct buf *packed) {
    struct document document = {.arena = arena, .path = path};
    struct article article;
    struct error error;
    document_read(&document, bytes);
    extract(&article, &document);
    answer->reports = document.reports;
    if (article_check(&article, &error)) { /* a fault of ours: the article is named, not lost */
        answer->kind = ANSWER_REFUSED;
        answer->why = arena_slice(arena, slice_of(error.text));
        return;
    }
    article_pack(packed, &article);
    answer->article = buf_slice(packed);
    answer->document = search_document(arena, &article);
}

static void do_toc(
    struct arena *arena, struct slice bytes, struct answer *answer, struct buf *packed) {
    struct toc toc = {0};
    if (!yaml_read_toc(&toc, arena, bytes))
        report_add(&answer->reports, arena, REPORT_TOC, 0, SLICE(""));
    message_pack_toc(packed, &toc);
    answer->kind = ANSWER_TOC;
    answer->toc = buf_slice(packed);
}

static void do_job(struct arena *arena, const struct job *job, struct buf *out) {
    struct answer answer = {.kind = ANSWER_ARTICLE, .why = SLICE("")};
    struct buf packed = {0};
    struct slice bytes = SLICE("");
    const char *why = worker_read_file(arena, job->path, &bytes);
    answer.hash = why ? 0 : file_hash(bytes);
    if (!why && is_binary(bytes))
        why = "a binary file, not a text";
    if (why) {
        answer.kind = ANSWER_REFUSED;
        answer.why = slice_of(why);
    } else if (job->hash && answer.hash == job->hash) {
        answer.kind = ANSWER_UNCHANGED;
    } else if (job->kind == JOB_TOC) {
        do_toc(arena, bytes, &answer, &packed);
    } else {
        do_article(arena, job->path, bytes, &answer, &packed);
    }
    message_pack_answer(out, &answer);
    buf_fini(&packed);
}

/* ---- a process ---- */

static void limit(int resource, rlim_t soft, rlim_t hard) {
    struct rlimit limits = {soft, hard};
    setrlimit((__rlimit_resource_t)resource, &limits);
}

/* Whatever a parser is brought to do, it can neither write files nor start programs, and its memory
 * ends before the machine's does. Sanitizers map terabytes, so they go without that limit. */
static void confine(void) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    signal(SIGINT, SIG_IGN); /* Ctrl-C is the importer's to handle */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXCPU, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* a last word on stderr must not hide what ended the worker */
    limit(RLIMIT_FSIZE, 0, 0);
    limit(RLIMIT_CORE, 0, 0);
#ifndef UNDER_SANITIZER
    limit(RLIMIT_AS, LIMIT_WORKER_MEMORY, LIMIT_WORKER_MEMORY);
    limit(RLIMIT_NPROC, 0, 0);
#endif
}

/* The limit of processor time counts from the process's start, so it moves on with every job. */
static void allow_more_time(void) {
    struct rusage used;
    if (getrusage(RUSAGE_SELF, &used) == 0)
        limit(RLIMIT_CPU,
            (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + LIMIT_WORKER_CPU_SECONDS + 1,
            RLIM_INFINITY);
}

void worker_run(int socket) {
    struct arena *arena = arena_new();
    struct buf message = {0}, out = {0};
    confine();
    while (channel_receive(socket, &message, LIMIT_FILE_BYTES)) {
        struct job job;
        buf_clear(&out);
        allow_more_time();
        if (!message_read_job(&job, buf_slice(&message)))
            break;
        do_job(arena, &job, &out);
        if (!channel_send(socket, buf_slice(&out)))
            break;
        arena_reset(arena);
    }
    _exit(0);
}

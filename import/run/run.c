#include "import/run/run.h"

#include "base/hash.h"
#include "import/run/build.h"
#include "import/run/derive.h"
#include "import/run/judge.h"
#include "import/run/place.h"
#include "import/run/pool.h"
#include "import/run/walk.h"
#include "search/document.h"
#include "store/write.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct import_run {
    const struct run_options *options;
    struct run_counts *counts;
    struct error *error;
    struct store *store; /* NULL where nothing is written */
    struct pool *pool;
    struct arena *arena;
    struct arena *scratch; /* for one article at a time */

    /* the folder at work */
    struct place place;
    struct walk_files files; /* their paths from the collection's root on */
    struct store_files known;
    bool whole;        /* all of the collection: what is not there is gone */
    struct slice tocs; /* tells whether a table of contents changed */
    bool wrote;
    size_t next, done, total;
    size_t *jobs; /* of each job: its file */
    size_t job_count;
};

static void tell(struct import_run *run, enum run_progress what) {
    if (run->options->progress)
        run->options->progress(run->options->user, what, run->done, run->total);
}

/* ---- which files ---- */

static int compare_known(const void *path, const void *known) {
    return slice_compare(*(const struct slice *)path, ((const struct store_file *)known)->path);
}

static struct store_file *known_file(struct import_run *run, struct slice path) {
    if (run->known.count == 0)
        return NULL;
    return bsearch(
        &path, run->known.items, run->known.count, sizeof *run->known.items, compare_known);
}

static bool is_same(const struct store_file *known, const struct walk_file *file) {
    return known && known->size == file->size && known->mtime == file->mtime;
}

static void choose_jobs(struct import_run *run) {
    run->jobs = arena_alloc(run->arena, run->files.count * sizeof *run->jobs);
    run->job_count = 0;
    for (size_t i = 0; i < run->files.count; i++) {
        struct store_file *known = known_file(run, run->files.items[i].path);
        if (known)
            known->seen = true;
        if (is_same(known, &run->files.items[i]))
            run->counts->unchanged++;
        else if (run->files.items[i].kind == WALK_ARTICLE)
            run->jobs[run->job_count++] = i;
    }
    /* Tables of contents are small: all are read when one of them changed. */
    for (size_t i = 0; i < run->files.count && run->tocs.len; i++)
        if (run->files.items[i].kind == WALK_TOC)
            run->jobs[run->job_count++] = i;
    run->next = run->done = 0;
    run->total = run->job_count;
}

/* ---- jobs ---- */

static bool next_job(void *user, struct job *job) {
    struct import_run *run = user;
    if (run->next == run->job_count)
        return false;
    const struct walk_file *file = &run->files.items[run->jobs[run->next++]];
    struct store_file *known = known_file(run, file->path);
    *job = (struct job){.kind = file->kind == WALK_TOC ? JOB_TOC : JOB_ARTICLE,
        .hash = known ? known->hash : 0,
        .path = place_join(run->arena, run->place.root, file->path)};
    return true;
}

static void count_article(struct run_counts *counts, const struct article *article) {
    counts->problems += article->problems.count;
    for (size_t i = 0; i < article->findings.count; i++) {
        counts->symptoms += article->findings.items[i].kind == FINDING_SYMPTOM;
        counts->causes += article->findings.items[i].kind == FINDING_CAUSE;
    }
    counts->fixes += article->fixes.count;
    counts->steps += article->steps.count;
    counts->settings += article->settings.count;
    counts->commands += article->commands.count;
    counts->codes += article->codes.count;
}

static int compare_reports(const void *a, const void *b) {
    const struct report *x = a, *y = b;
    int severity = (int)report_severity(y->kind) - (int)report_severity(x->kind);
    return severity ? severity : (x->line > y->line) - (x->line < y->line);
}

static void tell_file(struct import_run *run, struct slice path, const struct article *article,
    struct reports *reports) {
    for (size_t i = 0; i < reports->count; i++)
        run->counts->reports[reports->items[i].kind]++;
    if (reports->count)
        qsort(reports->items, reports->count, sizeof *reports->items, compare_reports);
    if (run->options->file)
        run->options->file(run->options->user, path, article, reports);
}

/* The words of the article that stood there go out of the index with its rows. */
static bool forget(struct import_run *run, int64_t id) {
    struct article old;
    if (store_article(run->store, run->scratch, id, &old, run->error))
        return false;
    struct store_document document = search_document(run->scratch, &old);
    return store_unindex(run->store, id, &document, run->error) == STATUS_OK;
}

static bool put_article(struct import_run *run, const struct walk_file *file,
    const struct answer *answer, const struct article *article, struct slice body) {
    const struct store_content content = {
        slice_first(answer->article, answer->article.len - body.len), body};
    struct store_file *known = known_file(run, file->path);
    struct store_file entry = {.id = known ? known->id : 0,
        .path = file->path,
        .size = file->size,
        .mtime = file->mtime,
        .hash = answer->hash};
    if (known && !forget(run, known->id))
        return false;
    run->wrote = true;
    return !store_put(run->store, run->place.collection, &entry, article, &content, run->error) &&
           !store_index(run->store, entry.id, &answer->document, run->error);
}

static int compare_file(const void *path, const void *file) {
    return slice_compare(*(const struct slice *)path, ((const struct walk_file *)file)->path);
}

/* A page that is among the files, or a picture or other file beside them. */
static bool is_there(void *user, struct slice path) {
    struct import_run *run = user;
    const struct walk_files *files = &run->files;
    if (files->count &&
        bsearch(&path, files->items, files->count, sizeof *files->items, compare_file))
        return true;
    struct slice full = place_join(run->scratch, run->place.root, path);
    return access(arena_string(run->scratch, full), F_OK) == 0;
}

/* `reports` are those that came before the refusal. */
static void take_refusal(struct import_run *run, const struct walk_file *file,
    struct reports reports, struct slice why) {
    run->counts->refused++;
    report_add(&reports, run->scratch, REPORT_REFUSED, 0, why);
    tell_file(run, file->path, NULL, &reports);
}

static bool take_article(
    struct import_run *run, const struct walk_file *file, const struct answer *answer) {
    struct article article;
    struct reports reports = answer->reports;
    struct slice body;
    if (!article_unpack(&article, run->scratch, answer->article, &body)) {
        take_refusal(run, file, reports, SLICE("the worker's answer cannot be read"));
        return true;
    }
    *(known_file(run, file->path) ? &run->counts->changed : &run->counts->added) += 1;
    count_article(run->counts, &article);
    if (run->options->judge)
        judge_article(&article, file->path, is_there, run, &reports, run->scratch);
    bool good = !run->store || put_article(run, file, answer, &article, body);
    tell_file(run, file->path, &article, &reports);
    return good;
}

static bool take_toc(
    struct import_run *run, const struct walk_file *file, const struct answer *answer) {
    struct toc toc = {0};
    struct reports reports = answer->reports;
    if (!message_read_toc(&toc, run->scratch, answer->toc))
        return true;
    tell_file(run, file->path, NULL, &reports);
    for (size_t i = 0; run->store && i < toc.count; i++) {
        const struct store_toc_entry entry = {.collection = run->place.collection,
            .ordinal = (int64_t)i,
            .path = file->path,
            .depth = toc.items[i].depth,
            .line = toc.items[i].line,
            .name = toc.items[i].name,
            .href = toc.items[i].href};
        if (store_add_toc(run->store, &entry, run->error))
            return false;
    }
    return true;
}

static bool job_done(void *user, size_t number, const struct answer *answer) {
    struct import_run *run = user;
    const struct walk_file *file = &run->files.items[run->jobs[number]];
    bool good = true;
    if (answer->kind == ANSWER_ARTICLE)
        good = take_article(run, file, answer);
    else if (answer->kind == ANSWER_TOC)
        good = take_toc(run, file, answer);
    else if (answer->kind == ANSWER_UNCHANGED)
        run->counts->unchanged++;
    else
        take_refusal(run, file, (struct reports){0}, answer->why);
    arena_reset(run->scratch);
    run->done++;
    tell(run, RUN_FILE);
    return good && !(run->options->interrupted && *run->options->interrupted);
}

/* ---- a folder ---- */

static bool remove_vanished(struct import_run *run) {
    for (size_t i = 0; i < run->known.count; i++) {
        const struct store_file *file = &run->known.items[i];
        if (file->seen)
            continue;
        run->counts->removed++;
        run->wrote = true;
        if (run->options->vanished)
            run->options->vanished(run->options->user, file->path);
        if (!forget(run, file->id) || store_remove(run->store, file->id, run->error))
            return false;
        arena_reset(run->scratch);
    }
    return true;
}

static const char *toc_key(struct import_run *run) {
    return arena_printf(run->arena, "toc:%lld", (long long)run->place.collection).at;
}

static enum status renew_tocs(struct import_run *run) {
    run->wrote = true;
    if (!run->store)
        return STATUS_OK;
    if (store_clear_toc(run->store, run->place.collection, run->error))
        return STATUS_STORE;
    return store_set_meta(run->store, toc_key(run), run->tocs, run->error);
}

static enum status do_jobs(struct import_run *run) {
    const struct pool_calls calls = {next_job, job_done, run, run->options->interrupted};
    choose_jobs(run);
    tell(run, RUN_STARTED);
    if (run->tocs.len && renew_tocs(run))
        return STATUS_STORE;
    if (pool_do(run->pool, &calls))
        return STATUS_OK;
    if (run->options->interrupted && *run->options->interrupted)
        return error_set(run->error, STATUS_INTERRUPTED, "interrupted; nothing was changed");
    return STATUS_STORE;
}

static enum status open_collection(struct import_run *run, struct slice folder) {
    run->known = (struct store_files){0};
    run->place = (struct place){.root = folder, .part = SLICE("")};
    if (!run->store)
        return STATUS_OK;
    enum status status = place_find(
        &run->place, run->store, run->arena, folder, run->options->collection, run->error);
    if (status == STATUS_OK)
        status =
            store_files(run->store, run->arena, run->place.collection, &run->known, run->error);
    run->wrote |= run->place.moved;
    return status;
}

/* Does a folder hold a path? An empty one is the root, which holds all. */
static bool holds(struct slice folder, struct slice path) {
    return folder.len == 0 ||
           (slice_starts(path, folder) && path.len > folder.len && path.at[folder.len] == '/');
}

/* What was not looked at says nothing about whether it is there: other parts of the collection, and
 * folders that cannot be read. */
static void keep_unseen(struct import_run *run) {
    for (size_t i = 0; i < run->known.count; i++) {
        struct store_file *known = &run->known.items[i];
        known->seen = !run->whole || !holds(run->place.part, known->path);
        for (size_t f = 0; f < run->files.unreadable.count; f++)
            known->seen |= holds(run->files.unreadable.items[f], known->path);
    }
}

/* A number that changes with the names, sizes and times of all tables of contents. */
static struct slice sign_tocs(struct import_run *run) {
    uint64_t hash = HASH_NONE;
    for (size_t i = 0; i < run->files.count; i++) {
        const struct walk_file *file = &run->files.items[i];
        const int64_t state[] = {file->size, file->mtime};
        if (file->kind != WALK_TOC)
            continue;
        hash = hash_more(hash, file->path);
        hash = hash_more(hash, (struct slice){(const char *)state, sizeof state});
    }
    return arena_printf(run->arena, "%016llx", (unsigned long long)hash);
}

/* Leaves run->tocs empty where the tables of contents are those of the import before. */
static void look_at_tocs(struct import_run *run) {
    run->tocs = SLICE("");
    if (!run->whole || run->place.part.len)
        return;
    struct slice sign = sign_tocs(run);
    if (!run->store || !slice_equal(sign, store_meta(run->store, run->arena, toc_key(run))))
        run->tocs = sign;
}

static enum status import_files(struct import_run *run) {
    for (size_t i = 0; i < run->files.count && run->place.part.len; i++)
        run->files.items[i].path =
            place_join(run->arena, run->place.part, run->files.items[i].path);
    for (size_t i = 0; i < run->files.unreadable.count; i++)
        run->files.unreadable.items[i] =
            place_join(run->arena, run->place.part, run->files.unreadable.items[i]);
    keep_unseen(run);
    look_at_tocs(run);
    enum status status = do_jobs(run);
    return status == STATUS_OK && run->store && !remove_vanished(run) ? STATUS_STORE : status;
}

static enum status import_folder(struct import_run *run, struct slice path) {
    enum status status = walk(run->arena, path.at, &run->files, run->error);
    if (status == STATUS_OK)
        status = open_collection(run, path);
    run->whole = true;
    for (size_t i = 0; i < run->files.unreadable.count; i++)
        take_refusal(run, &(struct walk_file){.path = run->files.unreadable.items[i]},
            (struct reports){0},
            SLICE("the folder cannot be read; what the store has of it stays"));
    return status == STATUS_OK ? import_files(run) : status;
}

/* A file alone says nothing about its neighbours. */
static enum status import_file(struct import_run *run, struct slice path, const struct stat *file) {
    struct slice name = place_base_name(path);
    struct slice folder =
        path.len > name.len + 1 ? slice_first(path, path.len - name.len - 1) : SLICE("/");
    *LIST_ADD(run->arena, &run->files) = (struct walk_file){.path = name,
        .kind = WALK_ARTICLE,
        .size = file->st_size,
        .mtime = (int64_t)file->st_mtim.tv_sec * 1000000000 + file->st_mtim.tv_nsec};
    run->whole = false;
    enum status status = open_collection(run, folder);
    return status == STATUS_OK ? import_files(run) : status;
}

static enum status import_path(struct import_run *run, const char *path) {
    struct stat file;
    char *real = realpath(path, NULL);
    if (!real || stat(real, &file) != 0) {
        enum status status = error_set(run->error, STATUS_USAGE, "%s: %s", path, strerror(errno));
        free(real);
        return status;
    }
    struct slice whole = {arena_string(run->arena, slice_of(real)), strlen(real)};
    run->files = (struct walk_files){0};
    free(real);
    return S_ISDIR(file.st_mode) ? import_folder(run, whole) : import_file(run, whole, &file);
}

/* ---- a run ---- */

/* A store that another build of the importer filled is filled anew: its files count as changed, and
 * what is derived is made anew. */
static enum status look_at_build(struct import_run *run) {
    struct slice sign = build_sign(run->arena);
    if (slice_equal(store_meta(run->store, run->arena, "importer"), sign))
        return STATUS_OK;
    run->wrote = true;
    if (store_forget_hashes(run->store, run->error) ||
        store_set_meta(run->store, "importer", sign, run->error))
        return STATUS_STORE;
    return STATUS_OK;
}

/* A store that is not there yet is not made only to say what would be in it. */
static enum status open_store(struct import_run *run) {
    const struct run_options *options = run->options;
    if (!options->db || (options->dry_run && access(options->db, F_OK) != 0 && errno == ENOENT))
        return STATUS_OK;
    enum status status = store_create(&run->store, run->options->db, run->error);
    return status == STATUS_OK ? look_at_build(run) : status;
}

static enum status finish_store(struct import_run *run) {
    if (!run->store || !run->wrote || run->options->dry_run)
        return STATUS_OK;
    tell(run, RUN_STORING);
    pool_free(run->pool); /* its memory is needed now */
    run->pool = NULL;
    if (derive_all(run->store, run->error))
        return STATUS_STORE;
    return store_commit(run->store, run->error);
}

static bool has_faults(const struct run_counts *counts) {
    for (enum report_kind kind = 0; kind < REPORT_KINDS; kind++)
        if (counts->reports[kind] && report_severity(kind) == REPORT_FAULT)
            return true;
    return counts->refused > 0;
}

enum status run_import(
    const struct run_options *options, struct run_counts *counts, struct error *error) {
    struct import_run run = {.options = options, .counts = counts, .error = error};
    *counts = (struct run_counts){0};
    run.arena = arena_new();
    run.scratch = arena_new();
    run.pool = pool_new(0); /* before the store is open: no worker ever holds it */
    enum status status = open_store(&run);
    for (size_t i = 0; i < options->path_count && status == STATUS_OK; i++)
        status = import_path(&run, options->paths[i]);
    if (status == STATUS_OK)
        status = finish_store(&run);
    counts->articles = counts->added + counts->changed + counts->unchanged;
    pool_free(run.pool);
    store_close(run.store);
    arena_free(run.scratch);
    arena_free(run.arena);
    return status == STATUS_OK && has_faults(counts) ? STATUS_FAULTS : status;
}

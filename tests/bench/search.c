/*
 * How long a search takes, next to what one would use instead: FTS5's own bm25() over the raw text
 * of the same files, and ripgrep over the files. Every query is typed letter by letter, and every
 * beginning of it is searched, as the interface does.
 *
 *     search STORE RAW QUERIES EVERY [FOLDER]
 *
 * STORE is fixtree's, RAW a database with an FTS5 table `raw` (path, text) of the same files,
 * QUERIES a file of lines ("" takes titles and names of values from the store), EVERY takes each
 * such query only, FOLDER is what ripgrep looks through.
 */
#include "search/search.h"
#include "store/lookup.h"

#include <fcntl.h>
#include <spawn.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    HITS = 20,
    RIPGREP_QUERIES = 60, /* a process each */
    OWN_QUERIES = 40      /* that are made of the store, of each kind */
};

struct queries {
    struct slice *items;
    size_t count, capacity;
};

struct times {
    double *items; /* milliseconds */
    size_t count, capacity;
};

/* Milliseconds on a clock: this thread's processor time, which other programs' work does not
 * stretch, or the time on the wall, for what runs in a process of its own. */
static double on_clock(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double now(void) {
    return on_clock(CLOCK_THREAD_CPUTIME_ID);
}

static int by_number(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double share(const struct times *times, double part) {
    return times->count ? times->items[(size_t)((double)(times->count - 1) * part)] : 0;
}

static void print_times(const char *what, struct times *times, const struct times *base) {
    if (times->count)
        qsort(times->items, times->count, sizeof *times->items, by_number);
    printf("%-34s %7zu %8.2f %8.2f %8.2f %8.2f", what, times->count, share(times, 0.5),
        share(times, 0.95), share(times, 0.99), share(times, 1));
    if (base && base->count && times->count)
        printf("   %.2f x", share(times, 0.5) / share(base, 0.5));
    puts("");
}

/* ---- queries ---- */

static void read_file(
    struct arena *arena, const char *path, size_t every, struct queries *queries) {
    char *line = NULL;
    size_t capacity = 0, number = 0;
    ssize_t len;
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "%s: no file of queries\n", path);
        exit(2);
    }
    while ((len = getline(&line, &capacity, file)) >= 0)
        if (number++ % every == 0)
            *LIST_ADD(arena, queries) =
                arena_slice(arena, slice_trim((struct slice){line, (size_t)len}));
    free(line);
    fclose(file);
}

/* Titles, and names of values, evenly from all over the store. */
static void read_store(
    struct arena *arena, struct store *store, size_t every, struct queries *queries) {
    struct store_entries entries = {0};
    struct store_settings settings = {0};
    if (store_list(store, arena, &entries, NULL) ||
        store_settings(store, arena, SLICE("\\"), &settings, NULL))
        exit(3);
    size_t step = (entries.count / OWN_QUERIES + 1) * every;
    for (size_t i = 0; i < entries.count; i += step)
        *LIST_ADD(arena, queries) = entries.items[i].title;
    step = (settings.count / OWN_QUERIES + 1) * every;
    for (size_t i = 0; i < settings.count; i += step)
        if (settings.items[i].setting.name.len)
            *LIST_ADD(arena, queries) = settings.items[i].setting.name;
}

/* ---- fixtree ---- */

static void time_fixtree(struct arena *arena, struct search *search, const struct queries *queries,
    struct times *times) {
    const struct search_options options = {.limit = HITS, .unfinished = true, .snippets = true};
    struct arena *inner = arena_new();
    for (size_t q = 0; q < queries->count; q++)
        for (size_t len = 1; len <= queries->items[q].len; len++) {
            struct search_results results;
            struct error error;
            double start = now();
            arena_reset(inner);
            if (search_run(search, inner, slice_first(queries->items[q], len), &options, &results,
                    &error) == STATUS_STORE) {
                fprintf(stderr, "%s\n", error.text);
                exit(3);
            }
            *LIST_ADD(arena, times) = now() - start;
        }
    arena_free(inner);
}

/* ---- FTS5 ---- */

/* The words in quotation marks with OR between them, the last one as a beginning. */
static void make_expression(struct buf *out, struct slice query) {
    bool any = false;
    buf_clear(out);
    for (size_t i = 0; i < query.len;) {
        size_t start = i;
        while (i < query.len && (ascii_is_alnum(query.at[i]) || (unsigned char)query.at[i] > 127))
            i++;
        if (i > start)
            buf_printf(out, "%s\"%.*s\"%s", any ? " OR " : "", (int)(i - start), query.at + start,
                i == query.len ? " *" : "");
        any = any || i > start;
        i += i == start;
    }
}

static void time_fts5(
    struct arena *arena, sqlite3 *db, const struct queries *queries, struct times *times) {
    sqlite3_stmt *select;
    struct buf expression = {0};
    if (sqlite3_prepare_v2(db,
            "SELECT path, snippet(raw, 1, '[', ']', '...', 30) FROM raw WHERE raw MATCH ?1 ORDER "
            "BY "
            "rank LIMIT 20",
            -1, &select, NULL)) {
        fprintf(stderr, "raw FTS5: %s\n", sqlite3_errmsg(db));
        exit(3);
    }
    for (size_t q = 0; q < queries->count; q++)
        for (size_t len = 1; len <= queries->items[q].len; len++) {
            double start = now();
            make_expression(&expression, slice_first(queries->items[q], len));
            if (expression.len == 0)
                continue;
            sqlite3_bind_text(select, 1, buf_string(&expression), -1, SQLITE_STATIC);
            while (sqlite3_step(select) == SQLITE_ROW)
                continue;
            sqlite3_reset(select);
            *LIST_ADD(arena, times) = now() - start;
        }
    buf_fini(&expression);
    sqlite3_finalize(select);
}

/* ---- ripgrep ---- */

/* Runs ripgrep for a whole query as it is; false where there is none. */
static bool run_ripgrep(const char *query, const char *folder) {
    char *const arguments[] = {(char *)"rg", (char *)"--files-with-matches",
        (char *)"--ignore-case", (char *)"--fixed-strings", (char *)"--regexp", (char *)query,
        (char *)folder, NULL};
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = -1;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    bool started = posix_spawnp(&child, "rg", &actions, NULL, arguments, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    return started && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) < 2;
}

static bool time_ripgrep(
    struct arena *arena, const char *folder, const struct queries *queries, struct times *times) {
    size_t step = queries->count / RIPGREP_QUERIES + 1;
    for (size_t q = 0; q < queries->count; q += step) {
        const char *query = arena_string(arena, queries->items[q]);
        double start = on_clock(CLOCK_MONOTONIC);
        if (!run_ripgrep(query, folder))
            return false;
        *LIST_ADD(arena, times) = on_clock(CLOCK_MONOTONIC) - start;
    }
    return true;
}

int main(int argc, char **argv) {
    struct arena *arena = arena_new();
    struct store *store = NULL;
    struct search *search = NULL;
    struct error error;
    struct queries queries = {0};
    struct times fixtree = {0}, fts5 = {0}, ripgrep = {0};
    sqlite3 *db = NULL;
    if (argc < 5) {
        fputs("usage: search STORE RAW QUERIES EVERY [FOLDER]\n", stderr);
        return 2;
    }
    size_t every = (size_t)atoi(argv[4]) > 0 ? (size_t)atoi(argv[4]) : 1;
    if (store_open(&store, argv[1], &error) || search_open(&search, store, SLICE(""), &error)) {
        fprintf(stderr, "%s\n", error.text);
        return 3;
    }
    if (sqlite3_open_v2(argv[2], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", argv[2], sqlite3_errmsg(db));
        return 3;
    }
    if (*argv[3])
        read_file(arena, argv[3], every, &queries);
    else
        read_store(arena, store, every, &queries);
    printf(
        "%-34s %7s %8s %8s %8s %8s\n", "milliseconds", "times", "median", "95 %", "99 %", "most");
    time_fts5(arena, db, &queries, &fts5);
    time_fixtree(arena, search, &queries, &fixtree);
    print_times("raw FTS5: bm25 and snippet, typed", &fts5, NULL);
    print_times("fixtree: ranked, snippets, typed", &fixtree, &fts5);
    if (argc > 5 && time_ripgrep(arena, argv[5], &queries, &ripgrep))
        print_times("ripgrep: whole query, on the wall", &ripgrep, &fts5);
    else
        puts("ripgrep: not measured, for there is none on this machine or no folder was given");
    sqlite3_close(db);
    search_close(search);
    store_close(store);
    arena_free(arena);
    return 0;
}

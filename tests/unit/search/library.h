/* A small store to search in: articles written into a folder of their own, imported as ever. */
#ifndef TESTS_UNIT_SEARCH_LIBRARY_H
#define TESTS_UNIT_SEARCH_LIBRARY_H

#include "import/run/run.h"
#include "search/search.h"
#include "tests/unit/test.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct library {
    char folder[64], store_file[96];
    struct arena *arena;
    struct store *store;
    struct search *search;
};

struct library_article {
    const char *name, *text;
};

/* Invented for these tests: two articles that want one value differently, a number that two
 * families have, names in several forms. */
static const struct library_article library_articles[] = {
    {"tunnel-789.md", "# Error 789: the tunnel breaks off at once\n\n"
                      "Applies to: Windows 10, Windows Server 2008 R2\n\n"
                      "## Symptoms\n\nThe L2TP tunnel ends with error 789 behind a NAT router.\n\n"
                      "## Cause\n\nThe router changes the addresses of the packets.\n\n"
                      "## Resolution\n\n1. Run this command as an administrator:\n\n"
                      "```cmd\nreg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent /v "
                      "AssumeUDPEncapsulationContextOnSendRule /t REG_DWORD /d 2 /f\n```\n\n"
                      "2. Restart the computer.\n"},
    {"weak-cipher.md",
        "# The tunnel refuses an old router\n\nOriginal KB number: 929856\n\n"
        "## Symptoms\n\nThe tunnel reports error 741 with an old router.\n\n"
        "## Workaround\n\n1. Run this command:\n\n"
        "```cmd\nreg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters "
        "/v AllowL2TPWeakCrypto /t REG_DWORD /d 1 /f\n```\n"},
    {"strong-cipher.md", "# Harden the tunnel against weak ciphers\n\n"
                         "## Resolution\n\n1. Run this command:\n\n"
                         "```cmd\nreg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\"
                         "Parameters /v AllowL2TPWeakCrypto /t REG_DWORD /d 0 /f\n```\n"},
    {"elevation-740.md", "# A setup program ends with error 740\n\n"
                         "## Symptoms\n\nThe program stops with error 740: it needs administrator "
                         "rights and must run elevated.\n\n"
                         "## Resolution\n\n1. Run the program as administrator.\n"},
    {"spooler.md", "# The print spooler ends with 0x80070005\n\n"
                   "Applies to: Windows Server 2010 edition\n\n"
                   "## Symptoms\n\nThe spooler stops while documents are printed, and the log has "
                   "error 0x80070005.\n\n## Resolution\n\n1. Give the service its right back.\n"},
    {"balance.md", "# Network Load Balancing (NLB) forgets a host\n\n"
                   "## Symptoms\n\nA host leaves the group each night.\n\n"
                   "## Resolution\n\n1. Update the driver.\n"},
    {"probe.md", "# GatewayProbeFailing\n\n## Meaning\n\nThe gateway gave no answer.\n\n"
                 "## Mitigation\n\n1. Restart the gateway.\n"},
    {"pool.md", "# The pool of addresses is empty\n\n"
                "## Symptoms\n\nThe gateway writes error TSX-0731 and gives no address.\n\n"
                "## Resolution\n\n1. Make the pool larger.\n"},
    {"event-20227.md", "# Event ID 20227 names no reason\n\n"
                       "## Symptoms\n\nThe log has Event ID 20227 from RasClient.\n\n"
                       "## Resolution\n\n1. Look the number up.\n"},
};

static inline void library_write(const char *folder, const struct library_article *article) {
    char path[160];
    snprintf(path, sizeof path, "%s/%s", folder, article->name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(article->text, file);
    fclose(file);
}

static inline int library_setup(void **state) {
    struct library *library = calloc(1, sizeof *library);
    struct run_counts counts;
    struct error error;
    strcpy(library->folder, "/tmp/fixtree-search-XXXXXX");
    assert_non_null(mkdtemp(library->folder));
    snprintf(library->store_file, sizeof library->store_file, "%s/kb.db", library->folder);
    for (size_t i = 0; i < COUNT_OF(library_articles); i++)
        library_write(library->folder, &library_articles[i]);
    const char *path = library->folder;
    const struct run_options options = {
        .db = library->store_file, .paths = &path, .path_count = 1, .collection = "invented"};
    assert_int_equal(run_import(&options, &counts, &error), STATUS_OK);
    library->arena = arena_new();
    assert_int_equal(store_open(&library->store, library->store_file, &error), STATUS_OK);
    assert_int_equal(
        search_open(&library->search, library->store, SLICE("paper jam\tspooler\n"), &error),
        STATUS_OK);
    *state = library;
    return 0;
}

static inline int library_teardown(void **state) {
    struct library *library = *state;
    char path[160];
    search_close(library->search);
    store_close(library->store);
    arena_free(library->arena);
    for (size_t i = 0; i < COUNT_OF(library_articles); i++) {
        snprintf(path, sizeof path, "%s/%s", library->folder, library_articles[i].name);
        unlink(path);
    }
    unlink(library->store_file);
    rmdir(library->folder);
    free(library);
    return 0;
}

/* Searches; the results live until the next search. */
static inline enum status library_search(
    struct library *library, struct slice query, struct search_results *results) {
    const struct search_options options = {.limit = 10, .snippets = true};
    struct error error;
    arena_reset(library->arena);
    *results = (struct search_results){0};
    enum status status =
        search_run(library->search, library->arena, query, &options, results, &error);
    assert_true(status == STATUS_OK || status == STATUS_NOTHING);
    assert_int_equal(status == STATUS_OK, results->count > 0);
    return status;
}

#endif

/* The files of a folder that may be articles. */
#ifndef IMPORT_RUN_WALK_H
#define IMPORT_RUN_WALK_H

#include "base/arena.h"
#include "base/status.h"

#include <stdint.h>

enum walk_kind {
    WALK_ARTICLE,
    WALK_TOC, /* a table of contents: toc.yml */
};

struct walk_file {
    struct slice path; /* below the folder, parts joined by "/" */
    enum walk_kind kind;
    int64_t size, mtime; /* bytes; nanoseconds since 1970 */
};

struct walk_files {
    struct walk_file *items;
    size_t count, capacity;
    size_t passed_over;            /* files that are no articles by their names */
    LIST(struct slice) unreadable; /* folders inside that cannot be read */
};

/*
 * Lists the files below `folder`, in the order of their paths: regular files with the endings of
 * texts, and tables of contents. Leaves out hidden ones, symbolic links, folders of pictures and
 * parts, and files about the folder itself (README, LICENSE). Follows no link and stays on the
 * folder's file system. STATUS_USAGE where the folder cannot be read; a folder inside that cannot
 * is left out and named in files->unreadable.
 */
enum status walk(struct arena *arena, const char *folder, struct walk_files *files,
    struct error *error) ATTR_MUST_USE;

#endif

#include "import/run/walk.h"

#include "import/run/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    DEEPEST = 64
};

struct walker {
    struct arena *arena;
    struct walk_files *files;
    dev_t device;
};

/* ---- names ---- */

/* ".md" alone is a hidden file, not an ending. */
static bool is_article_name(struct slice name) {
    static const char *const endings[] = {
        ".md", ".markdown", ".mdx", ".html", ".htm", ".xhtml", ".txt", ".text"};
    return slice_ends_one_of(slice_from(name, 1), endings, COUNT_OF(endings));
}

/* Files that speak of the folder, not of a problem. */
static bool is_about_folder(struct slice name) {
    static const char *const stems[] = {"readme", "license", "licence", "copying", "contributing",
        "changelog", "code_of_conduct", "security", "authors", "notice", "_index"};
    ptrdiff_t dot = slice_find_last(name, '.');
    struct slice stem = slice_first(name, dot > 0 ? (size_t)dot : name.len);
    return slice_is_one_of(stem, stems, COUNT_OF(stems));
}

static bool is_toc_name(struct slice name) {
    return slice_equal_nocase(name, SLICE("toc.yml")) ||
           slice_equal_nocase(name, SLICE("toc.yaml"));
}

static bool is_left_out_folder(struct slice name) {
    static const char *const folders[] = {"media", "images", "img", "assets", "static", "includes",
        "_includes", "node_modules", "breadcrumb", "__pycache__"};
    return slice_starts(name, SLICE(".")) || slice_is_one_of(name, folders, COUNT_OF(folders));
}

/* ---- the walk ---- */

static void add_file(
    struct walker *walker, struct slice path, struct slice name, const struct stat *file) {
    bool toc = is_toc_name(name);
    if (!S_ISREG(file->st_mode) || (!toc && (!is_article_name(name) || is_about_folder(name)))) {
        walker->files->passed_over++;
        return;
    }
    *LIST_ADD(walker->arena, walker->files) = (struct walk_file){.path = path,
        .kind = toc ? WALK_TOC : WALK_ARTICLE,
        .size = file->st_size,
        .mtime = (int64_t)file->st_mtim.tv_sec * 1000000000 + file->st_mtim.tv_nsec};
}

static void walk_folder(
    struct walker *walker, int parent, const char *name, struct slice path, unsigned depth);

static void visit(struct walker *walker, int folder, struct slice folder_path, const char *entry,
    unsigned depth) {
    struct stat file;
    struct slice name = slice_of(entry);
    if (fstatat(folder, entry, &file, AT_SYMLINK_NOFOLLOW) != 0)
        return;
    struct slice path = place_join(walker->arena, folder_path, name);
    if (!S_ISDIR(file.st_mode))
        add_file(walker, path, name, &file);
    else if (!is_left_out_folder(name) && file.st_dev == walker->device && depth < DEEPEST)
        walk_folder(walker, folder, entry, path, depth + 1);
}

static void walk_folder(
    struct walker *walker, int parent, const char *name, struct slice path, unsigned depth) {
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (!folder) {
        if (fd >= 0)
            close(fd);
        *LIST_ADD(walker->arena, &walker->files->unreadable) = path;
        return;
    }
    struct dirent *entry;
    while ((entry = readdir(folder)))
        if (entry->d_name[0] != '.')
            visit(walker, fd, path, entry->d_name, depth);
    closedir(folder);
}

static int compare_paths(const void *a, const void *b) {
    return slice_compare(((const struct walk_file *)a)->path, ((const struct walk_file *)b)->path);
}

enum status walk(
    struct arena *arena, const char *folder, struct walk_files *files, struct error *error) {
    struct stat root;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &root) != 0) {
        int why = errno;
        if (fd >= 0)
            close(fd);
        return error_set(error, STATUS_USAGE, "%s: %s", folder, strerror(why));
    }
    struct walker walker = {arena, files, root.st_dev};
    walk_folder(&walker, fd, ".", SLICE(""), 0);
    close(fd);
    if (files->count)
        qsort(files->items, files->count, sizeof *files->items, compare_paths);
    return STATUS_OK;
}

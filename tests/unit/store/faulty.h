/*
 * A file system that fails: SQLite's own one, of which the n-th call that writes (or that reads)
 * fails, once or from then on. A write that fails has written half: the disk is full.
 */
#ifndef TESTS_UNIT_STORE_FAULTY_H
#define TESTS_UNIT_STORE_FAULTY_H

#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

static struct {
    sqlite3_vfs vfs, *real;
    long left;     /* calls until the fault; 0: there is none */
    bool reading;  /* it is a reading call that fails */
    bool for_ever; /* all that follow fail, too */
    bool hit;      /* it came to the fault */
} faulty;

struct faulty_file {
    sqlite3_file base;
    sqlite3_file *real; /* behind this, in the same memory */
};

static inline bool faulty_fails(bool reading) {
    if (reading != faulty.reading || faulty.left == 0 || --faulty.left > 0)
        return false;
    faulty.hit = true;
    faulty.left = faulty.for_ever ? 1 : 0;
    return true;
}

#define REAL(file) (((struct faulty_file *)(file))->real)

static inline int faulty_close(sqlite3_file *file) {
    return REAL(file)->pMethods->xClose(REAL(file));
}

static inline int faulty_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at) {
    return faulty_fails(true) ? SQLITE_IOERR_READ
                              : REAL(file)->pMethods->xRead(REAL(file), bytes, count, at);
}

static inline int faulty_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at) {
    if (!faulty_fails(false))
        return REAL(file)->pMethods->xWrite(REAL(file), bytes, count, at);
    REAL(file)->pMethods->xWrite(REAL(file), bytes, count / 2, at);
    return SQLITE_FULL;
}

static inline int faulty_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return faulty_fails(false) ? SQLITE_IOERR_TRUNCATE
                               : REAL(file)->pMethods->xTruncate(REAL(file), size);
}

static inline int faulty_sync(sqlite3_file *file, int flags) {
    return faulty_fails(false) ? SQLITE_IOERR_FSYNC
                               : REAL(file)->pMethods->xSync(REAL(file), flags);
}

static inline int faulty_size(sqlite3_file *file, sqlite3_int64 *size) {
    return REAL(file)->pMethods->xFileSize(REAL(file), size);
}

static inline int faulty_lock(sqlite3_file *file, int lock) {
    return REAL(file)->pMethods->xLock(REAL(file), lock);
}

static inline int faulty_unlock(sqlite3_file *file, int lock) {
    return REAL(file)->pMethods->xUnlock(REAL(file), lock);
}

static inline int faulty_reserved(sqlite3_file *file, int *reserved) {
    return REAL(file)->pMethods->xCheckReservedLock(REAL(file), reserved);
}

static inline int faulty_control(sqlite3_file *file, int what, void *argument) {
    return REAL(file)->pMethods->xFileControl(REAL(file), what, argument);
}

static inline int faulty_sector(sqlite3_file *file) {
    return REAL(file)->pMethods->xSectorSize(REAL(file));
}

static inline int faulty_traits(sqlite3_file *file) {
    return REAL(file)->pMethods->xDeviceCharacteristics(REAL(file));
}

static const sqlite3_io_methods faulty_methods = {
    1, /* no shared memory, no mapping: what those do would go past the faults */
    faulty_close,
    faulty_read,
    faulty_write,
    faulty_truncate,
    faulty_sync,
    faulty_size,
    faulty_lock,
    faulty_unlock,
    faulty_reserved,
    faulty_control,
    faulty_sector,
    faulty_traits,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};

static inline int faulty_open(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got) {
    struct faulty_file *made = (struct faulty_file *)file;
    (void)vfs;
    made->base.pMethods = NULL;
    made->real = (sqlite3_file *)(made + 1);
    if (flags & SQLITE_OPEN_MAIN_JOURNAL && flags & SQLITE_OPEN_CREATE && faulty_fails(false))
        return SQLITE_CANTOPEN;
    int code = faulty.real->xOpen(faulty.real, name, made->real, flags, got);
    if (made->real->pMethods)
        made->base.pMethods = &faulty_methods;
    return code;
}

static inline int faulty_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs;
    return faulty_fails(false) ? SQLITE_IOERR_DELETE
                               : faulty.real->xDelete(faulty.real, name, sync);
}

/* From now on all files that are opened are of this kind. */
static inline bool faulty_install(void) {
    faulty.real = sqlite3_vfs_find(NULL);
    faulty.vfs = *faulty.real;
    faulty.vfs.zName = "faulty";
    faulty.vfs.szOsFile += (int)sizeof(struct faulty_file);
    faulty.vfs.xOpen = faulty_open;
    faulty.vfs.xDelete = faulty_delete;
    return sqlite3_vfs_register(&faulty.vfs, 1) == SQLITE_OK;
}

/* The n-th call from now on fails, counted from 1; 0: none. */
static inline void faulty_arm(long n, bool reading, bool for_ever) {
    faulty.left = n;
    faulty.reading = reading;
    faulty.for_ever = for_ever;
    faulty.hit = false;
}

#endif

/* Writing settings as commands: what the writers of the three languages share. */
#ifndef REGISTRY_WRITING_H
#define REGISTRY_WRITING_H

#include "registry/hive.h"
#include "registry/registry.h"

#include <stdint.h>

/* A setting that passed the checks every language has in common. */
struct registry_writing {
    const struct registry_setting *setting;
    const struct registry_hive *hive;
    struct slice subkey; /* the key without its hive */
    bool removes;        /* the value is taken away: APPLY of a deletion, UNDO of a change */
    uint64_t number;     /* REG_DWORD, REG_QWORD */
    struct buf bytes;    /* REG_BINARY, REG_NONE */
    struct error *error;
};

/* Says why the setting is not written. */
enum status registry_refuse(const struct registry_writing *writing, const char *reason);

/* Adds the name, without an extension, of the file that the key is saved to: the same for the same
 * key, letters, digits and "-" only. */
void registry_add_backup_name(struct buf *out, const struct registry_writing *writing);

/*
 * Each adds the command, or refuses what its language has no exact spelling for; it may have added
 * something then.
 */
enum status registry_write_reg_file(
    struct buf *out, enum registry_act act, const struct registry_writing *writing);
enum status registry_write_reg_exe(
    struct buf *out, enum registry_act act, const struct registry_writing *writing);
enum status registry_write_powershell(
    struct buf *out, enum registry_act act, const struct registry_writing *writing);

#endif

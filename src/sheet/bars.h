/* Bars: commands and settings as they must be typed, and the lines that are made of a setting. */
#ifndef SHEET_BARS_H
#define SHEET_BARS_H

#include "sheet/sheet.h"

/* The arena and subject that the files of src/sheet pass on. */
struct sheet_view {
    struct arena *arena;
    struct layout *layout;
    const struct sheet_subject *subject;
};

/* Adds lines to be typed into a shell. */
void sheet_command_bar(struct sheet_view *view, enum article_shell shell, struct slice lines);

/* Adds code that no command was read from: output, a file's text, a script. */
void sheet_code_bar(struct sheet_view *view, struct slice code);

/* Adds key, name, type and data of a setting. */
void sheet_setting_bar(struct sheet_view *view, const struct registry_setting *setting);

/* Adds the lines that back up, apply, verify and undo it, where the subject asks for them; or why
 * there are none. */
void sheet_helper_bars(struct sheet_view *view, const struct registry_setting *setting);

/* The setting with the subject's values for its placeholders. */
struct registry_setting sheet_filled_setting(struct arena *arena,
    const struct sheet_subject *subject, const struct registry_setting *setting);

/* A paragraph's text with its runs and the subject's values. */
void sheet_leaf(struct sheet_view *view, const struct block *leaf);

/* What a person calls the shell: "Command Prompt". Static. */
const char *sheet_shell_words(enum article_shell shell);

/* Is an item of that problem meant? Those of the whole article always are. */
bool sheet_wants(const struct sheet_subject *subject, int problem);

/* Do two settings say the same? */
bool sheet_same_setting(const struct registry_setting *a, const struct registry_setting *b);

#endif

#include "sheet/said.h"

enum {
    NEAR = 12 /* blocks between a setting and the lines that spell it out */
};

bool sheet_said_is_object(const struct block *block) {
    if (block->kind == BLOCK_CODE)
        return true;
    static const char *const hives[] = {"HKEY_", "HKLM"};
    struct slice text = slice_trim(block->text);
    bool code =
        block->run_count == 1 && block->runs[0].style & RUN_CODE && block->runs[0].len >= text.len;
    return code || slice_starts_one_of(text, hives, COUNT_OF(hives));
}

/* ---- commands ---- */

static size_t lines_of(struct slice text) {
    size_t count = 0;
    struct slice line;
    while (slice_next_line(&text, &line))
        count += slice_trim(line).len > 0;
    return count;
}

/* Do the commands that were read from the block say all its lines? */
static bool is_said_by_commands(
    const struct article *article, const struct sheet_outline *outline, const struct block *block) {
    size_t commands = 0;
    bool same = false;
    for (int i = sheet_chain_first(&outline->commands, block->index); i != ARTICLE_NONE;
         i = outline->commands.next[i]) {
        commands++;
        same |= slice_equal(slice_trim(article->commands.items[i].text), slice_trim(block->text));
    }
    return same || (block->kind == BLOCK_CODE && commands && commands == lines_of(block->text));
}

/* ---- settings ---- */

static struct slice without_quotes(struct slice text) {
    return slice_strip_start(slice_strip_end(slice_trim(text), "\"'`."), "\"'`");
}

static bool is_data(const struct registry_setting *setting, struct slice text) {
    uint64_t a, b;
    if (slice_equal(setting->data, text))
        return true;
    return registry_number(setting->data, &a) && registry_number(text, &b) && a == b;
}

static bool is_part_of(
    struct arena *arena, const struct registry_setting *setting, struct slice value) {
    value = without_quotes(value);
    if (value.len == 0)
        return false;
    if (setting->has_name && slice_equal_nocase(setting->name, value))
        return true;
    if (setting->has_data && is_data(setting, value))
        return true;
    if (setting->type != REGISTRY_UNKNOWN && registry_type_read(value) == setting->type)
        return true;
    struct slice key = registry_key_read(arena, value);
    return key.len && slice_equal_nocase(key, setting->key);
}

/* "Value name", "Registry key": what stands before the colon. An instruction that ends in a key is
 * more than its label: "Select the following subkey". */
static bool is_label(struct slice text) {
    static const char *const words[] = {"registry", "key", "subkey", "path", "location", "value",
        "name", "type", "data", "entry", "new", "dword", "set", "to"};
    struct slice word;
    while (slice_next_word(&text, &word))
        if (!slice_is_one_of(word, words, COUNT_OF(words)))
            return false;
    return true;
}

static bool says_part_of(
    struct arena *arena, const struct registry_setting *setting, struct slice line, bool here) {
    line = slice_trim(line);
    ptrdiff_t colon = slice_find_char(line, ':');
    if (colon > 0 && is_label(slice_first(line, (size_t)colon)))
        return is_part_of(arena, setting, slice_from(line, (size_t)colon + 1));
    struct slice key = here ? registry_key_read(arena, line) : SLICE("");
    return key.len && slice_equal_nocase(key, setting->key);
}

static bool says_all(
    struct arena *arena, const struct registry_setting *setting, struct slice text, bool here) {
    struct slice line;
    size_t lines = 0;
    while (slice_next_line(&text, &line)) {
        if (slice_trim(line).len && !says_part_of(arena, setting, line, here))
            return false;
        lines += slice_trim(line).len > 0;
    }
    return lines > 0;
}

/* Does the fix show the setting as a bar of its own? What was read from code is shown as code. */
static bool has_bar(const struct article *article, const struct sheet_outline *outline, int i) {
    uint32_t block = article->settings.items[i].place.block;
    return article->settings.items[i].setting.op != REGISTRY_LOOK &&
           outline->blocks[block]->kind != BLOCK_CODE &&
           sheet_chain_first(&outline->commands, block) == ARTICLE_NONE;
}

/* The lines of one setting stand in one list, or in one block. */
static bool is_said_by_settings(struct arena *arena, const struct article *article,
    const struct sheet_outline *outline, const struct block *block) {
    size_t from = block->index > NEAR ? block->index - NEAR : 0;
    for (size_t near = from; near <= (size_t)block->index + NEAR; near++)
        for (int i = sheet_chain_first(&outline->settings, near); i != ARTICLE_NONE;
             i = outline->settings.next[i]) {
            const struct registry_setting *setting = &article->settings.items[i].setting;
            bool here = near == block->index;
            bool near_by = block_ancestor(block, BLOCK_LIST) && setting->has_name;
            if ((here || near_by) && has_bar(article, outline, i) &&
                says_all(arena, setting, block->text, here))
                return true;
        }
    return false;
}

void sheet_said_mark(struct arena *arena, const struct article *article,
    const struct sheet_outline *outline, struct sheet_outline_entry *entry) {
    bool exact = entry->kind == OUTLINE_TEXT || entry->kind == OUTLINE_CODE;
    if (!exact || !entry->block)
        return;
    entry->command = is_said_by_commands(article, outline, entry->block);
    if (!entry->command)
        entry->setting = is_said_by_settings(arena, article, outline, entry->block);
}

/*
 * The settings of a fix as files that Windows runs: .reg, .cmd, .ps1. Only what src/registry writes
 * stands there as a command; all other text is in comments, and of those only plain characters.
 */
#include "sheet/bars.h"
#include "sheet/write.h"

#include "base/text.h"

/* A language, its comments, and how lines end. */
struct script_kind {
    enum registry_writer writer;
    const char *comment, *extension;
    bool runs;  /* has lines that back up and verify; a .reg file can only set */
    bool ascii; /* no other letters: a .cmd file is read in a code page that nobody knows */
};

struct script {
    struct arena *arena;
    const struct sheet *sheet;
    const struct script_kind *kind;
    struct buf lines;
    struct registry_setting *settings;
    size_t count;
    LIST(int) fixes; /* that have settings */
};

/* ---- settings ---- */

static bool is_there(const struct script *script, const struct registry_setting *setting) {
    for (size_t i = 0; i < script->count; i++)
        if (sheet_same_setting(&script->settings[i], setting))
            return true;
    return false;
}

/* The changes that the fixes of the sheet make, each once. */
static void collect(struct script *script) {
    const struct sheet_subject *subject = &script->sheet->subject;
    const struct article *article = subject->article;
    struct sheet_fixes fixes = sheet_fixes_shown(script->arena, script->sheet);
    bool *wanted = arena_alloc(script->arena, article->fixes.count);
    for (size_t i = 0; i < fixes.count; i++)
        wanted[fixes.items[i]] = true;
    script->settings =
        arena_alloc(script->arena, article->settings.count * sizeof *script->settings);
    for (size_t i = 0; i < article->settings.count; i++) {
        const struct article_setting *item = &article->settings.items[i];
        if (item->fix == ARTICLE_NONE || !wanted[item->fix] || item->setting.op == REGISTRY_LOOK)
            continue;
        if (script->fixes.count == 0 || script->fixes.items[script->fixes.count - 1] != item->fix)
            *LIST_ADD(script->arena, &script->fixes) = item->fix;
        struct registry_setting setting =
            sheet_filled_setting(script->arena, subject, &item->setting);
        if (!is_there(script, &setting))
            script->settings[script->count++] = setting;
    }
}

/* ---- lines ---- */

static void end_line(struct script *script) {
    buf_add_char(&script->lines, '\n');
}

/*
 * A comment of characters that mean nothing in any of the three languages. cmd.exe takes "%~" for a
 * fault and "&" for the next command even behind "rem".
 */
static void add_comment(struct script *script, const char *words, struct slice text) {
    buf_printf(&script->lines, "%s %s", script->kind->comment, words);
    uint32_t point;
    while (text_next(&text, &point)) {
        bool plain =
            point < 0x80 && (ascii_is_alnum((char)point) || strchr(" .,:;()/\\_-", (int)point));
        buf_add_char(&script->lines, point && plain ? (char)point : '_');
    }
    end_line(script);
}

/* The lines that do one thing with each setting, as comments where they are not to be run. */
static void add_lines(struct script *script, struct slice rest, bool live) {
    struct slice line;
    while (slice_next_line(&rest, &line)) {
        if (!live)
            buf_printf(&script->lines, "%s ", script->kind->comment);
        buf_add(&script->lines, line);
        end_line(script);
    }
}

/* A key is backed up once, whatever the number of its values. */
static bool is_done(const struct script *script, enum registry_act act, size_t number) {
    bool of_key = act == REGISTRY_BACKUP || act == REGISTRY_RESTORE;
    for (size_t i = 0; of_key && i < number; i++)
        if (slice_equal_nocase(script->settings[i].key, script->settings[number].key))
            return true;
    return false;
}

static void add_act(struct script *script, const char *words, enum registry_act act, bool live) {
    add_comment(script, words, SLICE(""));
    for (size_t i = 0; i < script->count; i++) {
        struct buf text = {0};
        struct error error;
        if (!is_done(script, act, i) && registry_write(&text, script->kind->writer, act,
                                            &script->settings[i], &error) == STATUS_OK)
            add_lines(script, buf_slice(&text), live);
        buf_fini(&text);
    }
}

/* A choice between several data is no setting: the last one would win. */
static bool is_ambiguous(const struct script *script, const struct registry_setting *setting) {
    size_t same = 0;
    for (size_t i = 0; i < script->count; i++)
        same += slice_equal_nocase(script->settings[i].key, setting->key) &&
                slice_equal_nocase(script->settings[i].name, setting->name) &&
                script->settings[i].has_name == setting->has_name;
    return same > 1;
}

static bool is_ascii(struct slice text) {
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

/* May the setting be written into the file? Else the reason is in `error`. */
static bool is_writable(
    const struct script *script, const struct registry_setting *setting, struct error *error) {
    struct buf text = {0};
    bool writable = false;
    if (is_ambiguous(script, setting))
        error_set(error, STATUS_NOTHING, "several values are given for it; choose one");
    else if (registry_write(&text, script->kind->writer, REGISTRY_APPLY, setting, error) !=
             STATUS_OK)
        writable = false;
    else if (script->kind->ascii && !is_ascii(buf_slice(&text)))
        error_set(error, STATUS_NOTHING, "letters beyond ASCII depend on the code page");
    else
        writable = true;
    buf_fini(&text);
    return writable;
}

/* Keeps the settings that can be written, and names the others. */
static void refuse_unwritable(struct script *script, struct error *error) {
    struct registry_setting *kept =
        arena_alloc(script->arena, script->count * sizeof *script->settings);
    size_t count = 0;
    for (size_t i = 0; i < script->count; i++) {
        const struct registry_setting *setting = &script->settings[i];
        if (is_writable(script, setting, error)) {
            kept[count++] = *setting;
            continue;
        }
        struct buf what = {0};
        buf_printf(&what, "%.*s, %.*s: %s", SLICE_ARGS(setting->key), SLICE_ARGS(setting->name),
            error->text);
        add_comment(script, "Left out: ", buf_slice(&what));
        buf_fini(&what);
    }
    script->settings = kept;
    script->count = count;
}

static void add_head(struct script *script) {
    const struct sheet_subject *subject = &script->sheet->subject;
    add_comment(script, "", subject->article->title);
    if (script->sheet->fix != ARTICLE_NONE)
        add_comment(
            script, "Fix: ", sheet_fix_title(&subject->article->fixes.items[script->sheet->fix]));
    if (subject->entry)
        add_comment(script, "Source: ", subject->entry->path);
    if (script->sheet->edition.len)
        add_comment(script, "From ", script->sheet->edition);
    add_comment(
        script, "Read it before you run it. HKEY_LOCAL_MACHINE needs an administrator.", SLICE(""));
}

static void add_acts(struct script *script) {
    end_line(script);
    if (script->kind->runs) {
        add_act(script, "Back up", REGISTRY_BACKUP, true);
        end_line(script);
    }
    add_act(script, "Apply", REGISTRY_APPLY, true);
    end_line(script);
    if (script->kind->runs) {
        add_act(script, "Verify", REGISTRY_VERIFY, true);
        end_line(script);
    }
    add_act(script,
        "To undo it on a machine that had none of these values, run instead:", REGISTRY_UNDO,
        false);
    if (script->kind->runs)
        add_act(script, "To restore what was backed up, run as well:", REGISTRY_RESTORE, false);
}

/* ---- the writers ---- */

static enum status refuse(
    const struct script *script, size_t found, const struct error *why, struct error *error) {
    if (found == 0)
        return error_set(error, STATUS_NOTHING,
            "there is no registry setting to make a .%s file of; its steps are in the other "
            "formats",
            script->kind->extension);
    return error_set(error, STATUS_NOTHING, "no .%s file can be made: %.300s",
        script->kind->extension, why->text);
}

/* "fixes 2, 3 and 5": a file that makes the changes of all of them would try everything at once. */
static enum status refuse_several(const struct script *script, struct error *error) {
    struct buf numbers = {0};
    size_t count = script->fixes.count;
    for (size_t i = 0; i < count; i++)
        buf_printf(&numbers, "%s%d",
            i == 0          ? ""
            : i + 1 < count ? ", "
                            : " and ",
            script->fixes.items[i] + 1);
    enum status status = error_set(error, STATUS_USAGE,
        "fixes %.200s have registry settings; a .%s file is for one of them, so choose one",
        buf_string(&numbers), script->kind->extension);
    buf_fini(&numbers);
    return status;
}

/* regedit wants a header and UTF-16; PowerShell 5.1 takes a file without a mark for ANSI. */
static void add_file(struct buf *out, const struct script *script) {
    struct slice lines = buf_slice(&script->lines), line;
    if (script->kind->writer == REGISTRY_REG_FILE) {
        registry_add_file(out, lines);
        return;
    }
    if (!is_ascii(lines))
        buf_add_string(out, "\xef\xbb\xbf");
    while (slice_next_line(&lines, &line)) {
        buf_add(out, line);
        buf_add_string(out, "\r\n");
    }
}

static enum status write_script(struct buf *out, const struct sheet *sheet,
    const struct script_kind *kind, struct error *error) {
    struct script script = {.arena = arena_new(), .sheet = sheet, .kind = kind};
    struct error why = {0};
    enum status status = STATUS_OK;
    if (kind->writer == REGISTRY_REG_FILE)
        buf_add_string(&script.lines, "Windows Registry Editor Version 5.00\n\n");
    collect(&script);
    size_t found = script.count;
    add_head(&script);
    refuse_unwritable(&script, &why);
    if (script.fixes.count > 1) {
        status = refuse_several(&script, error);
    } else if (script.count == 0) {
        status = refuse(&script, found, &why, error);
    } else {
        add_acts(&script);
        add_file(out, &script);
    }
    buf_fini(&script.lines);
    arena_free(script.arena);
    return status;
}

enum status sheet_write_reg(struct buf *out, const struct sheet *sheet, struct error *error) {
    static const struct script_kind kind = {REGISTRY_REG_FILE, ";", "reg", false, false};
    return write_script(out, sheet, &kind, error);
}

enum status sheet_write_cmd(struct buf *out, const struct sheet *sheet, struct error *error) {
    static const struct script_kind kind = {REGISTRY_REG_EXE, "rem", "cmd", true, true};
    return write_script(out, sheet, &kind, error);
}

enum status sheet_write_ps1(struct buf *out, const struct sheet *sheet, struct error *error) {
    static const struct script_kind kind = {REGISTRY_POWERSHELL, "#", "ps1", true, false};
    return write_script(out, sheet, &kind, error);
}

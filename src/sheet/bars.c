#include "sheet/bars.h"

const char *sheet_shell_words(enum article_shell shell) {
    static const char *const words[SHELLS] = {
#define X(name, key, words) words,
#include "article/shells.def"
#undef X
    };
    return words[shell];
}

void sheet_command_bar(struct sheet_view *view, enum article_shell shell, struct slice lines) {
    layout_gap(view->layout);
    layout_bar_open(view->layout, LAYOUT_COMMAND,
        shell == SHELL_UNKNOWN ? SLICE("") : slice_of(sheet_shell_words(shell)));
    layout_exact(view->layout, LAYOUT_CODE, sheet_filled(view->arena, view->subject, lines));
    layout_close(view->layout);
    layout_gap(view->layout);
}

void sheet_code_bar(struct sheet_view *view, struct slice code) {
    bool reg = slice_find_nocase(code, SLICE("[HKEY_")) != SLICE_NONE;
    layout_gap(view->layout);
    layout_bar_open(view->layout, reg ? LAYOUT_SETTING : LAYOUT_COMMAND,
        reg ? SLICE("Registry file (.reg)") : SLICE(""));
    layout_exact(view->layout, LAYOUT_CODE, sheet_filled(view->arena, view->subject, code));
    layout_close(view->layout);
    layout_gap(view->layout);
}

/* ---- text ---- */

static enum layout_style style_of(const struct run *run) {
    if (run->style & RUN_CODE)
        return LAYOUT_CODE;
    if (run->style & RUN_STRONG)
        return LAYOUT_STRONG;
    return run->style & RUN_EMPHASIS ? LAYOUT_EMPHASIS : LAYOUT_NORMAL;
}

void sheet_leaf(struct sheet_view *view, const struct block *leaf) {
    if (view->subject->value_count == 0 || leaf->kind != BLOCK_PARAGRAPH) {
        layout_tree(view->layout, leaf);
        return;
    }
    struct layout_run *runs = arena_alloc(view->arena, (2 * leaf->run_count + 1) * sizeof *runs);
    size_t count = 0, from = 0;
    for (size_t i = 0; i <= leaf->run_count; i++) {
        const struct run *run = i < leaf->run_count ? &leaf->runs[i] : NULL;
        size_t until = run ? run->start : leaf->text.len;
        struct slice plain = slice_first(slice_from(leaf->text, from), until - from);
        runs[count++] = (struct layout_run){
            sheet_filled(view->arena, view->subject, plain), LAYOUT_NORMAL, SLICE("")};
        if (!run)
            break;
        struct slice text = slice_first(slice_from(leaf->text, run->start), run->len);
        runs[count++] = (struct layout_run){sheet_filled(view->arena, view->subject, text),
            style_of(run), run->style & RUN_LINK ? run->target : SLICE("")};
        from = (size_t)run->start + run->len;
    }
    layout_place(view->layout, leaf->index, leaf->line);
    layout_gap(view->layout);
    layout_paragraph(view->layout, runs, count);
}

/* ---- settings ---- */

struct registry_setting sheet_filled_setting(struct arena *arena,
    const struct sheet_subject *subject, const struct registry_setting *setting) {
    struct registry_setting filled = *setting;
    filled.key = sheet_filled(arena, subject, setting->key);
    filled.name = sheet_filled(arena, subject, setting->name);
    filled.data = sheet_filled(arena, subject, setting->data);
    return filled;
}

bool sheet_wants(const struct sheet_subject *subject, int problem) {
    return subject->problem == ARTICLE_NONE || problem == subject->problem ||
           problem == ARTICLE_NONE;
}

bool sheet_same_setting(const struct registry_setting *a, const struct registry_setting *b) {
    return a->op == b->op && a->type == b->type && a->has_name == b->has_name &&
           a->has_data == b->has_data && slice_equal_nocase(a->key, b->key) &&
           slice_equal_nocase(a->name, b->name) && slice_equal(a->data, b->data);
}

static struct slice setting_label(const struct registry_setting *setting) {
    bool value = setting->has_name || setting->is_default;
    switch (setting->op) {
    case REGISTRY_SET:
        if (setting->type == REGISTRY_UNKNOWN && !setting->has_data)
            return value ? SLICE("Registry value") : SLICE("Registry key");
        return SLICE("Registry value to set");
    case REGISTRY_CREATE_KEY:
        return SLICE("Registry key to create");
    case REGISTRY_DELETE:
        return value ? SLICE("Registry value to delete") : SLICE("Registry key to delete");
    case REGISTRY_LOOK:
        break;
    }
    return value ? SLICE("Registry value to look at") : SLICE("Registry key to look at");
}

static const struct slice not_given = {"(the article does not say)", 26};

static struct layout_pair pair(struct slice key, struct slice value, bool given) {
    return given ? (struct layout_pair){key, value, LAYOUT_CODE}
                 : (struct layout_pair){key, not_given, LAYOUT_DIM};
}

void sheet_setting_bar(struct sheet_view *view, const struct registry_setting *setting) {
    const struct registry_setting filled =
        sheet_filled_setting(view->arena, view->subject, setting);
    struct slice type = slice_of(registry_type_name(filled.type));
    bool set = filled.op == REGISTRY_SET && (type.len || filled.has_data);
    struct layout_pair pairs[4];
    size_t count = 0;
    pairs[count++] = pair(SLICE("Key"), filled.key, filled.key.len > 0);
    if (filled.is_default)
        pairs[count++] = pair(SLICE("Value name"), SLICE("(Default)"), true);
    else if (filled.has_name || set)
        pairs[count++] = pair(SLICE("Value name"), filled.name, filled.has_name);
    if (type.len || set)
        pairs[count++] = pair(SLICE("Type"), type, type.len > 0);
    if (filled.has_data || set)
        pairs[count++] = pair(SLICE("Data"), filled.data, filled.has_data);
    layout_gap(view->layout);
    layout_bar_open(view->layout, LAYOUT_SETTING, setting_label(&filled));
    layout_pairs(view->layout, pairs, count);
    layout_close(view->layout);
    layout_gap(view->layout);
}

/* ---- what is made of a setting ---- */

static struct slice written(struct sheet_view *view, enum registry_writer writer,
    enum registry_act act, const struct registry_setting *setting, struct error *error) {
    struct buf line = {0};
    struct slice text = SLICE("");
    if (registry_write(&line, writer, act, setting, error) == STATUS_OK)
        text = arena_slice(view->arena, buf_slice(&line));
    buf_fini(&line);
    return text;
}

static void helper_bar(struct sheet_view *view, struct slice label, enum registry_writer writer,
    const struct registry_setting *setting) {
    static const struct {
        struct slice words;
        enum registry_act act;
    } acts[] = {
        {{"Back up", 7}, REGISTRY_BACKUP},
        {{"Apply", 5}, REGISTRY_APPLY},
        {{"Verify", 6}, REGISTRY_VERIFY},
        {{"Undo", 4}, REGISTRY_UNDO},
    };
    struct layout_pair pairs[4];
    size_t count = 0;
    struct error error;
    for (size_t i = 0; i < COUNT_OF(acts); i++) {
        struct slice line = written(view, writer, acts[i].act, setting, &error);
        if (line.len)
            pairs[count++] = (struct layout_pair){acts[i].words, line, LAYOUT_CODE};
    }
    if (count == 0)
        return;
    layout_gap(view->layout);
    layout_bar_open(view->layout, LAYOUT_COMMAND, label);
    layout_pairs(view->layout, pairs, count);
    layout_close(view->layout);
    layout_gap(view->layout);
}

static void say_refused(struct sheet_view *view, struct slice what, const char *why) {
    const struct layout_run runs[] = {
        {what, LAYOUT_DIM, SLICE("")},
        {slice_of(why), LAYOUT_DIM, SLICE("")},
    };
    layout_gap(view->layout);
    layout_paragraph(view->layout, runs, 2);
    layout_gap(view->layout);
}

void sheet_helper_bars(struct sheet_view *view, const struct registry_setting *setting) {
    static const struct {
        struct slice label, refused;
        enum registry_writer writer;
        enum sheet_helpers least;
    } bars[] = {
        {{"Command Prompt", 14}, {"No line for the Command Prompt: ", 32}, REGISTRY_REG_EXE,
            SHEET_COMMANDS},
        {{"PowerShell", 10}, {"No line for PowerShell: ", 24}, REGISTRY_POWERSHELL, SHEET_COMMANDS},
        {{"Registry file (.reg)", 20}, {"No lines of a .reg file: ", 25}, REGISTRY_REG_FILE,
            SHEET_ALL},
    };
    const struct registry_setting filled =
        sheet_filled_setting(view->arena, view->subject, setting);
    bool changes = filled.op == REGISTRY_SET || filled.op == REGISTRY_DELETE;
    if (view->subject->helpers == SHEET_NO_HELPERS || !changes)
        return;
    const char *refused = "";
    struct error errors[3];
    for (size_t i = 0; i < 3; i++) {
        if (bars[i].least > view->subject->helpers)
            continue;
        struct slice line = written(view, bars[i].writer, REGISTRY_APPLY, &filled, &errors[i]);
        bool own = slice_starts_nocase(filled.key, SLICE("HKEY_CURRENT_USER"));
        struct slice label = arena_printf(view->arena, "%.*s%s", SLICE_ARGS(bars[i].label),
            own || bars[i].writer == REGISTRY_REG_FILE ? "" : ", as administrator");
        if (line.len)
            helper_bar(view, label, bars[i].writer, &filled);
        else if (strcmp(refused, errors[i].text) != 0)
            say_refused(view, bars[i].refused, refused = errors[i].text);
    }
}

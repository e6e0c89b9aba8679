/* Command lines: in code blocks, set as code or bold, typed, or bare in a sentence. */
#include "import/extract/context.h"

#include <stdlib.h>

/* ---- programs ---- */

static const struct program {
    const char *name;
    enum article_shell shell;
} programs[] = {
#define X(name, shell) {name, SHELL_##shell},
#include "import/extract/programs.def"
#undef X
};

static int compare_program(const void *name, const void *program) {
    return strcmp(name, ((const struct program *)program)->name);
}

/* The program that a command line begins with, ".exe" or not; NULL where it is none we know. */
static const struct program *program_of(struct slice word) {
    char lower[32];
    if (slice_ends_nocase(word, SLICE(".exe")))
        word.len -= 4;
    if (word.len == 0 || word.len >= sizeof lower)
        return NULL;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = ascii_lower(word.at[i]);
    lower[word.len] = '\0';
    return bsearch(
        lower, programs, sizeof programs / sizeof *programs, sizeof *programs, compare_program);
}

static struct slice first_word(struct slice text) {
    struct slice word = SLICE("");
    slice_next_word(&text, &word);
    return word;
}

/* "Get-Service", "Set-ItemProperty": a verb, a dash, a noun, each with a capital. */
static bool is_cmdlet(struct slice word) {
    ptrdiff_t dash = slice_find_char(word, '-');
    if (dash < 2 || (size_t)dash + 2 >= word.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_alnum(word.at[i]) && (ptrdiff_t)i != dash && word.at[i] != '.')
            return false;
    return ascii_is_upper(word.at[0]) && ascii_is_upper(word.at[dash + 1]) &&
           slice_find_char(slice_from(word, (size_t)dash + 1), '-') == SLICE_NONE;
}

static bool has_extension(struct slice word) {
    static const char *const known[] = {".exe", ".cmd", ".bat", ".ps1", ".vbs", ".sh", ".msc",
        ".cpl", ".com", ".py", ".js", ".wsf"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_ends_nocase(word, slice_of(known[i])) && word.len > strlen(known[i]))
            return true;
    return false;
}

/* " /all", " -aon", " --name": does a switch follow the first word? */
static bool has_switch(struct slice text) {
    struct slice word;
    slice_next_word(&text, &word);
    while (slice_next_word(&text, &word))
        if (word.len > 1 && (word.at[0] == '/' || word.at[0] == '-') &&
            (ascii_is_alpha(word.at[1]) || word.at[1] == '-' || word.at[1] == '?'))
            return true;
    return false;
}

static bool is_plain_word(struct slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_alnum(word.at[i]) && !strchr("_-.\\/%:\"$", word.at[i]))
            return false;
    return word.len > 0 && word.at[word.len - 1] != ':' && word.at[word.len - 1] != '.';
}

static bool is_query(struct slice text) {
    static const char *const starts[] = {"select ", "update ", "delete from ", "insert into ",
        "alter ", "create ", "drop ", "exec ", "execute ", "use ", "dbcc ", "grant ", "declare ",
        "restore ", "backup ", "truncate "};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (slice_starts_nocase(text, slice_of(starts[i])))
            return true;
    return false;
}

static bool is_assignment(struct slice text) {
    struct slice word = first_word(text);
    return slice_starts(word, SLICE("$")) && word.len > 1 && ascii_is_alpha(word.at[1]);
}

/* "Move the script to the folder", "Set your policy": a program's name that is a verb here. */
static bool is_sentence(struct slice text, struct slice word) {
    static const char *const articles[] = {"the", "a", "an", "your", "this", "that", "these", "to",
        "it", "all", "each", "and", "or", "in", "on", "of", "for", "with", "by", "is"};
    struct slice rest = slice_trim(slice_from(text, (size_t)(word.at - text.at) + word.len)), next;
    if (!slice_next_word(&rest, &next))
        return false;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (slice_equal_nocase(next, slice_of(articles[i])))
            return true;
    return false;
}

bool command_is(struct slice text) {
    text = slice_trim(text);
    struct slice word = slice_strip_start(first_word(text), "&\"'(");
    if (word.len == 0 || text.len > 2000)
        return false;
    if (slice_starts_nocase(text, SLICE("HKEY_")) || slice_starts_nocase(text, SLICE("HKLM\\")) ||
        slice_starts(text, SLICE("http")))
        return false;
    word = slice_strip_end(word, "\"')");
    if (is_sentence(text, word))
        return false;
    if (program_of(word) || is_cmdlet(word) || is_assignment(text))
        return true;
    if (has_extension(word))
        return true;
    return is_plain_word(word) && has_switch(text) && slice_find(text, SLICE(" ")) != SLICE_NONE;
}

static enum article_shell shell_of(struct slice text, enum article_shell known) {
    struct slice word = slice_strip_start(first_word(text), "&\"'(");
    const struct program *program = program_of(word);
    if (is_cmdlet(word) || is_assignment(text))
        return SHELL_POWERSHELL;
    if (program && program->shell != SHELL_UNKNOWN &&
        (known == SHELL_UNKNOWN || program->shell == SHELL_RUN))
        return known == SHELL_UNKNOWN ? program->shell : known;
    if (known != SHELL_UNKNOWN)
        return known;
    return has_extension(word) ? SHELL_CMD : SHELL_UNKNOWN;
}

/* ---- code blocks ---- */

enum language {
    LANGUAGE_UNKNOWN,
    LANGUAGE_SHELL, /* its lines are commands */
    LANGUAGE_QUERY, /* SQL, WQL */
    LANGUAGE_OTHER, /* output, data, configuration, a program's source */
};

static const struct {
    const char *name;
    enum language language;
    enum article_shell shell;
} languages[] = {
#define X(name, language, shell) {name, LANGUAGE_##language, SHELL_##shell},
#include "import/extract/languages.def"
#undef X
};

static enum language language_of(struct slice name, enum article_shell *shell) {
    *shell = SHELL_UNKNOWN;
    ptrdiff_t dash = slice_find(name, SLICE("-interactive"));
    if (dash != SLICE_NONE)
        name = slice_first(name, (size_t)dash);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (slice_equal_nocase(name, slice_of(languages[i].name))) {
            *shell = languages[i].shell;
            return languages[i].language;
        }
    return LANGUAGE_UNKNOWN;
}

/* The bytes of a prompt at the beginning of a line: "C:\>", "PS C:\Users>", "$ ", "SQL>",
 * "root@x:~#". */
static size_t prompt_length(struct slice line, enum article_shell *shell) {
    if (slice_starts(line, SLICE("$ "))) {
        *shell = SHELL_BASH;
        return 2;
    }
    ptrdiff_t mark = slice_find_char(slice_first(line, 60), '>');
    bool powershell = slice_starts(line, SLICE("PS ")) || slice_starts(line, SLICE("PS>"));
    bool drive = line.len > 2 && ascii_is_alpha(line.at[0]) && line.at[1] == ':' &&
                 (line.at[2] == '\\' || line.at[2] == '>');
    if (mark != SLICE_NONE && (powershell || drive)) {
        *shell = powershell ? SHELL_POWERSHELL : SHELL_CMD;
        return line.len - slice_strip_start(slice_from(line, (size_t)mark + 1), " ").len;
    }
    size_t word = 0;
    while (word < line.len && (ascii_is_alpha(line.at[word]) || line.at[word] == '_'))
        word++;
    if (word >= 3 && slice_starts(slice_from(line, word), SLICE("> "))) {
        *shell = slice_starts_nocase(line, SLICE("sql")) ? SHELL_SQL : SHELL_TOOL;
        return word + 2;
    }
    if (slice_starts(line, SLICE("> ")))
        return 2;
    return 0;
}

static bool is_comment(struct slice line) {
    return slice_starts(line, SLICE("#")) || slice_starts(line, SLICE("::")) ||
           slice_starts(line, SLICE("//")) || slice_starts(line, SLICE("--")) ||
           slice_starts_nocase(line, SLICE("rem ")) || slice_equal_nocase(line, SLICE("rem"));
}

/* A line that goes on in the next ends in \ (sh), ^ (cmd), ` (PowerShell) or |. */
static bool goes_on(struct slice line) {
    return line.len && strchr("\\^`|", line.at[line.len - 1]) &&
           !(line.at[line.len - 1] == '\\' && line.len > 1 && line.at[line.len - 2] == ':');
}

static bool any_prompt(struct slice text) {
    struct slice line;
    enum article_shell shell = SHELL_UNKNOWN;
    while (slice_next_line(&text, &line))
        if (prompt_length(slice_trim(line), &shell) && shell != SHELL_UNKNOWN)
            return true;
    return false;
}

/* Parts of a script that are no command by themselves: braces, "else", "then". */
static bool is_structure(struct slice line) {
    static const char *const words[] = {"{", "}", "(", ")", "};", "else", "else {", "} else {",
        "then", "do", "done", "fi", "end", "begin", "go", "@echo off", "try {", "} catch {",
        "} finally {", "});", ");"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal_nocase(line, slice_of(words[i])))
            return true;
    return false;
}

/* "Name : value", "State      Running", a dash line: what a command prints. */
static bool looks_printed(struct slice line) {
    ptrdiff_t colon = slice_find(line, SLICE(" : "));
    if (colon != SLICE_NONE || slice_starts(line, SLICE("---")) || slice_starts(line, SLICE("===")))
        return true;
    ptrdiff_t named = slice_find_char(line, ':');
    return named > 0 && slice_find_char(slice_first(line, (size_t)named), ' ') == SLICE_NONE &&
           (size_t)named + 1 < line.len && line.at[named + 1] == ' ' && !has_switch(line);
}

struct code_reader {
    struct arena *arena;
    struct command_lines *out;
    enum language language;
    enum article_shell shell;
    bool prompts; /* some lines have a prompt: then only those are commands */
};

static bool is_wanted(const struct code_reader *reader, struct slice line, size_t prompt) {
    if (line.len == 0 || is_structure(line) || (!prompt && is_comment(line)) ||
        slice_starts_nocase(line, SLICE("HKEY_")) || slice_starts_nocase(line, SLICE("HKLM\\")))
        return false;
    if (reader->prompts)
        return prompt > 0;
    if (reader->language == LANGUAGE_QUERY)
        return true;
    if (reader->language == LANGUAGE_SHELL && !looks_printed(line))
        return true;
    return command_is(line);
}

/* Takes a line and those that go on with it off `*rest`. */
static struct slice joined_line(
    struct arena *arena, struct slice *rest, struct slice line, uint32_t *number) {
    struct buf joined = {0};
    buf_add(&joined, line);
    while (goes_on(buf_slice(&joined)) && rest->len) {
        if (joined.at[joined.len - 1] != '|')
            joined.len--;
        struct slice next;
        slice_next_line(rest, &next);
        ++*number;
        struct slice so_far = slice_trim(buf_slice(&joined));
        joined.len = so_far.len;
        buf_add_char(&joined, ' ');
        buf_add(&joined, slice_trim(next));
    }
    struct slice copy = arena_slice(arena, slice_trim(buf_slice(&joined)));
    buf_fini(&joined);
    return copy;
}

static void read_query(struct code_reader *reader, struct slice text) {
    struct buf joined = {0};
    struct slice line;
    while (slice_next_line(&text, &line)) {
        line = slice_trim(line);
        if (line.len == 0 || is_comment(line) || slice_equal_nocase(line, SLICE("go")))
            continue;
        if (joined.len)
            buf_add_char(&joined, ' ');
        buf_add(&joined, line);
    }
    if (joined.len)
        *LIST_ADD(reader->arena, reader->out) = (struct command_line){
            .text = arena_slice(reader->arena, buf_slice(&joined)), .shell = reader->shell};
    buf_fini(&joined);
}

static void read_lines(struct code_reader *reader, struct slice text) {
    struct slice line;
    uint32_t number = 0;
    for (; slice_next_line(&text, &line); number++) {
        enum article_shell shell = SHELL_UNKNOWN;
        uint32_t first = number;
        line = slice_trim(line);
        size_t prompt = prompt_length(line, &shell);
        line = slice_trim(slice_from(line, prompt));
        if (!is_wanted(reader, line, prompt))
            continue;
        line = joined_line(reader->arena, &text, line, &number);
        *LIST_ADD(reader->arena, reader->out) = (struct command_line){.text = line,
            .line = first,
            .shell = shell_of(line, shell != SHELL_UNKNOWN ? shell : reader->shell)};
    }
}

/* Does the sentence above announce what will be seen, not what to type? */
static bool announces_output(const struct unit *lead) {
    if (!lead)
        return false;
    bool typed = lead->last_phrases & PHRASE_COMMAND;
    bool shown = lead->last_phrases & (PHRASE_OUTPUT | PHRASE_SYMPTOM);
    return shown && !(typed && lead->instruction);
}

struct command_lines commands_of_code(
    struct arena *arena, const struct unit *unit, const struct unit *lead) {
    struct command_lines lines = {0};
    struct code_reader reader = {.arena = arena, .out = &lines};
    reader.language = language_of(unit->block->info, &reader.shell);
    reader.prompts = any_prompt(unit->text);
    if (reader.language == LANGUAGE_OTHER && !reader.prompts)
        return lines;
    if (announces_output(lead) && !reader.prompts)
        return lines;
    if (reader.language == LANGUAGE_QUERY ||
        (reader.language == LANGUAGE_UNKNOWN && is_query(slice_trim(unit->text))))
        read_query(&reader, unit->text);
    else
        read_lines(&reader, unit->text);
    return lines;
}

/* ---- commands in sentences ---- */

struct finder {
    struct context *context;
    const struct fix_units *fix;
    const struct unit *unit;
    int step;
};

static void add_command(
    const struct finder *finder, struct slice text, enum article_shell shell, uint32_t line) {
    text = slice_trim(text);
    if (text.len == 0)
        return;
    struct article_place place = context_place(finder->unit->block);
    place.line += line;
    if (place.line > place.line_end)
        place.line = place.line_end;
    *LIST_ADD(finder->context->arena, &finder->context->article->commands) =
        (struct article_command){.place = place,
            .fix = finder->fix->fix,
            .step = finder->step,
            .shell = shell,
            .text = arena_slice(finder->context->arena, text)};
}

static struct slice run_text(const struct unit *unit, const struct run *run) {
    return slice_first(slice_from(unit->block->text, run->start), run->len);
}

/* The word before a run, to tell "type regedit" from "the regedit window". */
static bool follows_typing(const struct unit *unit, size_t offset) {
    static const char *const words[] = {"type", "run", "enter", "execute", "typing", "running",
        "entering", "start", "launch", "open", "run the", "execute the", "type the", "use the"};
    struct slice before = slice_strip_end(slice_first(unit->block->text, offset), " *_\"`:(");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct slice word = slice_of(words[i]);
        if (slice_ends_nocase(before, word) &&
            (before.len == word.len || !ascii_is_alnum(before.at[before.len - word.len - 1])))
            return true;
    }
    return false;
}

/* What is typed into the Run box: a program, a console or a control panel page by its name. */
static bool is_runnable(struct slice text) {
    const struct program *program = program_of(text);
    if (slice_find_char(text, ' ') != SLICE_NONE)
        return command_is(text);
    return program || has_extension(text);
}

static bool is_command_run(const struct unit *unit, const struct run *run) {
    struct slice text = slice_trim(run_text(unit, run));
    if (run->style & RUN_LINK)
        return false;
    if (run->style & RUN_CODE) {
        bool blank = slice_find_char(text, ' ') != SLICE_NONE;
        if (!command_is(text))
            return false;
        return blank || follows_typing(unit, run->start) ||
               text.len == slice_trim(unit->block->text).len;
    }
    return follows_typing(unit, run->start) && is_runnable(text);
}

/* "Do not force replication by using repadmin /sync": what is warned of is not to be run. */
static bool is_warned_of(const struct unit *unit, size_t offset) {
    static const char *const words[] = {"do not", "don't", "never", "must not", "avoid"};
    struct slice before = slice_first(unit->block->text, offset);
    ptrdiff_t stop = slice_find_last(before, '.');
    before = slice_from(before, stop == SLICE_NONE ? 0 : (size_t)stop + 1);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_find_word(before, slice_of(words[i])) != SLICE_NONE)
            return true;
    return false;
}

static void find_in_runs(const struct finder *finder) {
    const struct unit *unit = finder->unit;
    for (size_t i = 0; i < unit->block->run_count; i++) {
        const struct run *run = &unit->block->runs[i];
        if (!is_command_run(unit, run) || is_warned_of(unit, run->start))
            continue;
        struct slice text = slice_trim(run_text(unit, run));
        enum article_shell shell = SHELL_UNKNOWN;
        size_t prompt = prompt_length(text, &shell);
        text = slice_from(text, prompt);
        add_command(finder, text, shell_of(text, shell), 0);
    }
}

static bool inside_run(const struct unit *unit, size_t offset) {
    for (size_t i = 0; i < unit->block->run_count; i++) {
        const struct run *run = &unit->block->runs[i];
        if (run->style != RUN_LINK && offset >= run->start && offset < run->start + run->len)
            return true;
    }
    return false;
}

/* "type regedit in the Open box, and then": where what is typed ends. */
static size_t typed_length(struct slice text) {
    static const char *const ends[] = {" in the ", " and then", ", and", " and press", " and click",
        " and hit", " from ", ", then", " to open", " at the ", " on the ", " as ", " into ",
        " in ", " command", " to "};
    size_t len = text.len;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        ptrdiff_t at = slice_find_nocase(slice_first(text, len), slice_of(ends[i]));
        if (at != SLICE_NONE)
            len = (size_t)at;
    }
    return slice_strip_end(slice_first(text, len), " .,;:\"'").len;
}

/* "click Run, type regedit, and then click OK": typed without being set off. */
static void find_typed(const struct finder *finder, struct slice sentence) {
    static const char *const verbs[] = {"type ", "run ", "execute ", "enter "};
    size_t base = (size_t)(sentence.at - finder->unit->block->text.at);
    for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++) {
        ptrdiff_t at = slice_find_nocase(sentence, slice_of(verbs[v]));
        if (at == SLICE_NONE || (at > 0 && ascii_is_alnum(sentence.at[at - 1])))
            continue;
        size_t start = (size_t)at + strlen(verbs[v]);
        struct slice typed = slice_strip_start(slice_from(sentence, start), " \"'");
        if (inside_run(finder->unit, base + (size_t)(typed.at - sentence.at)))
            continue;
        typed = slice_first(typed, typed_length(typed));
        if (is_runnable(typed) && !is_warned_of(finder->unit, base + start))
            add_command(finder, typed, shell_of(typed, SHELL_UNKNOWN), 0);
    }
}

/* "Run the following command line: Repadmin /unhost X": what stands behind the colon. */
static bool find_behind_colon(const struct finder *finder, struct slice text) {
    if (!(finder->unit->phrases & PHRASE_COMMAND))
        return false;
    ptrdiff_t colon = slice_find(text, SLICE(": "));
    if (colon == SLICE_NONE)
        return false;
    struct slice rest = slice_trim(slice_from(text, (size_t)colon + 2));
    size_t base = (size_t)(rest.at - finder->unit->block->text.at);
    if (rest.len < 3 || inside_run(finder->unit, base) || !command_is(rest))
        return false;
    add_command(finder, rest, shell_of(rest, SHELL_UNKNOWN), 0);
    return true;
}

/* Lines of a paragraph that are commands by themselves: "net stop server\nnet start server". */
static bool find_lines(const struct finder *finder) {
    struct slice rest = finder->unit->block->text, line;
    bool found = false;
    uint32_t number = 0;
    for (; slice_next_line(&rest, &line); number++) {
        enum article_shell shell = SHELL_UNKNOWN;
        line = slice_trim(line);
        size_t prompt = prompt_length(line, &shell);
        line = slice_from(line, prompt);
        size_t base = (size_t)(line.at - finder->unit->block->text.at);
        struct slice word = first_word(line);
        bool known = program_of(word) || is_cmdlet(word) || prompt;
        bool sentence = slice_ends(line, SLICE(".")) && slice_find(line, SLICE(". ")) != SLICE_NONE;
        if (line.len == 0 || inside_run(finder->unit, base) || sentence || !known ||
            !command_is(line) || slice_ends(line, SLICE(":")))
            continue;
        if (!prompt && !has_switch(line) && number == 0 && finder->unit->own_instruction &&
            !program_of(word))
            continue;
        bool blank = slice_find_char(line, ' ') != SLICE_NONE;
        if (number == 0 && rest.len == 0 && !blank && !(finder->unit->depth == 0))
            continue;
        if (phrase_is_instruction(&finder->unit->sentences.items[0]) && number == 0 &&
            !has_switch(line))
            continue;
        add_command(finder, line, shell_of(line, shell), number);
        found = true;
    }
    return found;
}

/* "use the netsh ras show registeredserver command": a known program in running text up to the word
 * "command". */
static void find_named(const struct finder *finder) {
    struct slice text = finder->unit->block->text;
    size_t from = 0;
    for (;;) {
        ptrdiff_t at = slice_find_word(slice_from(text, from), SLICE("command"));
        if (at == SLICE_NONE)
            return;
        struct slice before = slice_trim(slice_first(slice_from(text, from), (size_t)at));
        ptrdiff_t the = SLICE_NONE;
        for (size_t i = 0; i + 4 < before.len; i++)
            if (slice_starts_nocase(slice_from(before, i), SLICE("the ")))
                the = (ptrdiff_t)i;
        if (the != SLICE_NONE) {
            struct slice named = slice_trim(slice_from(before, (size_t)the + 4));
            size_t base = (size_t)(named.at - text.at);
            bool several = slice_find_char(named, ' ') != SLICE_NONE;
            if (several && program_of(first_word(named)) && !inside_run(finder->unit, base) &&
                !is_warned_of(finder->unit, base))
                add_command(finder, named, shell_of(named, SHELL_UNKNOWN), 0);
        }
        from += (size_t)at + 7;
    }
}

static void find_in_text(const struct finder *finder) {
    const struct unit *unit = finder->unit;
    find_in_runs(finder);
    if (find_lines(finder))
        return;
    bool behind = false;
    for (size_t i = 0; i < unit->sentences.count; i++) {
        struct slice sentence = unit->sentences.items[i].text;
        behind |= find_behind_colon(finder, sentence);
        if (!behind)
            find_typed(finder, sentence);
    }
    if (!behind)
        find_named(finder);
}

static void find_in_code(const struct finder *finder, const struct unit *lead) {
    struct command_lines lines = commands_of_code(finder->context->arena, finder->unit, lead);
    for (size_t i = 0; i < lines.count; i++)
        add_command(finder, lines.items[i].text, lines.items[i].shell, lines.items[i].line);
}

/* The paragraphs of a row's cells, each as a unit of its own. */
static void find_in_row(const struct finder *finder) {
    const struct block *row = finder->unit->block;
    for (struct block *b = row->first; b; b = block_next(row, b)) {
        if (b->kind != BLOCK_PARAGRAPH)
            continue;
        struct unit cell = *finder->unit;
        cell.block = b;
        cell.text = b->text;
        cell.sentences = sentences_of(finder->context->arena, b->text);
        struct finder inside = *finder;
        inside.unit = &cell;
        find_in_text(&inside);
    }
}

void extract_commands(struct context *context, const struct fix_units *fix) {
    for (size_t i = fix->range.from; i < fix->range.to; i++) {
        const struct unit *unit = &fix->range.units->items[i];
        const struct unit *lead = unit->lead >= 0 ? &fix->range.units->items[unit->lead] : NULL;
        struct finder finder = {context, fix, unit, fix->step_of[i - fix->range.from]};
        bool step = finder.step != ARTICLE_NONE;
        if (unit->block->kind == BLOCK_CODE && (step || unit->note))
            find_in_code(&finder, lead);
        else if (unit->block->kind == BLOCK_ROW && step)
            find_in_row(&finder);
        else if (unit->block->kind == BLOCK_PARAGRAPH && (step || unit->note))
            find_in_text(&finder);
    }
}

/* Command lines: in code blocks, set as code or bold, typed, or bare in a sentence. */
#include "import/extract/command_lines.h"
#include "import/extract/context.h"
#include "import/extract/setting_names.h"

/* ---- commands in sentences ---- */

struct finder {
    struct context *context;
    const struct fix_units *fix;
    const struct unit *unit;
    const struct unit *lead; /* NULL where there is none */
    int step;
};

static void add_command(
    const struct finder *finder, struct slice text, enum article_shell shell, uint32_t line) {
    struct slice other = command_alternative(text);
    if (other.len) {
        struct slice first = slice_first(text, (size_t)(other.at - text.at) - 4);
        add_command(finder, slice_strip_end(first, " ,;"), shell, line);
        text = other;
    }
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
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct slice word = slice_of(words[i]);
        if (slice_ends_nocase(before, word) &&
            (before.len == word.len || !ascii_is_alnum(before.at[before.len - word.len - 1])))
            return true;
    }
    return false;
}

/* What is typed into the Run box: a program, a console or a control panel page by its name. */
static bool is_runnable(struct slice text) {
    const struct program *program = command_program(text);
    if (slice_find_char(text, ' ') != SLICE_NONE)
        return command_is(text);
    return program || command_has_extension(text);
}

/* "Set roaming profile path for all users", in bold: a policy, though "set" is a command. */
static bool reads_as_title(struct slice text) {
    size_t blanks = 0, marks = 0;
    for (size_t i = 0; i < text.len; i++) {
        blanks += text.at[i] == ' ';
        marks += strchr("/\\=-.:|>%$\"", text.at[i]) != NULL;
    }
    return blanks >= 2 && marks == 0 && ascii_is_upper(text.at[0]);
}

/* `Cluster Logging Operator`: a name in code, each of its words with a capital. */
static bool is_titled_name(struct slice text) {
    size_t words = 0;
    struct slice word;
    while (slice_next_word(&text, &word)) {
        words++;
        for (size_t i = 0; i < word.len; i++)
            if (i ? word.at[i] < 'a' || word.at[i] > 'z' : !ascii_is_upper(word.at[0]))
                return false;
    }
    return words > 2;
}

/* "Run `brokerctl queue list`": whatever it is, it is run. */
static bool is_run(const struct unit *unit, size_t offset) {
    static const char *const words[] = {"run", "execute", "running", "executing"};
    struct slice before = slice_strip_end(slice_first(unit->block->text, offset), " *_\"`:(");
    return slice_ends_one_of(before, words, COUNT_OF(words));
}

/* "by issuing the command `show databases;`", "enter the command: `purge all`" */
static bool is_called_command(const struct unit *unit, size_t offset) {
    static const char *const words[] = {
        "the command", "this command", "following command", "the statement", "following statement"};
    struct slice before = slice_strip_end(slice_first(unit->block->text, offset), " *_\"`:(");
    return slice_ends_one_of(before, words, COUNT_OF(words));
}

/* "enter `kubectl` commands", "the `sshd` service": a program that is only named. */
static bool is_only_named(const struct unit *unit, const struct run *run) {
    static const char *const kinds[] = {"commands", "service", "process", "package", "module",
        "feature", "folder", "account", "user", "files"};
    struct slice behind =
        slice_strip_start(slice_from(unit->block->text, run->start + run->len), " *_`\"");
    return slice_starts_one_of(behind, kinds, COUNT_OF(kinds));
}

/* "On the computer on which you run the `mytool` command": when, not that it is to be run. */
static bool is_condition(const struct unit *unit, size_t offset) {
    static const char *const words[] = {"when", "if", "which", "where", "after", "before", "while"};
    static const char *const verbs[] = {" you run the", " you run", " you use the", " you use"};
    struct slice before = slice_strip_end(slice_first(unit->block->text, offset), " *_\"`:(");
    for (size_t v = 0; v < COUNT_OF(verbs); v++) {
        if (!slice_ends_nocase(before, slice_of(verbs[v])))
            continue;
        struct slice rest = slice_first(before, before.len - strlen(verbs[v]));
        for (size_t i = 0; i < COUNT_OF(words); i++)
            if (slice_ends_nocase(rest, slice_of(words[i])))
                return true;
        return false;
    }
    return false;
}

/* "Sign in to the router by telnet / Type *write memory*, and then press Enter": typed at a
 * console, whatever its words are; a word alone may be a name in Registry Editor. */
static bool is_typed_at_console(const struct finder *finder, const struct run *run) {
    static const char *const consoles[] = {"telnet", "console", "command prompt", "terminal", "ssh",
        "command line", "command-line", "cli"};
    const struct unit *unit = finder->unit;
    struct slice behind = slice_from(unit->block->text, run->start + run->len);
    bool entered = slice_find_nocase(slice_first(behind, 24), SLICE("press enter")) != SLICE_NONE;
    struct slice text = slice_trim(run_text(unit, run));
    if (!entered || text.len == 0 || text.at[0] < 'a' || text.at[0] > 'z' ||
        !follows_typing(unit, run->start) ||
        (finder->context->registry == YES && slice_find_char(text, ' ') == SLICE_NONE))
        return false;
    for (size_t i = finder->fix->range.from; &finder->fix->range.units->items[i] <= unit; i++)
        if (slice_says_one_of(
                finder->fix->range.units->items[i].text, consoles, COUNT_OF(consoles)))
            return true;
    return false;
}

static bool is_command_run(
    const struct unit *unit, const struct unit *lead, const struct run *run) {
    struct slice text = slice_trim(run_text(unit, run));
    if ((run->style & RUN_LINK) || is_titled_name(text))
        return false;
    if (run->style & RUN_CODE) {
        bool blank = slice_find_char(text, ' ') != SLICE_NONE;
        if (command_is_query(text) && slice_find_word(unit->block->text, SLICE("query")) >= 0)
            return true;
        if (!command_is(text))
            return blank && (is_run(unit, run->start) || is_called_command(unit, run->start));
        if (!blank && is_only_named(unit, run))
            return false;
        return blank || follows_typing(unit, run->start) ||
               text.len == slice_trim(unit->block->text).len;
    }
    bool alone = text.len == slice_trim(unit->block->text).len && lead &&
                 (lead->last_phrases & PHRASE_COMMAND) && command_program(command_first_word(text));
    return (alone || follows_typing(unit, run->start)) && is_runnable(text) &&
           !reads_as_title(text);
}

/* "Do not force replication by using repadmin /sync": what is warned of is not to be run. */
static bool is_warned_of(const struct unit *unit, size_t offset) {
    static const char *const words[] = {"do not", "don't", "never", "must not", "avoid"};
    struct slice before = slice_first(unit->block->text, offset);
    ptrdiff_t stop = slice_find_last(before, '.');
    before = slice_from(before, stop == SLICE_NONE ? 0 : (size_t)stop + 1);
    return slice_says_one_of(before, words, COUNT_OF(words));
}

static void find_in_runs(const struct finder *finder) {
    const struct unit *unit = finder->unit;
    for (size_t i = 0; i < unit->block->run_count; i++) {
        const struct run *run = &unit->block->runs[i];
        bool command = is_command_run(unit, finder->lead, run) ||
                       (!(run->style & (RUN_LINK | RUN_CODE)) && is_typed_at_console(finder, run));
        if (!command || is_warned_of(unit, run->start) || is_condition(unit, run->start))
            continue;
        struct slice text = slice_trim(run_text(unit, run));
        enum article_shell shell = command_is_query(text) ? SHELL_SQL : SHELL_UNKNOWN;
        size_t prompt = command_prompt(text, &shell);
        text = slice_from(text, prompt);
        add_command(finder, text, command_shell(text, shell), 0);
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
        " and hit", " from ", ", then", ", or ", " to open", " at the ", " on the ", " as ",
        " into ", " in ", " command", " cmdlet", " to "};
    size_t len = text.len;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        ptrdiff_t at = slice_find_nocase(slice_first(text, len), slice_of(ends[i]));
        if (at != SLICE_NONE)
            len = (size_t)at;
    }
    return slice_strip_end(slice_first(text, len), " .,;:\"'").len;
}

/* "run the cmdlet PS C:\\> Get-Item": what stands before the command itself, and behind it. */
static struct slice without_article(struct slice typed) {
    const struct slice whole = typed;
    static const char *const before[] = {"the ", "following ", "this ", "cmdlet ", "command "};
    static const char *const behind[] = {" cmdlet", " command", " tool", " utility"};
    enum article_shell shell;
    for (size_t i = 0; i < COUNT_OF(before); i++)
        if (slice_starts_nocase(typed, slice_of(before[i])))
            typed = slice_from(typed, strlen(before[i]));
    for (size_t i = 0; i < COUNT_OF(behind); i++)
        if (slice_ends_nocase(typed, slice_of(behind[i])))
            typed.len -= strlen(behind[i]);
    size_t prompt = command_prompt(typed, &shell);
    struct slice command = slice_from(typed, prompt);
    bool sure =
        prompt || command_has_switch(command) || command_is_cmdlet(command_first_word(command));
    return command.at == whole.at || sure ? command : slice_first(command, 0);
}

/* "click Run, type regedit, and then click OK": typed without being set off. */
static void find_typed(const struct finder *finder, struct slice sentence) {
    static const char *const verbs[] = {"type ", "run ", "execute ", "enter "};
    size_t base = (size_t)(sentence.at - finder->unit->block->text.at);
    for (size_t v = 0; v < COUNT_OF(verbs); v++) {
        ptrdiff_t at = slice_find_nocase(sentence, slice_of(verbs[v]));
        if (at == SLICE_NONE || (at > 0 && ascii_is_alnum(sentence.at[at - 1])))
            continue;
        size_t start = (size_t)at + strlen(verbs[v]);
        struct slice typed = slice_strip_start(slice_from(sentence, start), " \"'");
        if (inside_run(finder->unit, base + (size_t)(typed.at - sentence.at)))
            continue;
        typed = without_article(slice_first(typed, typed_length(typed)));
        if (inside_run(finder->unit, base + (size_t)(typed.at - sentence.at)))
            continue;
        if (is_runnable(typed) && !is_warned_of(finder->unit, base + start))
            add_command(finder, typed, command_shell(typed, SHELL_UNKNOWN), 0);
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
    add_command(finder, rest, command_shell(rest, SHELL_UNKNOWN), 0);
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
        size_t prompt = command_prompt(line, &shell);
        line = slice_from(line, prompt);
        size_t base = (size_t)(line.at - finder->unit->block->text.at);
        struct slice word = command_first_word(line);
        bool query = command_is_query(line) && slice_ends(line, SLICE(";"));
        bool known = command_program(word) || command_is_cmdlet(word) || prompt || query;
        bool sentence = slice_ends(line, SLICE(".")) && slice_find(line, SLICE(". ")) != SLICE_NONE;
        if (line.len == 0 || inside_run(finder->unit, base) || sentence || !known ||
            !(query || command_is(line)) || slice_ends(line, SLICE(":")))
            continue;
        if (!prompt && !query && !command_has_switch(line) && number == 0 &&
            finder->unit->own_instruction && !command_program(word))
            continue;
        bool blank = slice_find_char(line, ' ') != SLICE_NONE;
        if (number == 0 && rest.len == 0 && !blank && !(finder->unit->depth == 0))
            continue;
        if (!query && phrase_is_instruction(&finder->unit->sentences.items[0]) && number == 0 &&
            !command_has_switch(line))
            continue;
        add_command(finder, line, query ? SHELL_SQL : command_shell(line, shell), number);
        found = true;
    }
    return found;
}

/* Was it found in this paragraph before, as what is typed? */
static bool is_found(const struct finder *finder, struct slice text) {
    const struct article *article = finder->context->article;
    for (size_t i = article->commands.count; i > 0; i--) {
        const struct article_command *known = &article->commands.items[i - 1];
        if (known->place.block != finder->unit->block->index)
            return false;
        if (slice_equal(known->text, text))
            return true;
    }
    return false;
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
            if (several && command_program(command_first_word(named)) &&
                !inside_run(finder->unit, base) && !is_warned_of(finder->unit, base) &&
                !is_found(finder, named))
                add_command(finder, named, command_shell(named, SHELL_UNKNOWN), 0);
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

/* "Run the `az aks show` command:" and a block that spells it out: the sentence only names it. */
static void drop_named(const struct finder *finder, const struct unit *lead, struct slice command) {
    struct article *article = finder->context->article;
    const struct article_command *named =
        article->commands.count ? &article->commands.items[article->commands.count - 1] : NULL;
    if (lead && named && named->fix == finder->fix->fix &&
        named->place.block == lead->block->index && command.len > named->text.len &&
        slice_starts_nocase(command, named->text) && command.at[named->text.len] == ' ' &&
        (!command_has_switch(named->text) || name_count_words(named->text) <= 3))
        article->commands.count--;
}

static void find_in_code(
    const struct finder *finder, const struct unit *lead, struct command_lines lines) {
    if (lines.count)
        drop_named(finder, lead, lines.items[0].text);
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
        struct finder finder = {context, fix, unit, lead, fix->step_of[i - fix->range.from]};
        bool step = finder.step != ARTICLE_NONE;
        bool told = step || (unit->note && (unit->instruction ||
                                               (unit->phrases & (PHRASE_PERMIT | PHRASE_COMMAND))));
        if (unit->block->kind == BLOCK_CODE && step)
            find_in_code(&finder, lead, fix->commands[i - fix->range.from]);
        else if (unit->block->kind == BLOCK_CODE && unit->note)
            find_in_code(&finder, lead, commands_of_code(context->arena, unit, lead));
        else if (unit->block->kind == BLOCK_ROW && step)
            find_in_row(&finder);
        else if (unit->block->kind == BLOCK_PARAGRAPH && told)
            find_in_text(&finder);
    }
}

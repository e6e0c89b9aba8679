/* The command lines of a code block. */
#include "import/extract/command_lines.h"
#include "import/extract/context.h"

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
    for (size_t i = 0; i < COUNT_OF(languages); i++)
        if (slice_equal_nocase(name, slice_of(languages[i].name))) {
            *shell = languages[i].shell;
            return languages[i].language;
        }
    return LANGUAGE_UNKNOWN;
}

bool command_is_source(struct slice language) {
    static const char *const known[] = {"vb", "vbscript", "vbs", "csharp", "cpp", "c", "javascript",
        "js", "java", "python", "php", "kusto", "kql", "json", "xml"};
    return slice_is_one_of(language, known, COUNT_OF(known));
}

static bool is_comment(struct slice line) {
    return slice_starts(line, SLICE("#")) || slice_starts(line, SLICE("::")) ||
           slice_starts(line, SLICE("//")) || slice_starts(line, SLICE("--")) ||
           slice_starts_nocase(line, SLICE("rem ")) || slice_equal_nocase(line, SLICE("rem"));
}

/* "kubectl get `cat name`" of sh ends in no mark of PowerShell's. */
static bool ends_in_substitution(struct slice line) {
    size_t count = 0;
    for (size_t i = 0; i < line.len; i++)
        count += line.at[i] == '`';
    return line.at[line.len - 1] == '`' && count % 2 == 0;
}

/* A line that goes on in the next ends in \ (sh), ^ (cmd), ` (PowerShell) or |. */
static bool goes_on(struct slice line) {
    if (slice_ends(line, SLICE("&&")))
        return true;
    return line.len && strchr("\\^`|", line.at[line.len - 1]) && !ends_in_substitution(line) &&
           !(line.at[line.len - 1] == '\\' && line.len > 1 && line.at[line.len - 2] == ':');
}

static bool any_prompt(struct slice text) {
    struct slice line;
    enum article_shell shell = SHELL_UNKNOWN;
    while (slice_next_line(&text, &line))
        if (command_prompt(slice_trim(line), &shell) && shell != SHELL_UNKNOWN)
            return true;
    return false;
}

/* "if ($x) {", "for f in *; do": what is done stands in the lines that follow. */
static bool opens_branch(struct slice line) {
    static const char *const words[] = {"if", "elseif", "foreach", "while", "for", "function",
        "param", "switch", "until", "case", "elif", "catch"};
    static const char *const ends[] = {"{", "(", ")", " then", ";then", " do", ";do"};
    size_t len = 0;
    while (len < line.len && ascii_is_alpha(line.at[len]))
        len++;
    bool opens = false, ended = false;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        opens |= slice_equal_nocase(slice_first(line, len), slice_of(words[i]));
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        ended |= slice_ends(line, slice_of(ends[i]));
    return (opens && ended) || slice_starts(line, SLICE("}"));
}

/* "# lsblk -f", typed as root; but "# mount points", a comment. */
static bool is_root_command(struct slice line) {
    if (!slice_starts(line, SLICE("# ")))
        return false;
    line = slice_trim(slice_from(line, 2));
    struct slice word = command_first_word(line);
    const struct program *program = command_program(word);
    bool plain = !command_is_english(word);
    bool unix = program && (program->shell == SHELL_BASH || program->shell == SHELL_UNKNOWN ||
                               program->shell == SHELL_TOOL);
    return unix && command_is(line) &&
           (plain || command_has_switch(line) || slice_find_char(line, '/') != SLICE_NONE);
}

/* "$ sudo su" makes the lines behind it root's: "# ./clean.sh list". */
static bool becomes_root(struct slice line) {
    static const char *const ways[] = {
        "$ sudo su", "$ sudo su -", "$ su", "$ su -", "$ sudo -i", "$ sudo -s", "$ sudo bash"};
    for (size_t i = 0; i < COUNT_OF(ways); i++)
        if (slice_equal(line, slice_of(ways[i])))
            return true;
    return false;
}

/* Are the commands of a block told from what they print by "# " before them? */
static bool has_root_prompts(struct slice text) {
    struct slice line;
    bool found = false;
    while (slice_next_line(&text, &line)) {
        line = slice_trim(line);
        found |= is_root_command(line);
        if (line.len && !slice_starts(line, SLICE("#")) && command_is(line))
            return false;
    }
    return found;
}

/* Parts of a script that are no command by themselves: braces, "else", "then". */
static bool is_structure(struct slice line) {
    bool parameter = slice_starts(line, SLICE("$")) && slice_ends(line, SLICE(",")) &&
                     slice_find_char(line, ' ') == SLICE_NONE;
    if (parameter)
        return true;
    static const char *const words[] = {"{", "}", "(", ")", "};", "else", "else {", "} else {",
        "then", "do", "done", "fi", "end", "begin", "go", "@echo off", "try {", "} catch {",
        "} finally {", "});", ");", "try", "catch", "finally", "break", "continue", "return",
        "until", "})", "process {", "@{"};
    return slice_is_one_of(line, words, COUNT_OF(words)) || opens_branch(line);
}

/* "at System.Net.Request.Get()", a line of a stack trace. */
static bool is_trace(struct slice line) {
    return slice_starts(line, SLICE("at ")) && slice_find_char(line, '(') != SLICE_NONE &&
           slice_find_char(slice_from(line, 3), '.') != SLICE_NONE;
}

/* "<Site name=\"x\">", "</Sites>": markup, not "<folder>\\tool.exe". */
static bool is_markup(struct slice line) {
    bool tag = line.len > 2 && line.at[0] == '<' &&
               (ascii_is_alpha(line.at[1]) || strchr("/!?", line.at[1]));
    bool blank = slice_find_char(line, ' ') != SLICE_NONE;
    return tag && slice_ends(line, SLICE(">")) &&
           (!blank || slice_find(line, SLICE("=\"")) != SLICE_NONE ||
               slice_find(line, SLICE("</")) != SLICE_NONE || slice_ends(line, SLICE("/>")));
}

/* "rules.Add(rule);", "Type a = b;", "using System.Net;": a statement of C#, Java or C, where no
 * program we know begins the line. */
static bool is_statement(struct slice line) {
    struct slice word = command_first_word(line);
    if (!slice_ends(line, SLICE(";")) || !ascii_is_alpha(line.at[0]) || command_program(word) ||
        command_is_cmdlet(word) || command_is_query(line))
        return false;
    bool call = slice_ends(line, SLICE(");")) && slice_find_char(word, '.') > 0 &&
                slice_find_char(word, '(') > 0;
    static const char *const words[] = {"using", "import", "public", "private", "return"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        call |= slice_equal(word, slice_of(words[i]));
    return call || slice_find(line, SLICE(" = ")) != SLICE_NONE;
}

/* "net.ipv4.ip_forward=1": the line of a file; no shell's variable has a dot in its name. */
static bool is_dotted_setting(struct slice line) {
    bool dot = false;
    size_t len = 0;
    for (; len < line.len && (ascii_is_alnum(line.at[len]) || strchr("._-", line.at[len])); len++)
        dot |= line.at[len] == '.';
    return dot && len && ascii_is_alpha(line.at[0]) && len < line.len &&
           slice_starts(slice_strip_start(slice_from(line, len), " "), SLICE("=")) &&
           !slice_ends(slice_first(line, len), SLICE(".exe"));
}

/* `"log-driver": "journald",`, "HTTP/1.1 200 OK", "a --> b" of a diagram. */
static bool is_data(struct slice line) {
    ptrdiff_t colon = slice_find(line, SLICE("\":"));
    if (slice_find(line, SLICE(" DWORD value ")) != SLICE_NONE) /* "Wait DWORD value 9", listed */
        return true;
    return (line.at[0] == '"' && colon != SLICE_NONE) || slice_starts(line, SLICE("HTTP/")) ||
           slice_find(line, SLICE(" --> ")) != SLICE_NONE || is_markup(line) ||
           is_statement(line) || is_dotted_setting(line);
}

/* "├─sda1", "[    0.29] SCSI", "10/31/2019 2:59": no command begins so. */
static bool begins_as_printed(struct slice line) {
    unsigned char first = (unsigned char)line.at[0];
    bool cast = first == '[' && line.len > 1 && ascii_is_alpha(line.at[1]);
    return first >= 0x80 || ascii_is_digit((char)first) || (first == '[' && !cast);
}

/* "HEALTH_OK", a state in one word; names of programs are not written so. */
static bool is_state(struct slice line) {
    for (size_t i = 0; i < line.len; i++)
        if (!ascii_is_upper(line.at[i]) && line.at[i] != '_')
            return false;
    return slice_find_char(line, '_') > 0;
}

/* "drwxr-xr-x 4 root root", "total 24K": what "ls -l" prints. */
static bool is_listing(struct slice line) {
    enum {
        MODE = 10
    };
    size_t len = 0;
    while (len < line.len && len < MODE && strchr(len ? "rwxsStT-" : "dlcbps-", line.at[len]))
        len++;
    return len == MODE ||
           (slice_starts(line, SLICE("total ")) && line.len > 6 && ascii_is_digit(line.at[6]));
}

/* "Name : value", "State      Running", a dash line: what a command prints. */
static bool looks_printed(struct slice line) {
    ptrdiff_t colon = slice_find(line, SLICE(" : "));
    if (colon != SLICE_NONE || slice_starts(line, SLICE("---")) ||
        slice_starts(line, SLICE("===")) || slice_ends(line, SLICE(":")) || is_trace(line) ||
        is_listing(line) || is_state(line))
        return true;
    ptrdiff_t named = slice_find_char(line, ':');
    return named > 0 && slice_find_char(slice_first(line, (size_t)named), ' ') == SLICE_NONE &&
           (size_t)named + 1 < line.len && line.at[named + 1] == ' ' && !command_has_switch(line);
}

/* A line besides commands we know: "list writers", "./install", "init 6"; but no row of a table, no
 * sentence and no piece of data. */
static bool looks_typed(struct slice line) {
    bool begins = ascii_is_lower(line.at[0]);
    begins |= line.len > 2 && strchr("./&$%", line.at[0]) && line.at[1] != '.';
    begins |= line.at[0] == '(' && line.len > 1 && ascii_is_alpha(line.at[1]);
    begins |= line.at[0] == '[' && slice_find(line, SLICE("]::")) != SLICE_NONE; /* .NET */
    struct slice word = command_first_word(line);                                /* NAME=value */
    begins |= slice_find_char(word, '=') > 0 && ascii_is_alpha(line.at[0]);
    return begins && !looks_printed(line) && slice_find(line, SLICE("   ")) == SLICE_NONE;
}

/* "NAME=value" and nothing else, of which a block may be all: what a file is to hold. */
static bool is_setting(struct slice line) {
    ptrdiff_t equals = slice_find_char(line, '=');
    if (equals <= 0 || slice_find_char(line, '$') != SLICE_NONE ||
        slice_find_char(line, '`') != SLICE_NONE)
        return false;
    for (size_t i = 0; i < (size_t)equals; i++)
        if (!ascii_is_upper(line.at[i]) && !ascii_is_digit(line.at[i]) && line.at[i] != '_')
            return false;
    return true;
}

/* "[Interface]" above lines "name = value", and nothing else. */
static bool is_ini(struct slice text) {
    struct slice line;
    size_t sections = 0, values = 0, lines = 0;
    while (slice_next_line(&text, &line)) {
        line = slice_trim(line);
        if (line.len == 0 || line.at[0] == '#' || line.at[0] == ';')
            continue;
        lines++;
        sections += line.at[0] == '[' && slice_ends(line, SLICE("]"));
        values += ascii_is_alpha(line.at[0]) && slice_find_char(line, '=') > 0;
        if (lines == 1 && !sections)
            return false;
    }
    return sections && values && sections + values == lines;
}

/* Is the block the content of a file, which the sentence above has the reader add somewhere, or a
 * sample whose first line no one types ("0.0.0.0:80->80/tcp")? */
static bool is_content(struct slice text, const struct unit *lead) {
    struct slice line;
    if (is_ini(text))
        return true;
    bool settings = lead && (slice_find_word(lead->text, SLICE("add")) != SLICE_NONE ||
                                slice_find_word(lead->text, SLICE("set")) != SLICE_NONE);
    bool first = true, printed = false;
    while (slice_next_line(&text, &line)) {
        line = slice_trim(line);
        if (line.len == 0)
            continue;
        printed |= first && begins_as_printed(line);
        settings &= is_setting(line);
        if (command_is(line))
            return false;
        first = false;
    }
    return settings || printed;
}

static bool any_command(struct slice text) {
    struct slice line;
    while (slice_next_line(&text, &line))
        if (command_is(slice_trim(line)))
            return true;
    return false;
}

struct code_reader {
    struct arena *arena;
    struct command_lines *out;
    enum language language;
    enum article_shell shell;
    bool root;    /* "# " is a prompt */
    bool prompts; /* some lines have a prompt: then only those are commands */
    bool known;   /* some lines are commands we know: then the others are what they print */
    bool typed;   /* one line, which the sentence above has the reader type or run */
};

static bool is_wanted(const struct code_reader *reader, struct slice line, size_t prompt) {
    if (line.len == 0 || is_structure(line) || (!prompt && is_comment(line)) ||
        slice_starts_nocase(line, SLICE("HKEY_")) || slice_starts_nocase(line, SLICE("HKLM\\")) ||
        (!prompt && is_data(line)))
        return false;
    if (reader->prompts) /* "mysql -u root", and what is typed into it then */
        return (prompt > 0 && !is_comment(line)) ||
               (reader->out->count == 0 && command_is(line) && !looks_printed(line));
    if (reader->language == LANGUAGE_QUERY)
        return true;
    if (reader->typed && !reader->known && ascii_is_alpha(line.at[0]) && looks_typed(line))
        return true;
    if (reader->language == LANGUAGE_SHELL && !reader->known && !looks_printed(line) &&
        !begins_as_printed(line))
        return true;
    return command_is(line) || (reader->language == LANGUAGE_SHELL && looks_typed(line));
}

/* How many brackets of PowerShell are open behind the line, those in quotes not counted. */
static int open_brackets(struct slice line) {
    char quote = '\0';
    int depth = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.at[i];
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        else
            depth += (strchr("({", c) != NULL) - (strchr(")}", c) != NULL);
    }
    return depth;
}

/* A command is written over several lines, `next` is the one that follows. */
struct joining {
    struct buf text;
    bool powershell, cmd; /* what language it is in, as far as its first word says */
};

/* "reg add KEY" and then "/v Name"; "Set-Item X" and then "-Value 1". */
static bool next_is_switch(const struct joining *joining, struct slice next) {
    next = slice_trim(next);
    size_t end = 1;
    while (end < next.len && ascii_is_alpha(next.at[end]))
        end++;
    if (end < 2 || (end < next.len && !strchr(" :", next.at[end])))
        return false;
    return (joining->powershell && next.at[0] == '-' && ascii_is_upper(next.at[1])) ||
           (joining->cmd && next.at[0] == '/');
}

/* What a line's end and its open brackets say. */
static bool is_open(const struct joining *joining) {
    struct slice line = buf_slice(&joining->text);
    bool path = joining->cmd && slice_ends(line, SLICE("\\")); /* "cd \\", "dir C:\\Temp\\" */
    if (goes_on(line) && !(path && !slice_ends(line, SLICE(" \\"))) &&
        !slice_equal_nocase(line, SLICE("cd \\")))
        return true;
    return joining->powershell && (slice_ends(line, SLICE(",")) || open_brackets(line) > 0);
}

/* Statements inside braces come on lines of their own, and on one line need a ";" between them. */
static const char *joint(const struct joining *joining, struct slice next) {
    struct slice line = buf_slice(&joining->text);
    bool statement = joining->powershell && open_brackets(line) > 0 && line.len &&
                     !strchr("{(,|;=", line.at[line.len - 1]) && next.len &&
                     !strchr("{})|", next.at[0]) && slice_find_char(line, '{') != SLICE_NONE;
    return statement ? "; " : " ";
}

/* "Property = 1 # why": a comment would swallow what is joined to it. */
static struct slice without_comment(const struct joining *joining, struct slice line) {
    ptrdiff_t at = slice_find(line, SLICE(" #"));
    bool comment = joining->powershell && at != SLICE_NONE &&
                   slice_find_char(slice_from(line, (size_t)at), '"') == SLICE_NONE &&
                   slice_find_char(slice_from(line, (size_t)at), '\'') == SLICE_NONE;
    return comment ? slice_trim(slice_first(line, (size_t)at)) : line;
}

static void join(struct joining *joining, struct slice next) {
    struct buf *text = &joining->text;
    bool mark = goes_on(buf_slice(text)) && !strchr("|&", text->at[text->len - 1]);
    next = without_comment(joining, slice_trim(next));
    text->len = without_comment(joining, buf_slice(text)).len;
    if (next.len == 0 || (joining->powershell && slice_starts(next, SLICE("#"))))
        return;
    text->len -= mark;
    text->len = slice_trim(buf_slice(text)).len;
    buf_add_string(text, mark ? " " : joint(joining, next));
    buf_add(text, next);
}

/* Takes a line and those that go on with it off `*rest`. */
static struct slice joined_line(
    struct arena *arena, struct slice *rest, struct slice line, uint32_t *number) {
    enum {
        MOST_LINES = 40
    };
    struct slice word = command_first_word(line);
    const struct program *program = command_program(word);
    struct joining joining = {.powershell = command_is_cmdlet(word) || command_is_assignment(line),
        .cmd = program && program->shell == SHELL_CMD};
    buf_add(&joining.text, line);
    struct slice ahead = *rest, next;
    for (uint32_t lines = 0; lines < MOST_LINES && slice_next_line(&ahead, &next); lines++) {
        if (!is_open(&joining) && !next_is_switch(&joining, next))
            break;
        join(&joining, next);
        *rest = ahead;
        ++*number;
    }
    struct slice copy = arena_slice(arena, slice_trim(buf_slice(&joining.text)));
    buf_fini(&joining.text);
    return copy;
}

static void add_query(struct code_reader *reader, struct buf *joined) {
    if (joined->len)
        *LIST_ADD(reader->arena, reader->out) = (struct command_line){
            .text = arena_slice(reader->arena, buf_slice(joined)), .shell = reader->shell};
    joined->len = 0;
}

/* Does the statement hold others, as a procedure does? Then a ";" does not end it. */
static bool holds_statements(struct slice statement) {
    static const char *const words[] = {
        "begin", "declare", "procedure", "function", "trigger", "package", "script"};
    return slice_says_one_of(statement, words, COUNT_OF(words));
}

/* Each statement is a command: one ends in ";", or in a line "/" or "go". */
static void read_query(struct code_reader *reader, struct slice text) {
    struct buf joined = {0};
    struct slice line;
    while (slice_next_line(&text, &line)) {
        line = slice_trim(line);
        if (slice_starts(line, SLICE("-> "))) /* what mysql shows before a line that goes on */
            line = slice_trim(slice_from(line, 3));
        bool slash = slice_equal(line, SLICE("/"));
        if (slash || slice_equal_nocase(line, SLICE("go")))
            add_query(reader, &joined);
        if (line.len == 0 || is_comment(line) || slash || slice_equal_nocase(line, SLICE("go")))
            continue;
        if (joined.len == 0 && (begins_as_printed(line) || line.at[0] == '>'))
            continue; /* what the statement above gave */
        if (joined.len)
            buf_add_char(&joined, ' ');
        buf_add(&joined, line);
        if (slice_ends(line, SLICE(";")) && !holds_statements(buf_slice(&joined)))
            add_query(reader, &joined);
    }
    add_query(reader, &joined);
    buf_fini(&joined);
}

/* The word that ends the text behind a command: EOF of "cat <<'EOF' > x", `"@` of `$x = @"`; empty
 * where the line opens none. */
static struct slice text_end(struct slice line) {
    if (slice_ends(line, SLICE("@\"")))
        return SLICE("\"@");
    if (slice_ends(line, SLICE("@'")))
        return SLICE("'@");
    ptrdiff_t at = slice_find(line, SLICE("<<"));
    if (at == SLICE_NONE || slice_starts(slice_from(line, (size_t)at), SLICE("<<<")))
        return SLICE("");
    struct slice word = slice_strip_start(slice_from(line, (size_t)at + 2), "- \"'\\");
    size_t len = 0;
    while (len < word.len && (ascii_is_alnum(word.at[len]) || word.at[len] == '_'))
        len++;
    return slice_first(word, len);
}

/* Goes behind the text that a command brings along: its lines are no commands. Where its end is
 * missing, nothing is passed over. */
static void skip_text(struct slice line, struct slice *rest, uint32_t *number) {
    struct slice end = text_end(line), ahead = *rest, next;
    for (uint32_t lines = 1; end.len && slice_next_line(&ahead, &next); lines++)
        if (slice_starts(slice_trim(next), end)) {
            *rest = ahead;
            *number += lines;
            return;
        }
}

/* "Ubuntu: service x restart": for which system the command is. */
static struct slice without_label(struct slice line) {
    ptrdiff_t colon = slice_find(line, SLICE(": "));
    if (colon <= 0 || colon > 40 || !ascii_is_upper(line.at[0]))
        return line;
    struct slice label = slice_first(line, (size_t)colon);
    for (size_t i = 0; i < label.len; i++)
        if (!ascii_is_alnum(label.at[i]) && !strchr(" /.-", label.at[i]))
            return line;
    struct slice rest = slice_trim(slice_from(line, (size_t)colon + 2));
    return command_program(command_first_word(rest)) && command_is(rest) ? rest : line;
}

static void read_lines(struct code_reader *reader, struct slice text) {
    struct slice line;
    uint32_t number = 0;
    bool became_root = false;
    for (; slice_next_line(&text, &line); number++) {
        enum article_shell shell = SHELL_UNKNOWN;
        uint32_t first = number;
        line = slice_trim(line);
        bool root = (reader->root && is_root_command(line)) ||
                    (became_root && slice_starts(line, SLICE("# ")));
        size_t prompt = root ? 2 : command_prompt(line, &shell);
        if (root)
            shell = SHELL_BASH;
        became_root |= becomes_root(line);
        line = without_label(slice_trim(slice_from(line, prompt)));
        if (!is_wanted(reader, line, prompt))
            continue;
        line = joined_line(reader->arena, &text, line, &number);
        skip_text(line, &text, &number);
        *LIST_ADD(reader->arena, reader->out) = (struct command_line){.text = line,
            .line = first,
            .shell = command_shell(line, shell != SHELL_UNKNOWN ? shell : reader->shell)};
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

/* "On the node, run:" above a block of one line: a command, whatever its program is. */
static bool is_typed(const struct unit *unit, const struct unit *lead) {
    static const char *const verbs[] = {"run", "type", "execute", "enter", "issue"};
    if (!lead || !unit_ends_in_colon(lead) || lead->sentences.count == 0 ||
        slice_find_char(slice_trim(unit->text), '\n') != SLICE_NONE)
        return false;
    const struct sentence *last = &lead->sentences.items[lead->sentences.count - 1];
    return slice_says_one_of(last->text, verbs, COUNT_OF(verbs));
}

struct command_lines commands_of_code(
    struct arena *arena, const struct unit *unit, const struct unit *lead) {
    struct command_lines lines = {0};
    struct code_reader reader = {.arena = arena, .out = &lines};
    reader.language = language_of(unit->block->info, &reader.shell);
    reader.root = has_root_prompts(unit->text);
    reader.prompts = reader.root || any_prompt(unit->text);
    reader.known = any_command(unit->text);
    reader.typed = reader.language == LANGUAGE_UNKNOWN && is_typed(unit, lead);
    if (reader.language == LANGUAGE_OTHER && !reader.prompts)
        return lines;
    if ((announces_output(lead) || is_content(unit->text, lead)) && !reader.prompts)
        return lines;
    if ((reader.language == LANGUAGE_QUERY && !reader.prompts) ||
        (reader.language == LANGUAGE_UNKNOWN && command_is_query(slice_trim(unit->text))))
        read_query(&reader, unit->text);
    else
        read_lines(&reader, unit->text);
    return lines;
}

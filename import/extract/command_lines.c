/* What is a command line. */
#include "import/extract/command_lines.h"

#include "base/beginnings.h"
#include "import/extract/context.h"

/* ---- programs ---- */

static const struct program programs[] = {
#define X(name, shell) {{name, sizeof name - 1}, SHELL_##shell},
#include "import/extract/programs.def"
#include "import/extract/programs_m_z.def"
#undef X
};

static short next_programs[COUNT_OF(programs)];
static struct beginnings beginnings = {.next = next_programs};

/* `*cased` says whether it is written with capitals. */
static const struct program *find_program(struct slice word, bool *cased) {
    beginnings_prepare(&beginnings, programs, COUNT_OF(programs), sizeof *programs);
    if (slice_ends_nocase(word, SLICE(".exe")))
        word.len -= 4;
    for (short i = beginnings_first(&beginnings, word); i; i = beginnings_next(&beginnings, i)) {
        const struct program *program = &programs[i - 1];
        if (!slice_equal_nocase(word, program->name))
            continue;
        *cased = !slice_equal(word, program->name);
        return program;
    }
    return NULL;
}

const struct program *command_program(struct slice word) {
    bool cased = false;
    const struct program *program = find_program(word, &cased);
    return program && program->shell == SHELL_BASH && cased ? NULL : program; /* "Service Packs" */
}

/* "Chmod 700 ~/.ssh", where a sentence begins; but not "IP address". */
static bool is_capitalized_program(struct slice text, struct slice word) {
    bool cased = false;
    return find_program(word, &cased) && (slice_find(text, SLICE(" ~/")) != SLICE_NONE ||
                                             slice_find(text, SLICE(" /")) != SLICE_NONE);
}

struct slice command_first_word(struct slice text) {
    struct slice word = SLICE("");
    slice_next_word(&text, &word);
    return word;
}

bool command_is_cmdlet(struct slice word) {
    ptrdiff_t dash = slice_find_char(word, '-');
    if (dash < 2 || (size_t)dash + 2 >= word.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_alnum(word.at[i]) && (ptrdiff_t)i != dash && word.at[i] != '.')
            return false;
    return ascii_is_upper(word.at[0]) && ascii_is_upper(word.at[dash + 1]) &&
           slice_find_char(slice_from(word, (size_t)dash + 1), '-') == SLICE_NONE;
}

/* "someone@contoso.com", "login.contoso.com": no program of DOS. */
static bool is_address(struct slice word) {
    return slice_find_char(word, '@') != SLICE_NONE ||
           (slice_ends_nocase(word, SLICE(".com")) && slice_find_char(word, '\\') == SLICE_NONE &&
               slice_find_char(word, '.') != (ptrdiff_t)word.len - 4);
}

bool command_has_extension(struct slice word) {
    static const char *const known[] = {".exe", ".cmd", ".bat", ".ps1", ".vbs", ".sh", ".msc",
        ".cpl", ".com", ".py", ".js", ".wsf"};
    if (is_address(word))
        return false;
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (slice_ends_nocase(word, slice_of(known[i])) && word.len > strlen(known[i]))
            return true;
    return false;
}

/* "/all", "/t:5", but not "/var/log". */
static bool is_switch(struct slice word) {
    if (word.len < 2 || (word.at[0] != '/' && word.at[0] != '-'))
        return false;
    size_t end = 1;
    while (end < word.len && ascii_is_alnum(word.at[end]))
        end++;
    bool path = word.at[0] == '/' && end < word.len && word.at[end] == '/';
    return !path && (ascii_is_alpha(word.at[1]) || word.at[1] == '-' || word.at[1] == '?');
}

bool command_has_switch(struct slice text) {
    struct slice word;
    slice_next_word(&text, &word);
    while (slice_next_word(&text, &word))
        if (is_switch(word))
            return true;
    return false;
}

static bool is_plain_word(struct slice word) {
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_alnum(word.at[i]) && !strchr("_-.\\/%:\"$", word.at[i]))
            return false;
    return word.len > 0 && word.at[word.len - 1] != ':' && word.at[word.len - 1] != '.';
}

bool command_is_query(struct slice text) {
    static const char *const starts[] = {"select ", "update ", "delete from ", "insert into ",
        "alter ", "create ", "drop ", "exec ", "execute ", "use ", "dbcc ", "grant ", "declare ",
        "restore ", "backup ", "truncate "};
    return slice_starts_one_of(text, starts, COUNT_OF(starts));
}

bool command_is_assignment(struct slice text) {
    struct slice word = command_first_word(text);
    return slice_starts(word, SLICE("$")) && word.len > 1 && ascii_is_alpha(word.at[1]);
}

bool command_is_english(struct slice word) {
    static const char *const words[] = {"cat", "ip", "mount", "kill", "service", "export", "tail",
        "set", "touch", "tee", "tar", "reset", "dig", "route", "query", "change", "copy", "move",
        "convert", "cluster", "compact", "shadow", "tree", "vol", "ver", "clip", "echo", "exit",
        "rename", "pause", "erase", "attrib", "timeout", "replace", "top", "free", "bridge",
        "consul", "vault", "diagnose", "snap", "realm", "screen", "flux", "multipath"};
    return slice_is_one_of(word, words, COUNT_OF(words));
}

/* "Move the script to the folder", "Set your policy": a program's name that is a verb here. */
static bool is_sentence(struct slice text, struct slice word) {
    static const char *const articles[] = {"the", "a", "an", "your", "this", "that", "these", "to",
        "it", "all", "each", "and", "or", "in", "on", "of", "for", "with", "by", "is", "against",
        "at", "utility", "utility,", "tool", "command", "commands", "will", "can", "has", "does",
        "was", "are", "as", "when", "if", "which", "confirms", "reports", "returns", "two",
        "again"};
    struct slice rest = slice_trim(slice_from(text, (size_t)(word.at - text.at) + word.len)), next;
    if (!slice_next_word(&rest, &next))
        return false;
    if (slice_is_one_of(next, articles, COUNT_OF(articles)))
        return true;
    return command_is_english(word) && ascii_is_upper(word.at[0]) && word.len > 1 &&
           !ascii_is_upper(word.at[1]) && slice_find(rest, SLICE(" the ")) != SLICE_NONE;
}

static bool begins_as_command(struct slice text, struct slice word) {
    if (command_is_cmdlet(word) || command_is_assignment(text))
        return true;
    if (command_program(word))
        return !slice_ends(text, SLICE("{")); /* "terraform {" of a configuration */
    if (command_has_extension(word) || is_capitalized_program(text, word))
        return true;
    return is_plain_word(word) && command_has_switch(text) &&
           slice_find(text, SLICE(" ")) != SLICE_NONE;
}

bool command_is(struct slice text) {
    text = slice_trim(text);
    struct slice word = slice_strip_start(command_first_word(text), "&\"'(");
    if (word.len == 0 || text.len > 2000)
        return false;
    if (slice_starts_nocase(text, SLICE("HKEY_")) || slice_starts_nocase(text, SLICE("HKLM\\")) ||
        slice_starts(text, SLICE("http")) || slice_starts(text, SLICE("diff --git ")))
        return false;
    word = slice_strip_end(word, "\"')");
    return begins_as_command(text, word) && !is_sentence(text, word);
}

enum article_shell command_shell(struct slice text, enum article_shell known) {
    struct slice word = slice_strip_start(command_first_word(text), "&\"'(");
    const struct program *program = command_program(word);
    if (command_is_cmdlet(word) || command_is_assignment(text))
        return SHELL_POWERSHELL;
    if (program && program->shell != SHELL_UNKNOWN &&
        (known == SHELL_UNKNOWN || program->shell == SHELL_RUN))
        return known == SHELL_UNKNOWN ? program->shell : known;
    if (known != SHELL_UNKNOWN)
        return known;
    return command_has_extension(word) ? SHELL_CMD : SHELL_UNKNOWN;
}

struct slice command_alternative(struct slice text) {
    struct slice joint = SLICE(" or ");
    ptrdiff_t at = slice_find(text, joint);
    if (at == SLICE_NONE || !command_program(command_first_word(text)))
        return SLICE("");
    struct slice rest = slice_trim(slice_from(text, (size_t)at + joint.len));
    ptrdiff_t condition = slice_find(rest, SLICE(" if "));
    rest = condition == SLICE_NONE ? rest : slice_first(rest, (size_t)condition);
    bool several = slice_find_char(rest, ' ') != SLICE_NONE;
    bool command = several && command_program(command_first_word(rest)) && command_is(rest);
    return command ? rest : SLICE("");
}

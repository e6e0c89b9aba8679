/* What a shell, a device or a database shows before a line that is typed. */
#include "import/extract/command_lines.h"

/* "switch(config)", "db=" before "#", and a command behind it. */
static bool is_device_prompt(struct slice before, struct slice behind) {
    behind = slice_strip_start(behind, " ");
    for (size_t i = 0; i < before.len; i++)
        if (!ascii_is_alnum(before.at[i]) && !strchr("-_()=", before.at[i]))
            return false;
    return ascii_is_alpha(before.at[0]) && behind.len && ascii_is_alpha(behind.at[0]) &&
           !ascii_is_upper(behind.at[0]);
}

/* "user@host:~$ ", "[root@host ~]# ", "bash-4.2$ ", "switch(config)# ": up to 60 bytes before a
 * "$" or "#" with a blank behind it. */
static size_t unix_prompt(struct slice line, enum article_shell *shell) {
    size_t end = 0, blanks = 0;
    while (end < line.len && end < 60 && line.at[end] != '$' && line.at[end] != '#')
        blanks += line.at[end++] == ' ';
    if (end < 3 || end + 1 >= line.len || line.at[end + 1] != ' ')
        return 0;
    struct slice before = slice_first(line, end);
    bool host = slice_find_char(before, '@') > 0 && (blanks == 0 || before.at[0] == '[');
    bool shell_name = slice_starts(before, SLICE("bash-")) || slice_starts(before, SLICE("sh-"));
    bool device = line.at[end] == '#' && is_device_prompt(before, slice_from(line, end + 1));
    if (!host && !shell_name && !device)
        return 0;
    *shell = host || shell_name ? SHELL_BASH : SHELL_TOOL;
    return line.len - slice_strip_start(slice_from(line, end + 1), " ").len;
}

/* "PS C:\\>", "C:\\Users>" */
static size_t windows_prompt(struct slice line, enum article_shell *shell) {
    ptrdiff_t mark = slice_find_char(slice_first(line, 60), '>');
    bool powershell = slice_starts(line, SLICE("PS ")) || slice_starts(line, SLICE("PS>"));
    bool drive = line.len > 2 && ascii_is_alpha(line.at[0]) && line.at[1] == ':' &&
                 (line.at[2] == '\\' || line.at[2] == '>');
    if (mark == SLICE_NONE || (!powershell && !drive))
        return 0;
    *shell = powershell ? SHELL_POWERSHELL : SHELL_CMD;
    return line.len - slice_strip_start(slice_from(line, (size_t)mark + 1), " ").len;
}

size_t command_prompt(struct slice line, enum article_shell *shell) {
    if (slice_starts(line, SLICE("$ "))) {
        *shell = SHELL_BASH;
        return 2;
    }
    size_t prompt = windows_prompt(line, shell);
    if (prompt == 0)
        prompt = unix_prompt(line, shell);
    if (prompt)
        return prompt;
    size_t word = 0;
    while (word < line.len && (ascii_is_alpha(line.at[word]) || line.at[word] == '_'))
        word++;
    if (word >= 2 && slice_starts(slice_from(line, word), SLICE("=> "))) { /* psql: "store=> \\q" */
        *shell = SHELL_SQL;
        return word + 3;
    }
    if (word >= 3 && slice_starts(slice_from(line, word), SLICE("> "))) {
        *shell = slice_starts_nocase(line, SLICE("sql")) ? SHELL_SQL : SHELL_TOOL;
        return word + 2;
    }
    if (slice_starts(line, SLICE("> ")))
        return 2;
    bool bare =
        slice_starts(line, SLICE(">")) && command_program(command_first_word(slice_from(line, 1)));
    return bare ? 1 : 0;
}

/* What a command line looks like: programs, cmdlets, switches, prompts. */
#ifndef IMPORT_EXTRACT_COMMAND_LINES_H
#define IMPORT_EXTRACT_COMMAND_LINES_H

#include "article/article.h"

/* A program of programs.def. */
struct program {
    struct slice name; /* in lower case */
    enum article_shell shell;
};

/* The program that a command line begins with, ".exe" or not; NULL where it is none we know. */
const struct program *command_program(struct slice word);

/* "Get-Service", "Set-ItemProperty": a verb, a dash, a noun, each with a capital. */
bool command_is_cmdlet(struct slice word);

/* Does a word end as a program, script or console does: ".exe", ".ps1", ".msc"? */
bool command_has_extension(struct slice word);

/* " /all", " -aon", " --name": does a switch follow the first word? */
bool command_has_switch(struct slice text);

/* "$x = 1" of PowerShell. */
bool command_is_assignment(struct slice text);

/* Is a program's name a word of sentences, too: "cat", "service", "top"? */
bool command_is_english(struct slice word);

/* The second command of "service x stop or systemctl stop x", borrowed from the text; empty where
 * there is none. */
struct slice command_alternative(struct slice text);

/* Does a text begin as a statement of SQL does? */
bool command_is_query(struct slice text);

/* The first word, borrowed from the text; empty where there is none. */
struct slice command_first_word(struct slice text);

/* The shell that a command is for; `known` is what its surroundings say. */
enum article_shell command_shell(struct slice text, enum article_shell known);

/* The bytes of a prompt at the beginning of a line ("C:\\>", "PS C:\\Users>", "$ ", "SQL>"), and
 * the shell it tells, left alone where it tells none. */
size_t command_prompt(struct slice line, enum article_shell *shell);

/* Is the language of a code block, such as "vbscript", one whose lines are not read as words? */
bool command_is_source(struct slice language);

#endif

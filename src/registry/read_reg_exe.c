/* `reg add`, `reg delete` and `reg query`, anywhere in a line: behind a prompt, another command or
 * `cmd /c`. Words are those of cmd.exe and of the C runtime's argv; where articles leave out quotes
 * around a key or text with blanks, its words are put together again. */
#include "registry/reading.h"

#include "registry/data.h"

enum {
    PLACEHOLDER_BYTES = 64, /* "<name of the server>" is one word */
    APOSTROPHE_BYTES = 256, /* 'name' too: PowerShell's quotes */
};

enum verb {
    VERB_NONE,
    VERB_PENDING, /* "reg" was read */
    VERB_ADD,
    VERB_DELETE,
    VERB_QUERY,
    VERB_OTHER,
};

enum argument {
    KEY,
    NAME,
    TYPE,
    DATA,
    SEPARATOR,
    FIELDS,
    DEFAULT = FIELDS,
    ALL,
    NOTHING,
};

struct command {
    enum verb verb;
    enum argument expected; /* what the next word is, whatever it looks like */
    enum argument last;     /* what a word without a switch goes on with */
    bool given[NOTHING + 1];
    struct buf fields[FIELDS];
};

static void command_begin(struct command *command, enum verb verb) {
    command->verb = verb;
    command->expected = NOTHING;
    command->last = KEY;
    memset(command->given, 0, sizeof command->given);
    for (size_t i = 0; i < FIELDS; i++)
        buf_clear(&command->fields[i]);
}

/* The length of "<...>" or '...', which cmd.exe would not take as one word but a writer means as
 * one; 0 where it is none. */
static size_t foreign_quote(struct slice text) {
    char close = text.at[0] == '<' ? '>' : '\'';
    size_t limit = close == '>' ? PLACEHOLDER_BYTES : APOSTROPHE_BYTES;
    if (text.len < 3 || (close == '>' && !ascii_is_alpha(text.at[1])))
        return 0;
    for (size_t i = 1; i < text.len && i < limit; i++) {
        bool ends = close == '>' || i + 1 == text.len || ascii_is_blank(text.at[i + 1]);
        if (text.at[i] == close && ends)
            return i + 1;
        if (text.at[i] == '"' || text.at[i] == '\n')
            return 0;
    }
    return 0;
}

/* Takes backslashes and a quote behind them: 2n and a quote are n and the quote's meaning, 2n + 1
 * are n and the quote as text. */
static size_t take_backslashes(struct buf *word, struct slice text, bool *quoted) {
    size_t n = 0;
    while (n < text.len && text.at[n] == '\\')
        n++;
    if (n == text.len || text.at[n] != '"') {
        buf_add_repeated(word, '\\', n);
        return n;
    }
    buf_add_repeated(word, '\\', n / 2);
    if (n % 2)
        buf_add_char(word, '"');
    else
        *quoted = !*quoted;
    return n + 1;
}

/* Takes the next word off `*rest` and adds it to `word`; false at the end of the command. */
static bool take_word(struct slice *rest, struct buf *word) {
    struct slice text = slice_strip_start(*rest, " \n^");
    bool quoted = false;
    size_t i = 0;
    while (i < text.len) {
        char c = text.at[i];
        size_t foreign =
            !quoted && (c == '<' || (c == '\'' && i == 0)) ? foreign_quote(slice_from(text, i)) : 0;
        if (foreign) {
            buf_add(word, slice_first(slice_from(text, i), foreign));
            i += foreign;
        } else if (c == '\\' || c == '"') {
            i += take_backslashes(word, slice_from(text, i), &quoted);
        } else if (!quoted && (ascii_is_blank(c) || strchr("|&<>", c))) {
            break;
        } else {
            bool escape = !quoted && c == '^' && i + 1 < text.len;
            buf_add_char(word, text.at[i + escape]);
            i += 1 + (size_t)escape;
        }
    }
    *rest = slice_from(text, i);
    return i > 0;
}

static bool names_reg(struct slice word) {
    if (slice_ends_nocase(word, SLICE(".exe")))
        word.len -= strlen(".exe");
    return slice_ends_nocase(word, SLICE("reg")) &&
           (word.len == 3 || strchr("\\/\"'(`@", word.at[word.len - 4]));
}

static enum verb verb_of(struct slice word) {
    return slice_equal_nocase(word, SLICE("add"))      ? VERB_ADD
           : slice_equal_nocase(word, SLICE("delete")) ? VERB_DELETE
           : slice_equal_nocase(word, SLICE("query"))  ? VERB_QUERY
                                                       : VERB_OTHER;
}

static bool is_switch(struct slice word, enum argument *argument) {
    static const struct {
        const char *name;
        enum argument argument;
    } switches[] = {
#define X(name, argument) {name, argument},
#include "registry/switches.def"
#undef X
    };
    if (word.len < 2 || (word.at[0] != '/' && word.at[0] != '-'))
        return false;
    for (size_t i = 0; i < COUNT_OF(switches); i++) {
        *argument = switches[i].argument;
        if (slice_equal_nocase(slice_from(word, 1), slice_of(switches[i].name)))
            return true;
    }
    return false;
}

static void add_word(struct command *command, enum argument field, struct slice word) {
    if (field >= FIELDS)
        return;
    struct buf *text = &command->fields[field];
    if (command->given[field])
        buf_add_char(text, ' ');
    buf_add(text, word);
    command->given[field] = true;
    command->last = field;
}

/* `reg query` has /s and /d without a word behind them; only `reg add` takes data. */
static void take_argument(struct command *command, struct slice word) {
    enum argument argument;
    if (command->expected != NOTHING) {
        add_word(command, command->expected, word);
        command->expected = NOTHING;
    } else if (is_switch(word, &argument)) {
        bool follows = argument < FIELDS && (argument < DATA || command->verb == VERB_ADD);
        command->expected = follows ? argument : NOTHING;
        command->given[argument] |= !follows;
        command->last = NOTHING;
    } else {
        add_word(command, command->last, word);
    }
}

/* A name in PowerShell's quotes is meant without them. */
static struct slice unquoted(struct slice text) {
    bool quoted = text.len > 1 && slice_starts(text, SLICE("'")) && slice_ends(text, SLICE("'"));
    return slice_trim(quoted ? slice_from(slice_first(text, text.len - 1), 1) : text);
}

/* "%%" in a batch file is "%". */
static void add_data(struct buf *out, struct slice data, struct slice separator) {
    for (size_t i = 0; i < data.len; i++) {
        struct slice here = slice_from(data, i);
        if (slice_starts(here, SLICE("%%"))) {
            buf_add_char(out, '%');
            i++;
        } else if (separator.len && slice_starts(here, separator)) {
            buf_add_string(out, "\\0");
            i += separator.len - 1;
        } else {
            buf_add_char(out, data.at[i]);
        }
    }
}

static void set_data(struct registry_reading *reading, const struct command *command,
    struct registry_setting *setting) {
    struct slice type = buf_slice(&command->fields[TYPE]);
    struct slice separator = buf_slice(&command->fields[SEPARATOR]);
    struct buf data = {0};
    setting->type = command->given[TYPE] ? registry_type_read(type) : REGISTRY_SZ;
    if (setting->type != REGISTRY_MULTI_SZ)
        separator = SLICE("");
    add_data(&data, unquoted(buf_slice(&command->fields[DATA])), separator);
    setting->has_data = command->given[DATA];
    setting->data = arena_slice(reading->arena, buf_slice(&data));
    buf_fini(&data);
}

/* `reg add` without /v means the default value where it has data, else the key. */
static void tell(struct registry_reading *reading, struct command *command) {
    static const enum registry_op ops[] = {
        [VERB_ADD] = REGISTRY_SET, [VERB_DELETE] = REGISTRY_DELETE, [VERB_QUERY] = REGISTRY_LOOK};
    struct slice key =
        registry_key_read(reading->arena, unquoted(buf_slice(&command->fields[KEY])));
    if (key.len == 0)
        return;
    bool add = command->verb == VERB_ADD;
    struct registry_setting setting = {.key = key, .op = ops[command->verb]};
    if (command->given[NAME] || command->given[DEFAULT] || (add && command->given[DATA])) {
        struct slice name = unquoted(buf_slice(&command->fields[NAME]));
        registry_name_value(&setting, arena_slice(reading->arena, name));
        if (add)
            set_data(reading, command, &setting);
    } else if (add) {
        setting.op = REGISTRY_CREATE_KEY;
    }
    registry_tell(reading, &setting);
}

/* `reg delete` with /va means all values, which no setting says. */
static void command_end(struct registry_reading *reading, struct command *command) {
    enum verb verb = command->verb;
    bool known = verb == VERB_ADD || verb == VERB_DELETE || verb == VERB_QUERY;
    if (known && !command->given[ALL])
        tell(reading, command);
    command_begin(command, VERB_NONE);
}

static void take_command_word(
    struct registry_reading *reading, struct command *command, struct slice word) {
    if (command->expected == NOTHING && names_reg(word)) {
        command_end(reading, command);
        command->verb = VERB_PENDING;
    } else if (command->verb == VERB_PENDING) {
        command_begin(command, verb_of(word));
    } else if (command->verb != VERB_NONE && command->verb != VERB_OTHER) {
        take_argument(command, word);
    }
}

/* "/ v" is a switch with a blank too many: a lone slash stays in `word` for the next. */
bool registry_read_reg_exe(struct registry_reading *reading, struct slice line) {
    size_t count = reading->count;
    struct command command = {0};
    struct buf word = {0};
    command_begin(&command, VERB_NONE);
    if (slice_find_nocase(line, SLICE("reg")) == SLICE_NONE)
        line = SLICE("");
    while (line.len) {
        if (!take_word(&line, &word)) {
            command_end(reading, &command);
            line = slice_from(line, 1);
        } else if (!slice_equal(buf_slice(&word), SLICE("/"))) {
            take_command_word(reading, &command, buf_slice(&word));
            buf_clear(&word);
        }
    }
    command_end(reading, &command);
    for (size_t i = 0; i < FIELDS; i++)
        buf_fini(&command.fields[i]);
    buf_fini(&word);
    return reading->count > count;
}

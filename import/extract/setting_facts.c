#include "import/extract/setting_facts.h"

#include "import/extract/command_lines.h"
#include "import/extract/setting_keys.h"
#include "import/extract/setting_labels.h"
#include "import/extract/setting_names.h"
#include "import/extract/setting_tokens.h"

/* ---- data ---- */

static bool is_number(struct slice text) {
    uint64_t number;
    return registry_number(text, &number);
}

/* Behind a number "(decimal)" or "(2)" belongs to it: "0x00000002 (2)". */
static struct slice with_base(const struct fact_line *line, struct slice number) {
    if (number.at < line->text.at || number.at >= line->text.at + line->text.len)
        return number;
    struct slice rest = slice_from(line->text, (size_t)(number.at - line->text.at));
    ptrdiff_t close = slice_find_char(slice_first(rest, number.len + 16), ')');
    if (close == SLICE_NONE)
        return number;
    struct slice longer = slice_first(rest, (size_t)close + 1);
    return is_number(longer) ? longer : number;
}

static void take_data(struct facts *facts, const struct fact_line *line, struct token token) {
    if (facts->has_data || token.text.len == 0)
        return;
    bool number = is_number(token.text);
    if (!number && !token.apart)
        return;
    if (!number && (name_is_common(token.text) || slice_starts_nocase(token.text, SLICE("HK"))))
        return;
    facts->data = number ? with_base(line, token.text) : token.text;
    facts->has_data = true;
}

/* "set X to 1", "change its value to 0", "with a value of 2", "equal to 5". */
static void find_set_to(struct facts *facts, const struct fact_line *line) {
    static const char *const marks[] = {"to a value of", "to the value of", "a value of",
        "the value", "value of", "set to", "equal to", "equals", "to be", "to"};
    enum {
        A_VALUE_OF = 2
    };
    static const char *const verbs[] = {"set", "change", "changed", "configure", "value", "modify",
        "assign", "increase", "decrease", "with", "reset", "update"};
    size_t from = line->text.len;
    for (size_t v = 0; v < COUNT_OF(verbs); v++) {
        ptrdiff_t end = fact_line_end_of(line, 0, verbs[v]);
        if (end != SLICE_NONE && (size_t)end < from)
            from = (size_t)end;
    }
    if (from == line->text.len && !fact_line_says(line, marks[A_VALUE_OF]))
        return;
    for (size_t m = 0; m < COUNT_OF(marks) && !facts->has_data; m++) {
        size_t at = m == A_VALUE_OF ? 0 : from;
        ptrdiff_t end;
        while (!facts->has_data && (end = fact_line_end_of(line, at, marks[m])) != SLICE_NONE) {
            struct token token = token_at(line, (size_t)end);
            bool word = m == A_VALUE_OF && token.apart && token.text.at != facts->name.at;
            if (is_number(token.text) || word)
                take_data(facts, line, token);
            at = (size_t)end;
        }
    }
}

/* "ffffffff" */
static bool is_bare_hex(struct slice text) {
    enum {
        SHORTEST = 4 /* "add", "bad" */
    };
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_hex(text.at[i]))
            return false;
    return text.len >= SHORTEST;
}

/* "Type *Acme Service*, and then click OK", once "Modify" was chosen. */
static bool is_typed(const struct fact_line *line, size_t verb) {
    return verb <= 1 && fact_line_says(line, "click ok") && !fact_line_says(line, "run") &&
           !fact_line_says(line, "open");
}

/* "In the Value data box, type 1", "type 20 in the Value data box", and "type 1, and then click OK"
 * where Modify was chosen before. */
static void find_typed(struct facts *facts, const struct fact_line *line, bool expects_data) {
    static const char *const verbs[] = {"type in", "type", "enter", "select", "specify", "input"};
    bool box = fact_line_says(line, "value data") || fact_line_says(line, "data box") ||
               fact_line_says(line, "value box") || fact_line_says(line, "edit dword") ||
               fact_line_says(line, "edit string") || fact_line_says(line, "data field");
    if (!box && !expects_data)
        return;
    facts->boxed = box;
    for (size_t v = 0; v < COUNT_OF(verbs) && !facts->has_data; v++) {
        size_t at = 0;
        ptrdiff_t end;
        while (!facts->has_data && (end = fact_line_end_of(line, at, verbs[v])) != SLICE_NONE) {
            struct token token = token_at(line, (size_t)end);
            if (slice_equal_nocase(token.text, SLICE("the")) && fact_line_says(line, "the value "))
                token = token_at(line, (size_t)fact_line_end_of(line, (size_t)end, "value"));
            if (is_number(token.text) || (box && token.apart && !fact_is_name(token.text, false)) ||
                (box && token.apart && !fact_line_says(line, "double-click")))
                take_data(facts, line, token);
            else if (expects_data && !box && token.apart && !facts->name.len &&
                     !command_program(token.text) && is_typed(line, v))
                take_data(facts, line, token_whole(line, token));
            else if (box && is_bare_hex(token.text))
                take_data(facts, line, (struct token){token.text, true});
            at = (size_t)end;
        }
    }
}

/* "WaitTime DWORD value 900", a line of a listing: name, type and data. */
static void find_listed(struct facts *facts, const struct fact_line *line) {
    static const char *const marks[] = {"reg_dword value", "dword value", "reg_dword", "dword"};
    struct slice rest = line->text, name = SLICE("");
    slice_next_word(&rest, &name);
    rest = slice_strip_start(rest, " \t");
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (!slice_starts_nocase(rest, slice_of(marks[i])))
            continue;
        if (!fact_is_name(name, false))
            return;
        struct token token = token_at(line, (size_t)(rest.at - line->text.at) + strlen(marks[i]));
        if (is_number(token.text))
            take_data(facts, line, token);
        return;
    }
}

/* A range or a wish ("greater than 20") is no data. */
static bool says_range(const struct fact_line *line) {
    static const char *const ranges[] = {"greater than", "lower than", "less than", "higher than",
        "more than", "larger than", "one of the following", "a lower setting", "a higher"};
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        if (fact_line_says(line, ranges[i]))
            return true;
    return false;
}

static void find_data(struct facts *facts, const struct fact_line *line, bool expects_data) {
    const struct facts before = *facts;
    find_typed(facts, line, expects_data);
    if (!facts->has_data)
        find_listed(facts, line);
    if (!facts->has_data)
        find_set_to(facts, line);
    if (facts->has_data && says_range(line))
        *facts = before;
}

/* ---- names in sentences ---- */

static bool take_name(struct facts *facts, struct token token) {
    if (facts->name.len || !fact_is_name(token.text, token.apart))
        return false;
    facts->name = token.text;
    return true;
}

/* "Type RPC Replication Timeout (mins), and then press ENTER": what is typed, run or words. */
static struct token typed_name(const struct fact_line *line, size_t offset) {
    static const char *const ends[] = {
        ", ", " and ", " for the ", " as the ", " in the ", " to name", " then ", ". ", " ("};
    struct token token = token_at(line, offset);
    if (token.apart || token.text.len == 0 || name_is_determiner(token.text))
        return (struct token){token.text, true};
    struct slice rest = slice_from(line->text, (size_t)(token.text.at - line->text.at));
    size_t len = rest.len;
    for (size_t i = 0; i + 1 < COUNT_OF(ends); i++) {
        ptrdiff_t at = slice_find_nocase(slice_first(rest, len), slice_of(ends[i]));
        len = at == SLICE_NONE ? len : (size_t)at;
    }
    struct slice name = token_strip(slice_first(rest, len));
    return (struct token){name_count_words(name) > 6 ? token.text : name, true};
}

/* "a folder named X": no value. */
static bool names_other_thing(const struct fact_line *line, size_t mark) {
    static const char *const things[] = {"folder", "file", "key", "subkey", "script", "directory",
        "group", "container", "user", "server", "database", "computer", "service", "share",
        "policy", "account"};
    struct slice before = slice_trim(slice_first(line->text, mark));
    return slice_ends_one_of(before, things, COUNT_OF(things));
}

/* "a value of Y", where no number follows: data, and no name. */
static bool is_data_of(const struct fact_line *line, size_t mark) {
    struct slice before = slice_first(line->text, mark);
    return slice_ends_nocase(before, SLICE(" a ")) &&
           slice_starts_nocase(slice_from(line->text, mark), SLICE("value of "));
}

/* "right-click the X key", and then "New": no value. */
static bool is_called_key(const struct fact_line *line, struct slice name) {
    if (name.at < line->text.at || name.at >= line->text.at + line->text.len)
        return false;
    size_t end = (size_t)(name.at - line->text.at) + name.len;
    struct slice behind = slice_strip_start(slice_from(line->text, end), " *_`\"'");
    return slice_starts_nocase(behind, SLICE("key")) ||
           slice_starts_nocase(behind, SLICE("subkey")) ||
           slice_starts_nocase(behind, SLICE("registry key")) ||
           slice_starts_nocase(behind, SLICE("registry subkey"));
}

/* "named X", "double-click X", "the registry value X". */
/* "Double-click NT AUTHORITY\\NETWORK SERVICE": values that are named after accounts. */
static bool take_account(struct facts *facts, struct token token) {
    ptrdiff_t slash = slice_find_char(token.text, '\\');
    if (!token.apart || slash <= 0 || slash != slice_find_last(token.text, '\\') ||
        slice_find_char(token.text, ':') >= 0 || slice_find_char(token.text, '%') >= 0 ||
        slice_starts_nocase(token.text, SLICE("HK")) || name_count_words(token.text) > 4)
        return false;
    facts->name = token.text;
    return true;
}

static void find_name_behind(struct facts *facts, const struct fact_line *line, bool expects_name) {
    static const char *const marks[] = {"named", "called", "name it as", "name it",
        "name the new value", "name the value", "value name", "double-click", "double click",
        "registry value", "registry entry", "dword value", "string value", "rename it",
        "right-click", "entry named", "reg_dword value", "as the name", "new value", "dword",
        "value"};
    enum {
        DOUBLE_CLICK = 7,
        RIGHT_CLICK = 14 /* from here on what is set apart may be an entry of a menu */
    };
    for (size_t i = 0; i < COUNT_OF(marks) && !facts->name.len; i++) {
        size_t at = 0;
        ptrdiff_t end;
        while (!facts->name.len && (end = fact_line_end_of(line, at, marks[i])) != SLICE_NONE) {
            struct token token = token_at(line, (size_t)end);
            if (slice_equal_nocase(token.text, SLICE("the")) ||
                slice_equal_nocase(token.text, SLICE("named")) ||
                slice_equal_nocase(token.text, SLICE("of")))
                token = token_at(line, (size_t)end + 1 + token.text.len);
            bool other = i < 2 && names_other_thing(line, (size_t)end - strlen(marks[i]));
            bool menu = i >= RIGHT_CLICK && token.apart && !name_is_compound(token.text) &&
                        !slice_equal(slice_of(marks[i]), SLICE("value"));
            bool key = (facts->new_key || facts->new_value) &&
                       (i == RIGHT_CLICK || is_called_key(line, token.text));
            other |= key || is_data_of(line, (size_t)end - strlen(marks[i]));
            bool clicked = i == RIGHT_CLICK || i == DOUBLE_CLICK;
            if (clicked && !other && take_account(facts, token))
                facts->sure = true;
            if (!menu && !other && take_name(facts, token))
                facts->sure |= slice_find_word(line->text, SLICE("registry")) != SLICE_NONE ||
                               slice_equal(slice_of(marks[i]), SLICE("value"));
            at = (size_t)end;
        }
    }
    ptrdiff_t typed = expects_name ? fact_line_end_of(line, 0, "type") : SLICE_NONE;
    if (typed == SLICE_NONE && expects_name)
        typed = fact_line_end_of(line, 0, "enter");
    if (typed != SLICE_NONE) {
        take_name(facts, typed_name(line, (size_t)typed));
    }
}

/* "the LDAP Interface Events value": words with capitals in a row are one name. */
static struct token longer_name(const struct fact_line *line, size_t mark, struct token last) {
    struct slice before = slice_trim(slice_first(line->text, mark));
    size_t start = before.len, words = 0;
    while (start > 0 && words < 6) {
        size_t word = start;
        while (word > 0 && ascii_is_blank(before.at[word - 1]))
            word--;
        while (word > 0 && !ascii_is_blank(before.at[word - 1]))
            word--;
        bool sentence_end = words && strchr(".:;", before.at[start - 1]);
        struct slice article = slice_first(slice_from(before, word), start - word);
        if (sentence_end || name_is_determiner(article) ||
            (!ascii_is_upper(before.at[word]) && !(words && ascii_is_digit(before.at[word]))))
            break;
        start = word;
        words++;
    }
    struct slice name = token_strip(slice_from(before, start));
    return words >= 2 ? (struct token){name, true} : last;
}

/* "the X registry entry", "the X value", "X DWORD". */
static void find_name_before(struct facts *facts, const struct fact_line *line) {
    static const char *const marks[] = {"registry entry", "registry value", "dword value",
        "registry setting", "registry dword", "(dword)", "(reg_dword)", "reg_dword", "entry",
        "value", "dword", "parameter", "setting", "option"};
    enum {
        LOOSE = 11
    }; /* from here on a word is no sign of the registry by itself */
    for (size_t i = 0; i < COUNT_OF(marks) && !facts->name.len; i++) {
        size_t at = 0;
        ptrdiff_t end;
        while (!facts->name.len && (end = fact_line_end_of(line, at, marks[i])) != SLICE_NONE) {
            size_t mark = (size_t)end - strlen(marks[i]);
            struct token token = token_before(line, mark);
            if (!token.apart && i < LOOSE)
                token = longer_name(line, mark, token);
            if ((i < LOOSE || name_is_compound(token.text)) && take_name(facts, token))
                facts->sure |= facts->deletes && i < LOOSE &&
                               slice_starts(slice_of(marks[i]), SLICE("registry"));
            at = (size_t)end;
        }
    }
}

/* The name before "=", or that of "MaxJobs [Value = 1]". */
static struct token name_of_equation(const struct fact_line *line, size_t equals) {
    struct token name = token_before(line, equals);
    if (!slice_equal_nocase(name.text, SLICE("value")))
        return name;
    size_t at = (size_t)(name.text.at - line->text.at);
    if (at == 0 || !strchr("[(", line->text.at[at - 1]))
        return name;
    name = token_before(line, slice_strip_end(slice_first(line->text, at), "[( ").len);
    ptrdiff_t colon = slice_find_last(name.text, ':'); /* "below this key:MaxJobs" */
    name.text = slice_from(name.text, colon == SLICE_NONE ? 0 : (size_t)colon + 1);
    name.apart = true;
    return name;
}

/* "TokenSize = 1200 + 40d": no data. */
static bool is_formula(const struct fact_line *line, struct slice data) {
    if (data.at < line->text.at || data.at >= line->text.at + line->text.len)
        return false;
    size_t end = (size_t)(data.at - line->text.at) + data.len;
    struct slice behind = slice_strip_start(slice_from(line->text, end), " *_`\"'");
    return behind.len > 1 && strchr("+*/-", behind.at[0]) && behind.at[1] == ' ';
}

/* "AssumeUDPEncapsulationContextOnSendRule = 2"; a line full of equations is data itself. */
static void find_equation(struct facts *facts, const struct fact_line *line) {
    if (slice_count(line->text, '=') > 3)
        return;
    for (size_t from = 0; from < line->text.len;) {
        ptrdiff_t at = slice_find_char(slice_from(line->text, from), '=');
        if (at == SLICE_NONE)
            return;
        size_t equals = from + (size_t)at;
        struct token name = name_of_equation(line, equals);
        struct token data = token_at(line, equals + 1);
        if (slice_find_char(name.text, '=') != SLICE_NONE) { /* one run: `Name = 1` */
            struct slice both = name.text, part;
            slice_next_part(&both, '=', &part);
            name = (struct token){token_strip(part), true};
            data = (struct token){token_strip(both), true};
        }
        bool plain = fact_is_name(name.text, false);
        bool apart = name.apart && is_number(data.text) && name_count_words(name.text) <= 3;
        if (fact_is_name(name.text, apart) && data.text.len && !facts->name.len &&
            !is_formula(line, data.text)) {
            facts->name = name.text;
            facts->labelled = true;
            facts->sure = plain && is_number(data.text);
            take_data(facts, line, data);
            return;
        }
        from = equals + 1;
    }
}

/* ---- keys ---- */

static void find_keys(struct arena *arena, struct facts *facts, const struct fact_line *line) {
    struct registry_match match;
    size_t from = 0;
    while (registry_find_key(arena, line->text, line->code, &from, &match)) {
        const struct run *run = token_run(line, match.start);
        if (run) { /* set apart: all of the run is the key */
            size_t again = 0;
            struct registry_match whole;
            if (registry_find_key(arena, token_run_text(line, run), true, &again, &whole) &&
                whole.key.len >= match.key.len)
                match.key = whole.key;
        }
        *LIST_ADD(arena, &facts->keys) = match;
    }
}

/* The values that say which control set Windows starts from, in whatever hive it is mounted. */
static bool is_known_value(struct slice key) {
    static const char *const known[] = {
        "\\Select\\Current", "\\Select\\Default", "\\Select\\Failed", "\\Select\\LastKnownGood"};
    return slice_ends_one_of(key, known, COUNT_OF(known));
}

/* "Create or set the HKLM\...\MaxPerAppCredentialNumber DWORD-type registry value": the words
 * behind the key say that its last part is a value. */
static bool ends_in_name(const struct facts *facts, const struct fact_line *line) {
    if (facts->keys.count == 0)
        return false;
    const struct registry_match *last = &facts->keys.items[facts->keys.count - 1];
    struct slice tail = setting_key_tail(last->key);
    struct slice behind = slice_from(line->text, last->start + last->len);
    behind = slice_strip_start(behind, " `*_\"',");
    static const char *const words[] = {"dword", "reg_", "registry value", "value", "entry",
        "registry entry", "string value", "(dword", "(reg_", "registry dword", "to ", "= "};
    if (is_known_value(last->key))
        return true;
    struct slice before = slice_strip_end(slice_first(line->text, last->start), " `*_\"',:");
    if (slice_ends_nocase(before, SLICE("key")))
        return false;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (slice_starts_nocase(behind, slice_of(words[i])) && fact_is_name(tail, true) &&
            (name_is_compound(tail) || i < 10))
            return true;
    return false;
}

/* ---- a line ---- */

/* "Name: Load the hive of the image": what a task or a rule is called, where a value would be one
 * word or two. */
static bool is_name_of_task(const struct fact_line *line, struct slice name) {
    return slice_starts_nocase(slice_strip_start(line->text, " *_-\""), SLICE("name")) &&
           name_count_words(name) > 2;
}

static void read_label(struct arena *arena, struct facts *facts, const struct fact_line *line,
    enum label label, size_t rest) {
    struct token token = token_at(line, rest);
    struct slice all = token_strip(slice_from(line->text, rest));
    (void)arena;
    if (label == LABEL_VALUE)
        label = is_number(all) || is_number(token.text) ? LABEL_DATA
                : fact_is_name(all, false)              ? LABEL_NAME
                                                        : LABEL_DATA;
    if (label == LABEL_NAME && is_name_of_task(line, all))
        return;
    if (label == LABEL_NAME && fact_is_name(all, true)) {
        facts->name = all;
        struct fact_line before = *line; /* "DWORD name: X" says the type as well */
        before.text = slice_first(line->text, rest);
        facts->type = token_type(&before);
    } else if (label == LABEL_TYPE)
        facts->type = registry_type_read(all) ? registry_type_read(all) : token_type(line);
    else if (label == LABEL_DATA && registry_type_read(all))
        facts->type = registry_type_read(all);
    else if (label == LABEL_DATA && all.len) {
        facts->data = is_number(token.text) ? with_base(line, token.text) : all;
        facts->has_data = true;
    }
}

/* "point to New, and then click Key": an entry of the editor's menu. */
static bool says_new_key(const struct fact_line *line, const struct facts *facts) {
    ptrdiff_t made = fact_line_end_of(line, 0, "new");
    if (made == SLICE_NONE || facts->type != REGISTRY_UNKNOWN ||
        !(fact_line_says(line, "click") || fact_line_says(line, "select") ||
            fact_line_says(line, "choose")))
        return false;
    ptrdiff_t key = fact_line_end_of(line, (size_t)made, "key");
    struct slice between = slice_from(line->text, (size_t)made);
    size_t words =
        key == SLICE_NONE ? 0 : name_count_words(slice_first(between, (size_t)(key - made)));
    return words > 0 && words <= 5 && ascii_is_upper(line->text.at[(size_t)key - 3]);
}

/* "a subkey named X", "New, Key, type X", "New, Key, and add: X". */
static void find_key_name(struct facts *facts, const struct fact_line *line) {
    static const char *const marks[] = {"key named", "subkey named", "key called", "subkey called"};
    static const char *const typing[] = {"type", "name it", "enter"};
    ptrdiff_t end = SLICE_NONE;
    for (size_t i = 0; i < COUNT_OF(marks) && end == SLICE_NONE && facts->creates_key; i++)
        end = fact_line_end_of(line, 0, marks[i]);
    for (size_t i = 0; i < COUNT_OF(typing) && end == SLICE_NONE && facts->new_key; i++)
        end = fact_line_end_of(line, 0, typing[i]);
    struct token token = {SLICE(""), false};
    ptrdiff_t colon = facts->new_key ? slice_find_last(line->text, ':') : SLICE_NONE;
    if (end != SLICE_NONE)
        token = typed_name(line, (size_t)end);
    else if (colon != SLICE_NONE)
        token.text = token_strip(slice_from(line->text, (size_t)colon + 1));
    if (token.text.len && name_count_words(token.text) <= 4 && fact_is_name(token.text, true))
        facts->key_name = token.text;
}

/* "Delete the registry key that you exported": which one, a step before has said. */
static bool says_key_deletion(const struct fact_line *line, const struct facts *facts) {
    static const char *const words[] = {"delete the registry key", "delete the registry subkey",
        "delete this key", "delete this registry key", "delete the subkey", "delete this subkey",
        "remove the registry key", "remove this registry key"};
    if (!facts->deletes || facts->keys.count)
        return false;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (fact_line_end_of(line, 0, words[i]) != SLICE_NONE)
            return !fact_line_says(line, " tool");
    return false;
}

static bool says_default_value(const struct fact_line *line) {
    static const char *const verbs[] = {"double-click", "right-click", "modify", "select"};
    if (!fact_line_says(line, "(default)"))
        return false;
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (fact_line_says(line, verbs[i]))
            return true;
    return false;
}

static bool says_deletion(const struct fact_line *line) {
    static const char *const things[] = {
        "value", "values", "entry", "entries", "key", "keys", "subkey", "subkeys"};
    if (!fact_line_says_apart(line, "delete") && !fact_line_says_apart(line, "remove"))
        return false;
    for (size_t i = 0; i < COUNT_OF(things); i++)
        if (fact_line_says_apart(line, things[i]))
            return true;
    return false;
}

static void read_sentence(
    struct facts *facts, const struct fact_line *line, bool expects_name, bool expects_data) {
    facts->type = token_type(line);
    facts->new_value = fact_line_says(line, "new") &&
                       (facts->type != REGISTRY_UNKNOWN || fact_line_says(line, "value")) &&
                       (fact_line_says(line, "click") || fact_line_says(line, "select") ||
                           fact_line_says(line, "point to") || fact_line_says(line, "choose") ||
                           fact_line_says(line, "create"));
    facts->modify = fact_line_says(line, "modify");
    facts->deletes = line->unit->instruction && says_deletion(line);
    facts->creates_key = (fact_line_says(line, "create") || fact_line_says(line, "add ")) &&
                         (fact_line_says(line, "subkey") || fact_line_says(line, "registry key") ||
                             fact_line_says(line, "new key")) &&
                         !fact_line_says_apart(line, "value") &&
                         !fact_line_says_apart(line, "entry");
    facts->these = fact_line_says(line, "these values") || fact_line_says(line, "these entries") ||
                   fact_line_says(line, "both values") || fact_line_says(line, "this value") ||
                   fact_line_says(line, "the value") || fact_line_says(line, "these registry");
    facts->new_key = says_new_key(line, facts);
    facts->new_value = facts->new_value && !facts->new_key;
    find_key_name(facts, line);
    facts->deletes_key = says_key_deletion(line, facts);
    facts->default_value = says_default_value(line);
    find_equation(facts, line);
    find_name_behind(facts, line, expects_name);
    if (!facts->name.len)
        find_name_before(facts, line);
    if (facts->default_value || facts->new_key) /* what is named is no value */
        facts->name = SLICE("");
    find_data(facts, line, expects_data);
    if (facts->has_data && slice_equal(facts->data, facts->name))
        facts->has_data = false;
}

/* "MaxJobs (REG_DWORD)": the type is no part of the name. */
static void part_name_from_type(struct facts *facts) {
    ptrdiff_t open = slice_find_last(facts->name, '(');
    struct slice inner = open > 0 ? token_strip(slice_from(facts->name, (size_t)open)) : SLICE("");
    enum registry_type type = registry_type_read(inner);
    if (type == REGISTRY_UNKNOWN)
        return;
    facts->name = slice_trim(slice_first(facts->name, (size_t)open));
    if (facts->type == REGISTRY_UNKNOWN)
        facts->type = type;
}

struct facts facts_of(
    struct arena *arena, const struct fact_line *line, bool expects_name, bool expects_data) {
    struct facts facts = {.name = SLICE(""), .data = SLICE(""), .key_name = SLICE("")};
    size_t rest = 0;
    enum label label = label_of(line, &rest);
    find_keys(arena, &facts, line);
    facts.labelled = label != LABEL_NONE;
    if (label != LABEL_NONE && label != LABEL_KEY)
        read_label(arena, &facts, line, label, rest);
    else if (label == LABEL_NONE)
        read_sentence(&facts, line, expects_name, expects_data);
    part_name_from_type(&facts);
    facts.key_has_name = ends_in_name(&facts, line);
    return facts;
}

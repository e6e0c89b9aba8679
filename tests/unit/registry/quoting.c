/*
 * What the writers write means what it was given. Random settings, most of them hostile, are
 * written in each language and read back by a reader of that language that knows nothing of the
 * writers: cmd.exe and the C runtime's argv, PowerShell's strings, the lines of a .reg file. The
 * outcome is the same setting to the byte, or the writer has refused.
 */
#include "base/text.h"
#include "registry/registry.h"
#include "tests/unit/registry/slow.h"
#include "tests/unit/test.h"

enum {
    ROUNDS = SLOW ? 40000 : 200000
};

/* A setting as the registry has it: the data are bytes. */
struct meaning {
    struct buf key, name, data;
    enum registry_type type;
    bool deletes;
};

static void meaning_clear(struct meaning *meaning) {
    buf_clear(&meaning->key);
    buf_clear(&meaning->name);
    buf_clear(&meaning->data);
    meaning->type = REGISTRY_UNKNOWN;
    meaning->deletes = false;
}

static void meaning_fini(struct meaning *meaning) {
    buf_fini(&meaning->key);
    buf_fini(&meaning->name);
    buf_fini(&meaning->data);
}

static bool same_meaning(const struct meaning *a, const struct meaning *b) {
    return slice_equal(buf_slice(&a->key), buf_slice(&b->key)) &&
           slice_equal(buf_slice(&a->name), buf_slice(&b->name)) &&
           slice_equal(buf_slice(&a->data), buf_slice(&b->data)) && a->type == b->type &&
           a->deletes == b->deletes;
}

static void add_unit(struct buf *bytes, unsigned unit) {
    buf_add_char(bytes, (char)(unit & 255));
    buf_add_char(bytes, (char)(unit >> 8));
}

static void add_point(struct buf *bytes, uint32_t point) {
    if (point > 0xffff) {
        add_unit(bytes, 0xd7c0u + (point >> 10));
        add_unit(bytes, 0xdc00u | (point & 0x3ff));
    } else {
        add_unit(bytes, point);
    }
}

static void add_wide(struct buf *bytes, struct slice text) {
    uint32_t point;
    while (text_next(&text, &point))
        add_point(bytes, point);
    add_unit(bytes, 0);
}

static void add_little_endian(struct buf *bytes, uint64_t number, size_t size) {
    for (size_t i = 0; i < size; i++)
        buf_add_char(bytes, (char)(number >> 8 * i));
}

/* --- cmd.exe, then reg.exe's argv --- */

enum {
    ARGS = 16
};

/* Does cmd.exe hand the line on as it is, to one program? */
static bool cmd_leaves_alone(const char *line) {
    bool quoted = false;
    for (const char *p = line; *p; p++) {
        if (*p < ' ' || *p > '~' || *p == '%' || *p == '!')
            return false;
        if (*p == '"')
            quoted = !quoted;
        else if (!quoted && strchr("&|<>^()", *p))
            return false;
    }
    return !quoted;
}

static size_t argv_of(const char *p, struct buf args[ARGS]) {
    size_t count = 0;
    while (*(p += strspn(p, " ")) && count < ARGS) {
        struct buf *arg = &args[count++];
        bool quoted = false;
        buf_clear(arg);
        while (*p && (quoted || *p != ' ')) {
            size_t slashes = strspn(p, "\\");
            p += slashes;
            buf_add_repeated(arg, '\\', *p == '"' ? slashes / 2 : slashes);
            if (*p == '"' && slashes % 2)
                buf_add_char(arg, *p++);
            else if (*p == '"' && quoted && p[1] == '"')
                buf_add_char(arg, *(p += 2, p - 1));
            else if (*p == '"')
                quoted = (p++, !quoted);
            else if (*p && (quoted || *p != ' '))
                buf_add_char(arg, *p++);
        }
    }
    return count;
}

static bool is(const struct buf *arg, const char *text) {
    return strcmp(buf_string(arg), text) == 0;
}

static bool reg_data(struct meaning *meaning, const char *type, const char *text) {
    char *end;
    if (strcmp(type, "REG_SZ") == 0 || strcmp(type, "REG_EXPAND_SZ") == 0) {
        meaning->type = type[4] == 'S' ? REGISTRY_SZ : REGISTRY_EXPAND_SZ;
        add_wide(&meaning->data, slice_of(text));
        return true;
    }
    if (strcmp(type, "REG_DWORD") == 0 || strcmp(type, "REG_QWORD") == 0) {
        meaning->type = type[4] == 'D' ? REGISTRY_DWORD : REGISTRY_QWORD;
        uint64_t number = strtoull(text, &end, text[1] == 'x' ? 16 : 10);
        add_little_endian(&meaning->data, number, type[4] == 'D' ? 4 : 8);
        return *text && !*end && (type[4] != 'D' || number <= UINT32_MAX);
    }
    if (strcmp(type, "REG_BINARY") == 0) {
        meaning->type = REGISTRY_BINARY;
        for (; text[0] && text[1]; text += 2)
            buf_add_char(&meaning->data, (char)strtoul((char[]){text[0], text[1], '\0'}, NULL, 16));
        return !*text;
    }
    meaning->type = REGISTRY_MULTI_SZ;
    for (const char *next; (next = strstr(text, "\\0")); text = next + 2) {
        if (next == text)
            return false;
        add_wide(&meaning->data, (struct slice){text, (size_t)(next - text)});
    }
    add_wide(&meaning->data, slice_of(text));
    add_unit(&meaning->data, 0);
    return *text && strcmp(type, "REG_MULTI_SZ") == 0;
}

/* reg add KEY (/v NAME | /ve) /t TYPE /d DATA /f, or reg delete KEY (/v NAME | /ve) /f */
static bool read_cmd(const char *line, struct meaning *meaning) {
    static struct buf args[ARGS];
    if (!cmd_leaves_alone(line))
        return false;
    size_t count = argv_of(line, args), i = 3;
    if (count < 5 || !is(&args[0], "reg") || !slice_starts(buf_slice(&args[2]), SLICE("HKLM\\")))
        return false;
    buf_add_string(&meaning->key, "HKEY_LOCAL_MACHINE");
    buf_add(&meaning->key, slice_from(buf_slice(&args[2]), 4));
    bool named = is(&args[i], "/v");
    if (!named && !is(&args[i], "/ve"))
        return false;
    i++;
    if (named)
        buf_add(&meaning->name, buf_slice(&args[i++]));
    if (named && (meaning->name.len == 0 || strchr("/-", meaning->name.at[0])))
        return false;
    meaning->deletes = is(&args[1], "delete");
    if (!meaning->deletes) {
        if (!is(&args[1], "add") || count < i + 4 || !is(&args[i], "/t") || !is(&args[i + 2], "/d"))
            return false;
        if (!reg_data(meaning, buf_string(&args[i + 1]), buf_string(&args[i + 3])))
            return false;
        i += 4;
    }
    return i + 1 == count && is(&args[i], "/f");
}

/* --- PowerShell --- */

static bool take(const char **p, const char *text) {
    size_t len = strlen(text);
    if (strncmp(*p, text, len) != 0)
        return false;
    *p += len;
    return true;
}

/* The length of what PowerShell takes for a single quote. */
static size_t single_quote(const char *p) {
    static const char *const quotes[] = {"'", "\u2018", "\u2019", "\u201a", "\u201b"};
    for (size_t i = 0; i < COUNT_OF(quotes); i++)
        if (strncmp(p, quotes[i], strlen(quotes[i])) == 0)
            return strlen(quotes[i]);
    return 0;
}

static bool ps_string(const char **p, struct buf *out) {
    size_t quote = single_quote(*p);
    if (!quote)
        return false;
    for (*p += quote; **p; ++*p) {
        if (**p == '\n' || **p == '\r')
            return false;
        quote = single_quote(*p);
        if (quote && !single_quote(*p + quote)) {
            *p += quote;
            return true;
        }
        if (quote) {
            *p += quote;
            buf_add(out, (struct slice){*p, single_quote(*p)});
            *p += single_quote(*p) - 1;
        } else {
            buf_add_char(out, **p);
        }
    }
    return false;
}

/* A number as .NET gets it: up to eight hexadecimal digits are an Int32, L makes it an Int64. */
static bool ps_number(const char **p, size_t size, struct buf *bytes) {
    char *end;
    if (!take(p, "0x") || !strchr("0123456789abcdef", **p))
        return false;
    uint64_t number = strtoull(*p, &end, 16);
    size_t digits = (size_t)(end - *p);
    bool wide = *end == 'L';
    *p = end + wide;
    add_little_endian(bytes, number, size);
    return wide ? size == 8 && digits <= 16 : size < 8 && digits <= 2 * size;
}

static bool ps_data(const char **p, struct meaning *meaning, struct buf *text) {
    bool first = true;
    buf_clear(text);
    if (take(p, "[string[]]@(")) {
        for (; !take(p, ")"); first = false) {
            buf_clear(text);
            if ((!first && !take(p, ", ")) || !ps_string(p, text))
                return false;
            add_wide(&meaning->data, buf_slice(text));
        }
        add_unit(&meaning->data, 0);
        return take(p, ", 'MultiString')") && (meaning->type = REGISTRY_MULTI_SZ);
    }
    if (take(p, "[byte[]]@(")) {
        for (; !take(p, ")"); first = false)
            if ((!first && !take(p, ", ")) || !ps_number(p, 1, &meaning->data))
                return false;
        return take(p, ", 'Binary')") && (meaning->type = REGISTRY_BINARY);
    }
    if (single_quote(*p)) {
        if (!ps_string(p, text))
            return false;
        add_wide(&meaning->data, buf_slice(text));
        meaning->type = take(p, ", 'String')")         ? REGISTRY_SZ
                        : take(p, ", 'ExpandString')") ? REGISTRY_EXPAND_SZ
                                                       : REGISTRY_UNKNOWN;
        return meaning->type != REGISTRY_UNKNOWN;
    }
    const char *comma = strchr(*p, ',');
    bool wide = comma && comma[-1] == 'L';
    meaning->type = wide ? REGISTRY_QWORD : REGISTRY_DWORD;
    return ps_number(p, wide ? 8 : 4, &meaning->data) &&
           take(p, wide ? ", 'QWord')" : ", 'DWord')");
}

static bool read_powershell(const char *p, struct meaning *meaning) {
    static struct buf text;
    if (!take(&p, "[Microsoft.Win32.Registry]::"))
        return false;
    if (take(&p, "SetValue("))
        return ps_string(&p, &meaning->key) && take(&p, ", ") && ps_string(&p, &meaning->name) &&
               take(&p, ", ") && ps_data(&p, meaning, &text) && !*p;
    buf_add_string(&meaning->key, "HKEY_LOCAL_MACHINE\\");
    meaning->deletes = true;
    return take(&p, "LocalMachine.OpenSubKey(") && ps_string(&p, &meaning->key) &&
           take(&p, ", $true).DeleteValue(") && ps_string(&p, &meaning->name) &&
           take(&p, ", $false)") && !*p;
}

/* --- .reg --- */

static bool reg_string(const char **p, struct buf *out) {
    if (!take(p, "\""))
        return false;
    for (; **p && **p != '\n' && **p != '\r'; ++*p) {
        if (**p == '"')
            return ++*p;
        if (**p == '\\' && *++*p != '\\' && **p != '"')
            return false;
        buf_add_char(out, **p);
    }
    return false;
}

/* Bytes with commas; a line may end behind a comma and a backslash, the next has two blanks. */
static bool reg_bytes(const char **p, struct buf *bytes) {
    char *end;
    while (strchr("0123456789abcdef", **p) && **p) {
        unsigned long byte = strtoul(*p, &end, 16);
        buf_add_char(bytes, (char)byte);
        if (end != *p + 2)
            return false;
        *p = end;
        if (!take(p, ","))
            return true;
        take(p, "\\\n  ");
    }
    return bytes->len == 0;
}

static bool reg_data_line(const char **p, struct meaning *meaning, struct buf *text) {
    static const struct {
        const char *prefix;
        enum registry_type type;
    } forms[] = {{"hex:", REGISTRY_BINARY}, {"hex(0):", REGISTRY_NONE},
        {"hex(2):", REGISTRY_EXPAND_SZ}, {"hex(7):", REGISTRY_MULTI_SZ},
        {"hex(b):", REGISTRY_QWORD}};
    char *end;
    buf_clear(text);
    if (take(p, "-"))
        return meaning->deletes = true;
    if (**p == '"') {
        meaning->type = REGISTRY_SZ;
        bool ok = reg_string(p, text);
        add_wide(&meaning->data, buf_slice(text));
        return ok;
    }
    if (take(p, "dword:")) {
        meaning->type = REGISTRY_DWORD;
        add_little_endian(&meaning->data, strtoull(*p, &end, 16), 4);
        bool eight = end == *p + 8;
        *p = end;
        return eight;
    }
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        if (take(p, forms[i].prefix)) {
            meaning->type = forms[i].type;
            return reg_bytes(p, &meaning->data);
        }
    return false;
}

static bool read_reg(const char *p, struct meaning *meaning) {
    static struct buf text;
    size_t line = strcspn(p, "\r\n");
    if (!take(&p, "[HKEY_LOCAL_MACHINE\\") || p[line - 20 - 1] != ']' || p[0] == '-')
        return false;
    buf_add_string(&meaning->key, "HKEY_LOCAL_MACHINE\\");
    buf_add(&meaning->key, (struct slice){p, line - 21});
    p += line - 20;
    if (!take(&p, "\n") ||
        (!take(&p, "@") && (!reg_string(&p, &meaning->name) || !meaning->name.len)))
        return false;
    return take(&p, "=") && reg_data_line(&p, meaning, &text) && !*p;
}

/* --- random settings --- */

static uint64_t seed;

static size_t below(size_t n) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (size_t)(seed % n);
}

static const char *const atoms[] = {"a", "B", "7", " ", "'", "\"", "\\", "%", "!", "&", "|", ">",
    "<", "^", "(", ")", "`", "$", "$(", ";", "#", "]", "[", "=", ",", "-", "/", "/f", "\\0", "\\\\",
    "%PATH%", "calc", "'')", "\" ", "@", "*", "\n", "\r\n", "\t", "\x1b[", "\x7f", "\u2018",
    "\u2019", "\u201a", "\u201b", "\u201c", "\u201d", "\u2028", "\u00a0", "\uff02", "\u200b",
    "\u00e9", "\u65e5", "\U00010400", "\xc2\x85", "\xff", "\u0410"};

enum {
    ATOMS = COUNT_OF(atoms),
    TAME = 36 /* atoms before the first that is always refused */
};

static void add_random(struct buf *out, size_t longest, size_t kinds) {
    for (size_t n = below(longest + 1); n > 0; n--)
        buf_add_string(out, atoms[below(kinds)]);
}

static void add_random_key(struct buf *key) {
    static const char *const parts[] = {"SOFTWARE", "Windows NT", "RC4 128/128", "v4.0.30319",
        "{4D36E972-E325-11CE-BFC1-08002BE10318}", "A_b (c), d-e"};
    buf_add_string(key, "HKEY_LOCAL_MACHINE");
    for (size_t n = 1 + below(3); n > 0; n--) {
        buf_add_char(key, '\\');
        if (below(16) == 0)
            add_random(key, 3, ATOMS);
        else
            buf_add_string(key, parts[below(6)]);
    }
}

/* Data as an article writes it, and the bytes that it means. */
static void add_random_data(struct meaning *meaning, struct buf *text) {
    uint64_t number = below(2) ? below(3) : (uint64_t)below(SIZE_MAX) >> below(40);
    size_t kinds = below(4) ? TAME : ATOMS;
    switch (meaning->type) {
    case REGISTRY_DWORD:
    case REGISTRY_QWORD:
        number = meaning->type == REGISTRY_DWORD ? number & UINT32_MAX : number;
        buf_printf(text, below(2) ? "%llu" : "0x%llx", (unsigned long long)number);
        add_little_endian(&meaning->data, number, meaning->type == REGISTRY_DWORD ? 4 : 8);
        break;
    case REGISTRY_BINARY:
    case REGISTRY_NONE:
        for (size_t n = below(40); n > 0; n--) {
            buf_add_char(&meaning->data, (char)below(256));
            buf_printf(text, "%02x", (unsigned char)meaning->data.at[meaning->data.len - 1]);
            buf_add_string(text, n > 1 && below(2) ? "," : "");
        }
        break;
    default:
        add_random(text, 12, kinds);
        if (meaning->type != REGISTRY_MULTI_SZ)
            add_wide(&meaning->data, buf_slice(text));
    }
}

/* The strings of a list; an empty one has no meaning that could be checked. */
static void add_list_bytes(struct buf *bytes, const char *text) {
    for (const char *next; *text; text = *next ? next + 2 : next) {
        next = strstr(text, "\\0");
        next = next ? next : text + strlen(text);
        add_wide(bytes, (struct slice){text, (size_t)(next - text)});
    }
    add_unit(bytes, 0);
}

static void add_random_setting(struct meaning *meaning, struct buf *text) {
    static const enum registry_type types[] = {REGISTRY_SZ, REGISTRY_SZ, REGISTRY_EXPAND_SZ,
        REGISTRY_MULTI_SZ, REGISTRY_DWORD, REGISTRY_QWORD, REGISTRY_BINARY, REGISTRY_NONE};
    meaning_clear(meaning);
    buf_clear(text);
    add_random_key(&meaning->key);
    add_random(&meaning->name, 4, below(4) ? TAME : ATOMS);
    meaning->deletes = below(8) == 0;
    if (meaning->deletes)
        return;
    meaning->type = types[below(8)];
    add_random_data(meaning, text);
    if (meaning->type == REGISTRY_MULTI_SZ)
        add_list_bytes(&meaning->data, buf_string(text));
}

typedef bool reader(const char *command, struct meaning *meaning);

/* A deletion is written as one, or as the undoing of a change. */
static enum status write_meaning(struct buf *out, enum registry_writer writer,
    const struct meaning *meaning, struct slice data) {
    bool undo = meaning->deletes && below(2);
    struct registry_setting setting = {.key = buf_slice(&meaning->key),
        .name = buf_slice(&meaning->name),
        .data = data,
        .has_name = true,
        .is_default = meaning->name.len == 0,
        .has_data = !meaning->deletes,
        .type = meaning->type,
        .op = meaning->deletes && !undo ? REGISTRY_DELETE : REGISTRY_SET};
    return registry_write(out, writer, undo ? REGISTRY_UNDO : REGISTRY_APPLY, &setting, NULL);
}

static void reads_back(enum registry_writer writer, reader *read) {
    struct meaning meant = {0}, got = {0};
    struct buf text = {0}, out = {0};
    size_t exact = 0;
    seed = 88172645463325252u;
    for (size_t i = 0; i < ROUNDS; i++) {
        add_random_setting(&meant, &text);
        buf_clear(&out);
        if (write_meaning(&out, writer, &meant, buf_slice(&text)) != STATUS_OK) {
            assert_int_equal(out.len, 0);
            continue;
        }
        meaning_clear(&got);
        if (!read(buf_string(&out), &got) || !same_meaning(&meant, &got))
            fail_msg("round %zu means something else: %s", i, buf_string(&out));
        exact++;
    }
    assert_true(exact > ROUNDS / 20); /* else next to nothing was looked at */
    meaning_fini(&meant);
    meaning_fini(&got);
    buf_fini(&text);
    buf_fini(&out);
}

static void cmd_reads_back(void **state) {
    (void)state;
    reads_back(REGISTRY_REG_EXE, read_cmd);
}

static void powershell_reads_back(void **state) {
    (void)state;
    reads_back(REGISTRY_POWERSHELL, read_powershell);
}

static void reg_file_reads_back(void **state) {
    (void)state;
    reads_back(REGISTRY_REG_FILE, read_reg);
}

/* The readers see what naive quoting lets through. */
static void readers_see_escapes(void **state) {
    (void)state;
    static const struct {
        reader *read;
        const char *good, *bad[6];
    } rows[] = {
        {read_cmd, "reg add \"HKLM\\A\" /v \"N\" /t REG_SZ /d \"x\" /f",
            {"reg add \"HKLM\\A\" /v \"N\" /t REG_SZ /d \"x\" & calc\" /f",
                "reg add \"HKLM\\A\" /v \"N\" /t REG_SZ /d \"%x%\" /f",
                "reg add \"HKLM\\A\" /v \"N\" /t REG_SZ /d \"x\\\" /f",
                "reg add \"HKLM\\A\" /v \"N\" /t REG_SZ /d x /f\ncalc", "reg delete \"HKLM\\A\" /f",
                "reg add \"HKLM\\A\" /v \"/ve\" /t REG_SZ /d \"x\" /f"}},
        {read_powershell,
            "[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A', 'N', 'x', 'String')",
            {"[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A', 'N', 'x'y', 'String')",
                "[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A', 'N', 'x\u2019', "
                "'String')",
                "[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A', 'N', \"x\", "
                "'String')",
                "[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A', 'N', 'x', "
                "'String');calc",
                "[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A', 'N', 'x\ny', "
                "'String')",
                "[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A', 'N', 0x1ffffffff, "
                "'DWord')"}},
        {read_reg, "[HKEY_LOCAL_MACHINE\\A]\n\"N\"=\"x\"",
            {"[HKEY_LOCAL_MACHINE\\A]\n\"N\"=\"x\"y\"", "[HKEY_LOCAL_MACHINE\\A]\n\"N\"=\"x\\\"",
                "[HKEY_LOCAL_MACHINE\\A]\n\"N\"=\"x\"\n[-HKEY_LOCAL_MACHINE\\B]",
                "[HKEY_LOCAL_MACHINE\\A]\n\"N\"=dword:1", "[-HKEY_LOCAL_MACHINE\\A]\n\"N\"=\"x\"",
                "[HKEY_LOCAL_MACHINE\\A]\n\"N\"=hex:1,2"}},
    };
    struct meaning meaning = {0};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        meaning_clear(&meaning);
        assert_true(rows[i].read(rows[i].good, &meaning));
        for (size_t b = 0; b < 6; b++) {
            meaning_clear(&meaning);
            if (rows[i].read(rows[i].bad[b], &meaning))
                fail_msg("taken for a setting: %s", rows[i].bad[b]);
        }
    }
    meaning_fini(&meaning);
}

static void keep(void *context, const struct registry_setting *setting) {
    *(struct registry_setting *)context = *setting;
}

/* The own reader of commands takes what the writers write, too, but for what it repairs: quotes of
 * PowerShell around a name in a line for cmd.exe. */
static void own_reader_reads_back(void **state) {
    (void)state;
    struct meaning meant = {0};
    struct buf text = {0}, out = {0};
    struct arena *arena = arena_new();
    seed = 88172645463325252u;
    for (size_t i = 0; i < ROUNDS / 4; i++) {
        enum registry_writer writer = (enum registry_writer)below(REGISTRY_WRITERS);
        struct registry_setting got;
        add_random_setting(&meant, &text);
        buf_clear(&out);
        if (writer == REGISTRY_REG_EXE && strchr(buf_string(&meant.name), '\''))
            continue;
        if ((meant.deletes && writer == REGISTRY_POWERSHELL) ||
            write_meaning(&out, writer, &meant, buf_slice(&text)) != STATUS_OK)
            continue;
        if (registry_read_code(arena, buf_slice(&out), keep, &got) != 1 ||
            !slice_equal(got.key, buf_slice(&meant.key)) ||
            !slice_equal(got.name, buf_slice(&meant.name)) || got.type != meant.type ||
            (got.op == REGISTRY_DELETE) != meant.deletes || got.has_data == meant.deletes)
            fail_msg("round %zu: %s", i, buf_string(&out));
        arena_reset(arena);
    }
    arena_free(arena);
    meaning_fini(&meant);
    buf_fini(&text);
    buf_fini(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readers_see_escapes),
        cmocka_unit_test(cmd_reads_back),
        cmocka_unit_test(powershell_reads_back),
        cmocka_unit_test(reg_file_reads_back),
        cmocka_unit_test(own_reader_reads_back),
    };
    return RUN_TESTS(tests);
}

#include "import/extract/setting_names.h"

#include "import/extract/setting_facts.h"

/* "Edit DWORD Value", "Add Value", "Value Data field": what menus and boxes are called. */
static bool is_of_editor(struct slice text) {
    static const char *const starts[] = {"edit dword", "edit string", "edit multi", "edit binary",
        "add value", "add key", "new value", "value name", "value before", "value after",
        "value data", "modify binary", "new key", "computer configuration", "user configuration",
        "administrative templates", "windows settings", "security settings"};
    return slice_starts_one_of(text, starts, COUNT_OF(starts));
}

/* "PrintDirectory.reg" */
static bool is_file(struct slice text) {
    static const char *const known[] = {".reg", ".log", ".exe", ".txt", ".bat", ".cmd", ".ps1",
        ".msc", ".inf", ".xml", ".zip", ".cab", ".msi", ".dat", ".ini"};
    return slice_ends_one_of(text, known, COUNT_OF(known));
}

size_t name_count_words(struct slice text) {
    size_t words = 0;
    struct slice word;
    while (slice_next_word(&text, &word))
        words++;
    return words;
}

bool name_is_common(struct slice text) {
    static const char *const words[] = {"the", "a", "an", "this", "that", "new", "ok", "enter",
        "modify", "registry", "value", "values", "entry", "key", "subkey", "data", "dword",
        "string", "name", "type", "edit", "run", "open", "regedit", "cmd", "start", "following",
        "it", "following:", "default", "yes", "no", "delete", "decimal", "hexadecimal", "base",
        "parameters", "edit menu", "value data", "these", "both", "its", "your", "each", "any",
        "all", "to", "of", "is", "in", "named", "correct", "appropriate", "exit", "registry editor",
        "file", "permissions", "advanced", "binary", "your", "export", "qword", "setting",
        "settings", "multi-string", "above", "below", "same", "existing", "disable", "enable"};
    return slice_is_one_of(text, words, COUNT_OF(words)) ||
           registry_type_read(text) != REGISTRY_UNKNOWN || is_of_editor(text);
}

/* "AllowL2TPWeakCrypto", "fEnableRDR", "NMICrashDump": a capital inside the word, or a digit. */
bool name_is_compound(struct slice word) {
    bool lower = false, inner = false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.at[i];
        if (!ascii_is_alnum(c) && c != '_' && c != '-' && c != '.')
            return false;
        lower |= ascii_is_lower(c);
        inner |= i > 0 && (ascii_is_upper(c) || ascii_is_digit(c) || c == '_');
    }
    return word.len > 3 && lower && inner;
}

bool fact_is_name(struct slice text, bool set_apart) {
    if (!set_apart && !name_is_compound(text))
        return false;
    if (text.len == 0 || text.len > 100 || name_is_common(text) || name_count_words(text) > 8 ||
        slice_find(text, SLICE(". ")) != SLICE_NONE || is_file(text) ||
        slice_find_char(text, '\n') != SLICE_NONE || slice_find_char(text, '=') != SLICE_NONE)
        return false;
    if (slice_find_char(text, '\\') != SLICE_NONE || slice_starts_nocase(text, SLICE("HK")) ||
        slice_find(text, SLICE("://")) != SLICE_NONE)
        return false;
    bool letter = false;
    for (size_t i = 0; i < text.len; i++)
        letter |= ascii_is_alpha(text.at[i]);
    return letter && !slice_starts_nocase(text, SLICE("0x"));
}

bool name_is_determiner(struct slice word) {
    static const char *const words[] = {"the", "this", "that", "a", "an", "these", "each", "in",
        "if", "set", "change", "use", "create", "delete", "add", "edit", "when", "modify"};
    return slice_is_one_of(word, words, COUNT_OF(words));
}

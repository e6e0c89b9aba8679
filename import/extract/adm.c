#include "import/extract/adm.h"

/* Takes a keyword off the line, in any case; a word that only begins like it is not it. */
static bool take(struct slice *line, const char *keyword) {
    struct slice wanted = slice_of(keyword);
    if (!slice_starts_nocase(*line, wanted) ||
        (line->len > wanted.len && !ascii_is_blank(line->at[wanted.len])))
        return false;
    *line = slice_trim(slice_from(*line, wanted.len));
    return true;
}

/* What stands in quotation marks, or the first word. */
static struct slice operand(struct slice text) {
    struct slice word = SLICE("");
    if (text.len && text.at[0] == '"') {
        text = slice_from(text, 1);
        ptrdiff_t end = slice_find_char(text, '"');
        return end == SLICE_NONE ? text : slice_first(text, (size_t)end);
    }
    slice_next_word(&text, &word);
    return word;
}

static bool is_template(struct slice text) {
    static const char *const keywords[] = {
        "KEYNAME", "VALUENAME", "END PART", "END POLICY", "CLASS MACHINE", "CLASS USER"};
    struct slice line;
    while (slice_next_line(&text, &line))
        for (size_t i = 0; i < COUNT_OF(keywords); i++) {
            struct slice rest = slice_trim(line);
            if (take(&rest, keywords[i]))
                return true;
        }
    return false;
}

void adm_end(struct adm *adm, adm_found *found, void *user) {
    if (!adm->open)
        return;
    if (adm->numbers != 1) { /* "on" and "off" are a choice, which is the policy's */
        adm->setting.has_data = false;
        adm->setting.data = SLICE("");
    }
    found(user, &adm->setting);
    adm->open = false;
}

static void begin(struct adm *adm, struct slice name) {
    adm->setting = (struct registry_setting){.key = adm->key,
        .name = operand(name),
        .has_name = true,
        .data = SLICE(""),
        .type = adm->type};
    adm->open = adm->setting.name.len > 0;
    adm->numbers = 0;
}

/* The type of value that a PART's words say: "PART !!Size NUMERIC REQUIRED". */
static enum registry_type type_said(struct slice line) {
    struct slice word;
    while (slice_next_word(&line, &word)) {
        if (slice_equal_nocase(word, SLICE("NUMERIC")))
            return REGISTRY_DWORD;
        if (slice_equal_nocase(word, SLICE("EXPANDABLETEXT")))
            return REGISTRY_EXPAND_SZ;
    }
    return REGISTRY_UNKNOWN;
}

/* "NAME !!Off VALUE NUMERIC 4 DEFAULT", "VALUEON NUMERIC 1": what the value can be. */
static void take_number(struct adm *adm, struct slice line) {
    struct slice word;
    if (!adm->open || type_said(line) == REGISTRY_UNKNOWN)
        return;
    adm->setting.type = type_said(line);
    for (bool number = false; slice_next_word(&line, &word);) {
        if (number && ascii_is_digit(word.at[0])) {
            adm->setting.data = word;
            adm->setting.has_data = true;
            adm->numbers++;
        }
        number = slice_equal_nocase(word, SLICE("NUMERIC"));
    }
}

static void read_line(struct adm *adm, struct slice line, adm_found *found, void *user) {
    line = slice_trim(line);
    if (take(&line, "KEYNAME")) {
        adm_end(adm, found, user);
        adm->key = operand(line);
    } else if (take(&line, "VALUENAME")) {
        adm_end(adm, found, user);
        begin(adm, line);
    } else if (take(&line, "END PART") || take(&line, "END POLICY") || take(&line, "POLICY")) {
        adm_end(adm, found, user);
        adm->type = REGISTRY_UNKNOWN;
    } else if (take(&line, "PART")) {
        adm_end(adm, found, user);
        adm->type = type_said(line);
    } else {
        take_number(adm, line);
    }
}

bool adm_read(struct adm *adm, struct slice text, adm_found *found, void *user) {
    struct slice line;
    if (!is_template(text))
        return false;
    while (slice_next_line(&text, &line))
        read_line(adm, line, found, user);
    return true;
}

/* Whole sheets in every format: what is in them, and that nothing hostile is. */
#include "tests/unit/sheet/sheets.h"

#include <jansson.h>

static const char plain[] = "# Error 809: the server does not answer\n\n"
                            "Applies to: Windows 11\n\n"
                            "## Symptoms\n\n"
                            "Dialing ends with error 809.\n\n"
                            "## Cause\n\n"
                            "A router drops UDP 500.\n\n"
                            "## Resolution: Let the client through\n\n"
                            "1. Read [the *list*](https://example.org/a?b=1&c=2) of ports.\n"
                            "2. Set this value.\n\n"
                            "   - Key: `HKEY_LOCAL_MACHINE\\SYSTEM\\X\\PolicyAgent`\n"
                            "   - Value name: AssumeUDP\n"
                            "   - Type: REG_DWORD\n"
                            "   - Data: 2\n\n"
                            "3. Run this:\n\n"
                            "   ```powershell\n"
                            "   Get-Item  'a  b' | Select-Object `Name\n"
                            "   ```\n";

static void text_has_a_form_and_numbered_pages(void **state) {
    (void)state;
    struct sheet sheet = sheet_of(article_of(plain));
    sheet.ascii = sheet.subject.boxes = true;
    sheet.page_lines = 30;
    sheet.edition = SLICE("kb.db of 2026-11-21");
    struct slice text = written(&sheet, SHEET_TEXT);
    assert_has(text, "Machine: ____");
    assert_has(text, "Technician: ____");
    assert_has(text, "page 1 of 2\n");
    assert_has(text, "\fError 809: the server does not answer");
    assert_has(text, "page 2 of 2\n");
    assert_has(text, "kb.db of 2026-11-21\n");
    assert_has(text, "809 (0x00000329, HRESULT 0x80070329, -2147024087)");
    assert_has(text, "[ ] 2. Set this value.\n");
    assert_has(text, "[1] https://example.org/a?b=1&c=2\n");
    assert_int_equal(times(text, "AssumeUDP"), 1);
}

static void markdown_has_a_task_list_and_exact_lines(void **state) {
    (void)state;
    struct sheet sheet = sheet_of(article_of(plain));
    sheet.subject.boxes = true;
    struct slice text = written(&sheet, SHEET_MARKDOWN);
    assert_has(text, "# Error 809: the server does not answer\n");
    assert_has(text, "\n- [ ] 2\\. Set this value.\n");
    assert_has(text, "\n  Key         HKEY_LOCAL_MACHINE\\SYSTEM\\X\\PolicyAgent\n");
    assert_has(text, "\n  ```\n  Get-Item  'a  b' | Select-Object `Name\n  ```\n");
    assert_has(text, "(<https://example.org/a?b=1&c=2>)");
}

static void html_is_one_file_that_loads_nothing(void **state) {
    (void)state;
    struct sheet sheet = sheet_of(article_of(plain));
    sheet.subject.boxes = true;
    struct slice text = written(&sheet, SHEET_HTML);
    assert_true(slice_starts(text, SLICE("<!DOCTYPE html>\n")));
    assert_has(text, "default-src 'none'");
    assert_has(text, "<pre>Get-Item  &#39;a  b&#39; | Select-Object `Name</pre>");
    assert_has(text, "href=\"https://example.org/a?b=1&amp;c=2\"");
    assert_has(text, "(https://example.org/a?b=1&amp;c=2)");
    assert_has(text, "<b>\u2610 2.</b> Set this value.");
    assert_lacks(text, "<script");
    assert_lacks(text, "src=");
}

static void json_holds_steps_with_their_settings(void **state) {
    (void)state;
    struct sheet sheet = sheet_of(article_of(plain));
    struct slice text = written(&sheet, SHEET_JSON);
    json_t *object = json_loadb(text.at, text.len, 0, NULL);
    assert_non_null(object);
    json_t *fix = json_array_get(json_object_get(object, "fixes"), 0);
    json_t *steps = json_object_get(fix, "steps"), *step, *found = NULL;
    size_t i;
    json_array_foreach(steps, i, step) if (json_object_get(step, "settings")) found = step;
    json_t *setting = json_array_get(json_object_get(found, "settings"), 0);
    assert_string_equal(json_string_value(json_object_get(setting, "name")), "AssumeUDP");
    json_t *apply = json_object_get(json_object_get(setting, "cmd"), "apply");
    assert_string_equal(json_string_value(apply),
        "reg add \"HKLM\\SYSTEM\\X\\PolicyAgent\" /v \"AssumeUDP\" /t REG_DWORD /d 2 /f");
    json_decref(object);
}

/* ---- scripts ---- */

static void scripts_hold_the_settings_and_comments(void **state) {
    (void)state;
    struct sheet sheet = sheet_of(article_of(plain));
    struct slice text = written(&sheet, SHEET_CMD);
    assert_has(text, "rem Apply\r\nreg add \"HKLM\\SYSTEM\\X\\PolicyAgent\" /v \"AssumeUDP\"");
    assert_has(text, "\r\nrem reg delete ");
    text = written(&sheet, SHEET_PS1);
    assert_has(text, "# Apply\r\n[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE");
    text = written(&sheet, SHEET_REG);
    assert_memory_equal(text.at, "\xff\xfeW\0i\0n\0", 8);
}

/* Every line is a comment, empty, or one that the registry writer makes. */
static void is_safe_cmd(struct slice text) {
    struct slice line;
    while (slice_next_line(&text, &line)) {
        bool known = line.len == 0 || slice_starts(line, SLICE("rem ")) ||
                     slice_starts(line, SLICE("reg add \"HK")) ||
                     slice_starts(line, SLICE("reg export \"HK")) ||
                     slice_starts(line, SLICE("reg query \"HK"));
        assert_true(known);
        if (slice_starts(line, SLICE("rem ")) && !slice_starts(line, SLICE("rem reg ")))
            for (size_t i = 0; i < line.len; i++)
                assert_null(strchr("%&|<>^!\"'`$", line.at[i]));
    }
}

static void comments_cannot_become_commands(void **state) {
    (void)state;
    struct article *article = article_of(plain);
    article->title = SLICE("a %~ & calc | x > y ^\r\ncalc.exe\n\"; Remove-Item C:\\ #>`$(x)");
    struct sheet sheet = sheet_of(article);
    is_safe_cmd(written(&sheet, SHEET_CMD));
    struct slice text = written(&sheet, SHEET_PS1), line;
    while (slice_next_line(&text, &line))
        assert_true(line.len == 0 || line.at[0] == '#' ||
                    slice_starts(line, SLICE("[Microsoft.Win32.Registry]::")) ||
                    slice_starts(line, SLICE("reg.exe export 'HK")));
}

static void refuses(
    const struct sheet *sheet, enum sheet_format format, enum status status, const char *reason) {
    struct buf out = {0};
    struct error error = {0};
    assert_int_equal(sheet_write(&out, format, sheet, &error), status);
    assert_has(slice_of(error.text), reason);
    assert_int_equal(out.len, 0);
    buf_fini(&out);
}

static void scripts_are_refused_with_the_reason(void **state) {
    (void)state;
    struct article *article = article_of(plain);
    struct sheet sheet = sheet_of(article);
    struct registry_setting *setting = &article->settings.items[0].setting;
    setting->data = SLICE("<value>");
    refuses(&sheet, SHEET_CMD, STATUS_NOTHING, "the data is to be filled in");
    setting->op = REGISTRY_LOOK;
    refuses(&sheet, SHEET_REG, STATUS_NOTHING, "no registry setting");
}

/* Applying both would leave the one that happens to come last. */
static void a_choice_of_values_is_not_written(void **state) {
    (void)state;
    struct article *article = article_of(plain);
    struct sheet sheet = sheet_of(article);
    struct article_setting *other = LIST_ADD(arena, &article->settings);
    *other = article->settings.items[0];
    other->setting.data = SLICE("1");
    refuses(&sheet, SHEET_PS1, STATUS_NOTHING, "several values");
}

static void settings_of_alternatives_are_not_mixed(void **state) {
    (void)state;
    struct article *article = article_of(plain);
    struct sheet sheet = sheet_of(article);
    const struct article_fix first = article->fixes.items[0];
    *LIST_ADD(arena, &article->fixes) = first;
    struct article_setting *other = LIST_ADD(arena, &article->settings);
    *other = article->settings.items[0];
    other->setting.name = SLICE("Other");
    other->fix = 1;
    other->step = ARTICLE_NONE;
    refuses(&sheet, SHEET_REG, STATUS_USAGE, "fixes 1 and 2 have registry settings");
    sheet.fix = 1;
    assert_has(written(&sheet, SHEET_CMD), "/v \"Other\"");
    assert_lacks(written(&sheet, SHEET_CMD), "AssumeUDP");
}

/* ---- hostile ---- */

#define EVIL                                                                                       \
    "a\x1b[31mb\x9b\x07"                                                                           \
    "c\u202ed\u2066e<script>alert(1)</script>\"'&<img src=x onerror=y>```\n"                       \
    "---\n# x\f\r\xff"

static struct article *hostile(void) {
    struct article *article = arena_alloc(arena, sizeof *article);
    const struct slice evil = SLICE(EVIL);
    article->title = article->date = article->url = article->summary = evil;
    *LIST_ADD(arena, &article->kb) = evil;
    *LIST_ADD(arena, &article->products) = evil;
    *LIST_ADD(arena, &article->sources) = evil;
    *LIST_ADD(arena, &article->problems) = (struct article_problem){.label = evil};
    for (enum article_finding_kind kind = 0; kind < FINDING_KINDS; kind++)
        *LIST_ADD(arena, &article->findings) =
            (struct article_finding){.kind = kind, .problem = 0, .text = evil};
    *LIST_ADD(arena, &article->codes) = (struct article_code){
        .problem = 0, .role = CODE_IN_TITLE, .value = 5, .text = evil, .source = evil};
    *LIST_ADD(arena, &article->fixes) =
        (struct article_fix){.problem = 0, .title = evil, .condition = evil};
    *LIST_ADD(arena, &article->steps) = (struct article_step){.fix = 0, .text = evil};
    *LIST_ADD(arena, &article->remarks) =
        (struct article_remark){.fix = 0, .step = 0, .kind = NOTE_WARNING, .text = evil};
    *LIST_ADD(arena, &article->commands) =
        (struct article_command){.fix = 0, .step = 0, .shell = SHELL_CMD, .text = evil};
    *LIST_ADD(arena, &article->settings) = (struct article_setting){.fix = 0,
        .step = 0,
        .setting = {.key = evil, .name = evil, .data = evil, .has_name = true, .has_data = true}};
    *LIST_ADD(arena, &article->settings) = (struct article_setting){.fix = 0,
        .step = 0,
        .setting = {.key = SLICE("HKEY_LOCAL_MACHINE\\SOFTWARE\\X"),
            .name = SLICE("Good"),
            .data = SLICE("1"),
            .has_name = true,
            .has_data = true,
            .type = REGISTRY_DWORD}};
    return article;
}

/* Form feeds part the pages of text; no other control character is in any sheet. */
static void is_clean(struct slice text, bool pages) {
    struct buf rest = {0};
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != '\r' && !(pages && text.at[i] == '\f'))
            buf_add_char(&rest, text.at[i]);
    assert_true(text_is_clean(buf_slice(&rest)));
    buf_fini(&rest);
}

static void nothing_hostile_gets_out(void **state) {
    (void)state;
    const struct store_entry entry = {
        .path = SLICE("../" EVIL "/x.md"), .title = SLICE(EVIL), .root = SLICE(EVIL)};
    for (enum sheet_format format = 0; format < SHEET_FORMATS; format++) {
        struct sheet sheet = sheet_of(hostile());
        sheet.subject.entry = &entry;
        sheet.subject.problem = 0;
        sheet.subject.helpers = SHEET_ALL;
        sheet.subject.boxes = true;
        sheet.edition = SLICE(EVIL);
        struct slice text = written(&sheet, format);
        if (format == SHEET_REG)
            continue; /* UTF-16; its lines are those of the .cmd */
        is_clean(text, format == SHEET_TEXT);
        if (format == SHEET_HTML)
            assert_lacks(text, "<script");
        if (format == SHEET_HTML)
            assert_lacks(text, "<img");
        if (format == SHEET_MARKDOWN)
            assert_lacks(text, "\n# x");
        if (format == SHEET_CMD)
            is_safe_cmd(text);
    }
}

static void any_width_of_text_is_kept(void **state) {
    (void)state;
    const char *const articles[] = {plain, "# x\n"};
    for (unsigned width = 20; width <= 200; width += 3)
        for (size_t a = 0; a < 3; a++) {
            struct sheet sheet = sheet_of(a < 2 ? article_of(articles[a]) : hostile());
            sheet.width = width;
            sheet.page_lines = width % 25;
            sheet.ascii = sheet.subject.boxes = true;
            sheet.edition = SLICE("kb.db of 2026-11-21, fixtree 1");
            struct slice text = written(&sheet, SHEET_TEXT), line;
            while (slice_next_line(&text, &line))
                assert_true(text_width(line) <= width);
        }
}

/* Lines are put together again; the blank between them belongs to neither's style. */
static void is_whole_again(size_t shift) {
    struct buf article = {0}, expected = {0};
    for (int i = 0; i < 9; i++)
        buf_printf(&expected, " `a%d b` **c%d d**, %d", i, i, i);
    buf_add_string(&article, "# The page is empty\n\n## Resolution\n\n1. Open ");
    buf_add_repeated(&article, 'x', shift);
    buf_printf(&article, "%s.\n2. Restart the computer.\n", buf_string(&expected));
    struct sheet sheet = sheet_of(article_of(buf_string(&article)));
    assert_has(written(&sheet, SHEET_MARKDOWN), buf_string(&expected));
    buf_fini(&article);
    buf_fini(&expected);
}

static void wrapped_lines_are_whole_again(void **state) {
    (void)state;
    for (size_t shift = 0; shift < 30; shift++)
        is_whole_again(shift);
}

/* Who checks the sheet wants to know where it comes from. */
static void sources_are_named(void **state) {
    (void)state;
    struct sheet sheet = sheet_of(article_of("# The page is empty\n\n"
                                             "## Resolution\n\n"
                                             "1. Restart the computer.\n\n"
                                             "## Sources\n\n"
                                             "- [A page](https://example.org/p), 2024\n\n"
                                             "## Other\n\n"
                                             "None.\n"));
    struct slice text = written(&sheet, SHEET_MARKDOWN);
    assert_has(text, "## Sources\n\n- A page (<https://example.org/p>), 2024\n");
    assert_lacks(text, "None.");
}

static void files_have_their_extension(void **state) {
    (void)state;
    assert_string_equal(sheet_format_extension(SHEET_TEXT), "txt");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(text_has_a_form_and_numbered_pages),
        TEST(markdown_has_a_task_list_and_exact_lines),
        TEST(html_is_one_file_that_loads_nothing),
        TEST(json_holds_steps_with_their_settings),
        TEST(scripts_hold_the_settings_and_comments),
        TEST(comments_cannot_become_commands),
        TEST(scripts_are_refused_with_the_reason),
        TEST(a_choice_of_values_is_not_written),
        TEST(settings_of_alternatives_are_not_mixed),
        TEST(nothing_hostile_gets_out),
        TEST(any_width_of_text_is_kept),
        TEST(wrapped_lines_are_whole_again),
        TEST(sources_are_named),
        TEST(files_have_their_extension),
    };
    return RUN_TESTS(tests);
}

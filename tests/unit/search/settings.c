/* Registry settings: every way to name one, who wants what, and who contradicts whom. */
#include "search/settings.h"
#include "tests/unit/search/library.h"

static enum status look_up(void **state, const char *text, struct setting_groups *groups) {
    struct library *library = *state;
    struct error error;
    arena_reset(library->arena);
    *groups = (struct setting_groups){0};
    enum status status =
        search_settings(library->store, library->arena, slice_of(text), groups, &error);
    assert_true(status == STATUS_OK || status == STATUS_NOTHING);
    assert_int_equal(status == STATUS_OK, groups->items.count > 0);
    return status;
}

static void part_is(const char *typed, const char *part) {
    struct arena *arena = arena_new();
    assert_slice(setting_part(arena, slice_of(typed)), part);
    arena_free(arena);
}

static void what_people_type(void **state) {
    (void)state;
    part_is("HKLM\\Software\\X", "hkey_local_machine\\software\\x");
    part_is("hklm/software/x/", "hkey_local_machine\\software\\x");
    part_is("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]", "hkey_local_machine\\software\\x");
    part_is("HKLM:\\Software", "hkey_local_machine\\software");
    part_is("HKLM\\SYSTEM\\ControlSet002\\Services\\X",
        "hkey_local_machine\\system\\currentcontrolset\\services\\x");
    part_is("\\Services\\X\\", "services\\x");
    part_is("AllowL2TPWeakCrypto", "allowl2tpweakcrypto");
    part_is("  ", "");
}

static void every_spelling_finds(void **state) {
    static const char *const spellings[] = {"weakcry", "ALLOWL2TPWEAKCRYPTO",
        "HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters",
        "hklm/system/controlset001/services/rasman/parameters/allowl2tpweakcrypto",
        "rasman weakcrypto",
        ("reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters /v "
         "AllowL2TPWeakCrypto /t REG_DWORD /d 1 /f")};
    for (size_t i = 0; i < COUNT_OF(spellings); i++) {
        struct setting_groups groups;
        if (look_up(state, spellings[i], &groups) != STATUS_OK)
            fail_msg("%s: nothing", spellings[i]);
        assert_int_equal(groups.items.count, 1);
        assert_slice(groups.items.items[0].name, "AllowL2TPWeakCrypto");
    }
}

static void contradictions(void **state) {
    struct setting_groups groups;
    look_up(state, "AllowL2TPWeakCrypto", &groups);
    assert_int_equal(groups.items.items[0].uses.count, 2);
    assert_true(groups.items.items[0].contradicted);
    look_up(state, "AssumeUDPEncapsulationContextOnSendRule", &groups);
    assert_int_equal(groups.items.items[0].uses.count, 1);
    assert_false(groups.items.items[0].contradicted);
    const struct store_setting *use = &groups.items.items[0].uses.items[0];
    assert_slice(use->path, "tunnel-789.md");
    assert_slice(use->fix_title, "Resolution");
    assert_slice(use->setting.data, "2");
    assert_int_equal(use->setting.type, REGISTRY_DWORD);
}

static void near_a_mistyped_name(void **state) {
    struct setting_groups groups;
    assert_int_equal(look_up(state, "AllowL2TPWaekCrypto", &groups), STATUS_NOTHING);
    assert_int_equal(groups.near.count, 1);
    assert_slice(groups.near.items[0], "AllowL2TPWeakCrypto");
    assert_int_equal(look_up(state, "", &groups), STATUS_NOTHING);
    assert_int_equal(look_up(state, "HKLM\\A\"B*(%_", &groups), STATUS_NOTHING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_type),
        cmocka_unit_test(every_spelling_finds),
        cmocka_unit_test(contradictions),
        cmocka_unit_test(near_a_mistyped_name),
    };
    return cmocka_run_group_tests(tests, library_setup, library_teardown);
}

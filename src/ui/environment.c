#include "ui/environment.h"

#include "base/slice.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>

static struct slice variable(const char *name) {
    return slice_of(getenv(name));
}

static bool is_forced(struct slice value) {
    return value.len && !slice_equal(value, SLICE("0"));
}

bool ui_environment_color(bool terminal) {
    if (variable("NO_COLOR").len)
        return false;
    if (is_forced(variable("CLICOLOR_FORCE")) || is_forced(variable("FORCE_COLOR")))
        return true;
    if (slice_equal(variable("CLICOLOR"), SLICE("0")))
        return false;
    return terminal && !slice_equal(variable("TERM"), SLICE("dumb"));
}

/* The first that is set of those that name the character set, in POSIX's order. */
static struct slice locale_name(void) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (variable(names[i]).len)
            return variable(names[i]);
    return SLICE("");
}

static bool is_utf8(void) {
    return slice_equal(slice_of(nl_langinfo(CODESET)), SLICE("UTF-8"));
}

bool ui_environment_set_charset(void) {
    struct slice name = locale_name();
    if (setlocale(LC_CTYPE, "") && is_utf8())
        return true;
    bool meant = name.len == 0 || slice_find_nocase(name, SLICE("utf-8")) != SLICE_NONE ||
                 slice_find_nocase(name, SLICE("utf8")) != SLICE_NONE;
    return meant && setlocale(LC_CTYPE, "C.UTF-8") && is_utf8();
}

#include "article/article.h"

const char *article_fix_kind_name(enum article_fix_kind kind) {
    static const char *const names[FIX_KINDS] = {"resolution", "workaround", "check"};
    return names[kind];
}

const char *article_finding_name(enum article_finding_kind kind) {
    static const char *const names[FINDING_KINDS] = {
#define X(name, key, words) key,
#include "article/findings.def"
#undef X
    };
    return names[kind];
}

const char *article_shell_name(enum article_shell shell) {
    static const char *const names[SHELLS] = {
#define X(name, key, words) key,
#include "article/shells.def"
#undef X
    };
    return names[shell];
}

const char *article_action_name(enum article_action_kind kind) {
    static const char *const names[ACTION_KINDS] = {
#define X(name, key, words) key,
#include "article/actions.def"
#undef X
    };
    return names[kind];
}

const char *article_code_role_name(enum article_code_role role) {
    static const char *const names[CODE_ROLES] = {"title", "symptom", "cause", "fix", "elsewhere"};
    return names[role];
}

/* A setting that an article says twice is one. */
#include "import/extract/setting_merge.h"

static bool is_same(const struct registry_setting *a, const struct registry_setting *b) {
    return slice_equal_nocase(a->key, b->key) && slice_equal_nocase(a->name, b->name) &&
           a->has_name == b->has_name;
}

bool setting_is_same_data(struct slice a, struct slice b) {
    uint64_t x, y;
    if (registry_number(a, &x) && registry_number(b, &y))
        return x == y;
    return slice_equal_nocase(a, b);
}

/* Data said differently (1 to enable, 0 to disable) is left to the reader where it is a choice; in
 * numbered steps and commands what comes later takes back, or is a variant of, what comes first. */
static void take_data_of_same(
    struct article_setting *known, const struct registry_setting *setting, bool choice) {
    bool differs = known->setting.has_data && setting->has_data &&
                   !setting_is_same_data(known->setting.data, setting->data);
    if (differs && choice) {
        known->setting.data = SLICE("");
        known->setting.has_data = false;
    } else if (!known->setting.has_data && setting->has_data) {
        known->setting.data = setting->data;
        known->setting.has_data = true;
    }
}

/* Is one of them deleted and then made anew? That is two settings; deleting what was set before is
 * the way back, and none. */
static bool is_made_anew(
    const struct registry_setting *known, const struct registry_setting *setting) {
    return known->op == REGISTRY_DELETE && setting->op == REGISTRY_SET && setting->has_data;
}

bool setting_merge(struct article *article, const struct article_setting *more, bool choice) {
    const struct registry_setting *setting = &more->setting;
    for (size_t i = article->settings.count; i > 0; i--) {
        struct article_setting *known = &article->settings.items[i - 1];
        if (known->fix != more->fix)
            return false;
        if (!is_same(&known->setting, setting) || is_made_anew(&known->setting, setting))
            continue;
        if (known->setting.op == REGISTRY_LOOK && setting->op != REGISTRY_LOOK) {
            *known = *more;
            return true;
        }
        if (known->setting.type == REGISTRY_UNKNOWN)
            known->setting.type = setting->type;
        take_data_of_same(known, setting, choice);
        return true;
    }
    return false;
}

static bool is_made_key(const struct registry_setting *setting) {
    return setting->op == REGISTRY_CREATE_KEY && !setting->has_name;
}

void setting_drop_made_keys(struct article *article, size_t first) {
    size_t kept = first;
    for (size_t i = first; i < article->settings.count; i++) {
        const struct registry_setting *key = &article->settings.items[i].setting;
        bool said_by_value = false;
        for (size_t n = i + 1; n < article->settings.count && is_made_key(key); n++) {
            const struct registry_setting *value = &article->settings.items[n].setting;
            said_by_value |= value->op == REGISTRY_SET && value->has_name &&
                             slice_equal_nocase(value->key, key->key);
        }
        if (!said_by_value)
            article->settings.items[kept++] = article->settings.items[i];
    }
    article->settings.count = kept;
}

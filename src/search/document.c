#include "search/document.h"

struct builder {
    struct buf fields[STORE_FIELDS];
    unsigned char *field_of; /* of each block: its field plus 1, or 0 */
    size_t blocks;
};

static void add(struct builder *builder, enum store_field field, struct slice text) {
    if (text.len == 0)
        return;
    buf_add(&builder->fields[field], text);
    buf_add_char(&builder->fields[field], '\n');
}

/* Does a part of a name begin at `i`: a capital behind a small letter, or before one? */
static bool starts_part(struct slice text, size_t i) {
    if (i == 0 || i >= text.len || !ascii_is_upper(text.at[i]) || !ascii_is_alnum(text.at[i - 1]))
        return false;
    bool small_behind =
        i + 1 < text.len && ascii_is_alpha(text.at[i + 1]) && !ascii_is_upper(text.at[i + 1]);
    bool small_before = ascii_is_alpha(text.at[i - 1]) && !ascii_is_upper(text.at[i - 1]);
    return small_before || (small_behind && ascii_is_upper(text.at[i - 1]));
}

/* "KubeAPIDown" and "AllowL2TPWeakCrypto" are one word to the index; who does not know the name
 * types "kube api" or "weak crypto". Adds the words of such names. */
static void add_parts(struct builder *builder, enum store_field field, struct slice text) {
    struct buf *out = &builder->fields[field];
    for (size_t i = 1; i < text.len; i++) {
        if (!starts_part(text, i))
            continue;
        size_t start = i, end = i;
        while (start > 0 && ascii_is_alnum(text.at[start - 1]))
            start--;
        while (end < text.len && ascii_is_alnum(text.at[end]))
            end++;
        for (i = start; i < end; i++) {
            if (i > start && starts_part(text, i))
                buf_add_char(out, ' ');
            buf_add_char(out, text.at[i]);
        }
        buf_add_char(out, '\n');
    }
}

static void claim(struct builder *builder, uint32_t block, enum store_field field) {
    if (block < builder->blocks && !builder->field_of[block])
        builder->field_of[block] = (unsigned char)(field + 1);
}

/* What a page names as the symptom of another article is that one's, which has it among its names.
 */
static bool is_of_another(const struct article *article, const struct article_finding *finding) {
    return finding->problem >= 0 && (size_t)finding->problem < article->problems.count &&
           article->problems.items[finding->problem].target.len;
}

static void claim_blocks(struct builder *builder, const struct article *article) {
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
        if (is_of_another(article, finding))
            continue;
        if (finding->kind == FINDING_SYMPTOM)
            claim(builder, finding->place.block, FIELD_OF_SYMPTOM);
        else if (finding->kind == FINDING_CAUSE)
            claim(builder, finding->place.block, FIELD_OF_CAUSE);
    }
    for (size_t i = 0; i < article->steps.count; i++)
        claim(builder, article->steps.items[i].place.block, FIELD_OF_FIX);
}

/* A row was claimed as a whole; its cells go where it goes. */
static enum store_field field_of(const struct builder *builder, const struct block *block) {
    for (const struct block *b = block; b; b = b->parent)
        if (builder->field_of[b->index])
            return (enum store_field)(builder->field_of[b->index] - 1);
    return FIELD_OF_BODY;
}

static void add_blocks(struct builder *builder, const struct article *article) {
    for (const struct block *b = article->body; b; b = block_next(article->body, b))
        if (b->text.len && !slice_equal(b->text, article->title))
            add(builder, field_of(builder, b), b->text);
}

/* What a technician types of a setting or command: the key, the name, the line. */
static void add_settings(struct builder *builder, const struct article *article) {
    for (size_t i = 0; i < article->settings.count; i++) {
        add(builder, FIELD_OF_SETTING, article->settings.items[i].setting.key);
        add(builder, FIELD_OF_SETTING, article->settings.items[i].setting.name);
        add_parts(builder, FIELD_OF_SETTING, article->settings.items[i].setting.name);
    }
    for (size_t i = 0; i < article->commands.count; i++)
        add(builder, FIELD_OF_SETTING, article->commands.items[i].text);
    for (size_t i = 0; i < article->actions.count; i++)
        add(builder, FIELD_OF_SETTING, article->actions.items[i].object);
}

/* What it is about in a sentence says more than its text, and less than its symptoms: it weighs as
 * a cause does. */
static void add_head(struct builder *builder, const struct article *article) {
    add(builder, FIELD_OF_TITLE, article->title);
    add_parts(builder, FIELD_OF_TITLE, article->title);
    add(builder, FIELD_OF_CAUSE, article->summary);
    for (size_t i = 0; i < article->products.count; i++)
        add(builder, FIELD_OF_BODY, article->products.items[i]);
    for (size_t i = 0; i < article->facets.count; i++)
        add(builder, FIELD_OF_BODY, article->facets.items[i].value);
}

struct store_document search_document(struct arena *arena, const struct article *article) {
    struct builder builder = {0};
    struct store_document document;
    for (const struct block *b = article->body; b; b = block_next(article->body, b))
        builder.blocks++;
    builder.field_of = arena_alloc(arena, builder.blocks);
    claim_blocks(&builder, article);
    add_head(&builder, article);
    add_blocks(&builder, article);
    add_settings(&builder, article);
    for (size_t i = 0; i < STORE_FIELDS; i++) {
        document.fields[i] = arena_slice(arena, buf_slice(&builder.fields[i]));
        buf_fini(&builder.fields[i]);
    }
    return document;
}

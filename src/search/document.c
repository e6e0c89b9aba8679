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

static void claim(struct builder *builder, uint32_t block, enum store_field field) {
    if (block < builder->blocks && !builder->field_of[block])
        builder->field_of[block] = (unsigned char)(field + 1);
}

static void claim_blocks(struct builder *builder, const struct article *article) {
    for (size_t i = 0; i < article->findings.count; i++) {
        const struct article_finding *finding = &article->findings.items[i];
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
    }
    for (size_t i = 0; i < article->commands.count; i++)
        add(builder, FIELD_OF_SETTING, article->commands.items[i].text);
    for (size_t i = 0; i < article->actions.count; i++)
        add(builder, FIELD_OF_SETTING, article->actions.items[i].object);
}

static void add_head(struct builder *builder, const struct article *article) {
    add(builder, FIELD_OF_TITLE, article->title);
    add(builder, FIELD_OF_BODY, article->summary);
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

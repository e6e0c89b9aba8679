/* Sound articles out of a number: every list and field of the model filled by its table, so that a
 * new field is tested as soon as it has a row there. */
#ifndef TESTS_UNIT_ARTICLE_RANDOM_H
#define TESTS_UNIT_ARTICLE_RANDOM_H

#include "article/fields.h"
#include "base/text.h"
#include "tests/unit/test.h"

struct random {
    uint32_t state; /* not 0 */
    struct arena *arena;
    size_t blocks;
};

static inline uint32_t random_below(struct random *random, uint32_t limit) {
    random->state ^= random->state << 13;
    random->state ^= random->state >> 17;
    random->state ^= random->state << 5;
    return limit ? random->state % limit : 0;
}

/* Letters of one to four bytes, newlines and quotes; now and then none. */
static inline struct slice random_text(struct random *random) {
    static const uint32_t points[] = {
        'a', 'Z', ' ', '\n', '"', '\'', '\\', '%', 0xE4, 0x20AC, 0x1F600};
    struct buf text = {0};
    for (uint32_t i = random_below(random, 12); i > 0; i--)
        text_add(&text, points[random_below(random, COUNT_OF(points))]);
    struct slice copy = arena_slice(random->arena, buf_slice(&text));
    buf_fini(&text);
    return copy;
}

static inline struct block *random_body(struct random *random) {
    struct block *root = block_new(random->arena, BLOCK_DOCUMENT, 1);
    for (uint32_t i = 1 + random_below(random, 6); i > 0; i--) {
        struct block *paragraph = block_new(random->arena, BLOCK_PARAGRAPH, i);
        paragraph->text = random_text(random);
        paragraph->line_end = i + 2;
        block_append(root, paragraph);
    }
    random->blocks = block_number(root);
    return root;
}

static inline void random_field(
    struct random *random, const struct article *article, char *item, const struct field *field) {
    char *at = item + field->offset;
    if (field->type == FIELD_TEXT) {
        struct slice text = random_text(random);
        memcpy(at, &text, sizeof text);
    } else if (field->type == FIELD_PLACE) {
        struct article_place place = {random_below(random, (uint32_t)random->blocks),
            random_below(random, 1000), random_below(random, 1000)};
        memcpy(at, &place, sizeof place);
    } else if (field->type == FIELD_FLAG) {
        *(bool *)at = random_below(random, 2);
    } else if (field->type == FIELD_INDEX) {
        size_t count = field_list_count(article, field->limit);
        int index = (int)random_below(random, (uint32_t)count + 1) - 1;
        memcpy(at, &index, sizeof index);
    } else {
        uint32_t number =
            field->type == FIELD_ENUM ? random_below(random, field->limit) : random->state;
        memcpy(at, &number, sizeof number);
    }
}

/* What article_check() asks for beyond the single field. */
static inline void random_repair(struct random *random, struct article *article) {
    int fix = 0;
    for (size_t i = 0; i < article->steps.count; i++) {
        fix += random_below(random, 2) && (size_t)fix + 1 < article->fixes.count;
        article->steps.items[i].fix = fix;
        article->steps.items[i].depth = 0;
    }
    if (article->fixes.count == 0)
        article->steps.count = 0;
    for (size_t i = 0; i < article->settings.count; i++) {
        article->settings.items[i].setting.has_data = true;
        article->settings.items[i].setting.has_name = true;
    }
}

static inline struct article random_article(struct arena *arena, uint32_t seed) {
    struct random random = {.state = seed * 2654435761u + 1, .arena = arena};
    struct article article = {.body = random_body(&random)};
    for (size_t f = 0; f < article_field_count; f++)
        random_field(&random, &article, (char *)&article, &article_fields[f]);
    for (enum field_list list = 0; list < FIELD_LISTS; list++) {
        for (uint32_t i = random_below(&random, 5); i > 0; i--)
            field_list_add(&article, arena, list);
    }
    random_repair(&random, &article);
    for (enum field_list list = 0; list < FIELD_LISTS; list++) {
        char *item = field_list_items(&article, list);
        for (size_t i = 0; i < field_list_count(&article, list); i++) {
            for (size_t f = 0; f < field_tables[list].field_count; f++)
                random_field(&random, &article, item, &field_tables[list].fields[f]);
            item += field_tables[list].item_size;
        }
    }
    random_repair(&random, &article);
    struct error error = {0};
    if (article_check(&article, &error))
        fail_msg("seed %u: %s", seed, error.text);
    return article;
}

/* Both articles print alike, body included. */
static inline void assert_same_article(const struct article *a, const struct article *b) {
    struct buf left = {0}, right = {0};
    article_dump(&left, a);
    article_dump(&right, b);
    block_dump(&left, a->body);
    block_dump(&right, b->body);
    assert_string_equal(buf_string(&left), buf_string(&right));
    buf_fini(&left);
    buf_fini(&right);
}

#endif

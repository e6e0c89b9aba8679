/* The words of a plan as an expression, and what each phrase of it counts. */
#include "search/plan.h"

enum {
    OTHER_PHRASES = 8, /* required and excluded ones */
    ENOUGH = 200,      /* articles that rare words must bring at least */
};

/* Of all that a query says, how much its rare words make up. */
static const float narrow_share = 0.6f;

/* ---- all of its words ---- */

/* Terms are letters and digits, so that inside quotation marks nothing of them is syntax. */
static void add_phrase(struct plan *plan, struct slice text, size_t group, float weight) {
    struct store_scoring *scoring = &plan->scoring;
    buf_add_char(&plan->expression, '"');
    buf_add(&plan->expression, text);
    buf_add_char(&plan->expression, '"');
    scoring->group[scoring->phrases] = (unsigned char)group;
    scoring->weight[scoring->phrases++] = weight;
}

/* The forms of a word as alternatives; returns how many. */
static size_t add_forms_of(struct buf *out, const struct plan_word *word, bool more) {
    if (more)
        buf_add_string(out, " OR ");
    if (word->named_field)
        buf_add_string(out, "setting : ");
    for (size_t i = 0; i < word->forms.count; i++)
        buf_printf(out, "%s\"%.*s\"", i ? " OR " : "(", SLICE_ARGS(word->forms.items[i].text));
    buf_add_char(out, ')');
    return word->forms.count;
}

static void add_group(struct plan *plan, size_t group) {
    struct plan_word *word = &plan->words.items[group];
    struct store_scoring *scoring = &plan->scoring;
    size_t room = MATCH_PHRASES - OTHER_PHRASES - scoring->phrases;
    if (word->forms.count > room)
        word->forms.count = room;
    plan->named_field |= word->named_field;
    add_forms_of(&plan->expression, word, group > 0);
    for (size_t i = 0; i < word->forms.count; i++) {
        scoring->group[scoring->phrases] = (unsigned char)group;
        scoring->weight[scoring->phrases++] = word->forms.items[i].weight;
    }
    scoring->rarity[group] = word->rarity;
}

static bool has_room(const struct plan *plan) {
    return plan->scoring.phrases < MATCH_PHRASES - OTHER_PHRASES;
}

static void make_expression(struct plan *plan) {
    plan->scoring = (struct store_scoring){0};
    if (plan->words.count == 0)
        return;
    buf_add_char(&plan->expression, '(');
    for (size_t i = 0; i < plan->words.count && has_room(plan); i++) {
        add_group(plan, i);
        plan->scoring.groups = i + 1;
    }
    buf_add_char(&plan->expression, ')');
    for (size_t i = 0; i < plan->required.count && i < OTHER_PHRASES / 2; i++) {
        buf_add_string(&plan->expression, " AND ");
        add_phrase(plan, plan->required.items[i], 0, 0.5f);
    }
    for (size_t i = 0; i < plan->excluded.count && i < OTHER_PHRASES / 2; i++) {
        buf_add_string(&plan->expression, " NOT ");
        add_phrase(plan, plan->excluded.items[i], 0, 0);
    }
}

/* ---- its rare words ---- */

/*
 * Common words make long lists: "the", "windows", "server" are in every other article. The rarest
 * words that make up most of what the query says bring the articles; the others only add to the
 * score. An article without any of the rare ones holds too little of the query to come out on top.
 */
static size_t rarest_first(const struct plan *plan, size_t *order) {
    size_t count = plan->scoring.groups;
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        for (; at && plan->scoring.rarity[order[at - 1]] < plan->scoring.rarity[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return count;
}

static void make_narrow(struct plan *plan) {
    size_t order[MATCH_GROUPS], count = rarest_first(plan, order);
    float all = 0, held = 0;
    size_t articles = 0, taken = 0;
    for (size_t i = 0; i < count; i++)
        all += plan->scoring.rarity[i];
    for (; taken < count && (held < narrow_share * all || articles < ENOUGH); taken++) {
        held += plan->scoring.rarity[order[taken]];
        articles += plan->words.items[order[taken]].articles;
    }
    if (taken == count)
        return;
    buf_add_char(&plan->narrow, '(');
    for (size_t i = 0; i < taken; i++)
        plan->narrow_phrases += add_forms_of(&plan->narrow, &plan->words.items[order[i]], i > 0);
    buf_add_string(&plan->narrow, ") AND ");
    buf_add(&plan->narrow, buf_slice(&plan->expression));
}

void plan_express(struct plan *plan) {
    make_expression(plan);
    make_narrow(plan);
}

/* ---- how it counts ---- */

void plan_score_articles(struct store_scoring *scoring) {
    scoring->field[FIELD_OF_TITLE] = 4.0f;
    scoring->field[FIELD_OF_SYMPTOM] = 3.0f;
    scoring->field[FIELD_OF_CAUSE] = 1.0f;
    scoring->field[FIELD_OF_FIX] = 0.6f;
    scoring->field[FIELD_OF_SETTING] = 1.0f;
    scoring->field[FIELD_OF_BODY] = 0.4f;
    scoring->saturation = 3.0f;
    scoring->length_share = 0.9f;
    scoring->together = 0.5f;
    scoring->near = 0.8f;
    scoring->coverage = 0.6f;
}

void plan_score_names(struct store_scoring *scoring) {
    scoring->field[0] = 1.0f;
    scoring->saturation = 0.5f;
    scoring->length_share = 0.0f;
    scoring->together = 0.6f;
    scoring->near = 0.8f;
    scoring->coverage = 0.8f;
}

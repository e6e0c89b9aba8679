#include "base/text.h"
#include "sheet/transcript_parts.h"

const char *transcript_outcome(enum cases_kind kind) {
    switch (kind) {
    case CASES_SOLVED:
        return "helped";
    case CASES_FAILED:
        return "did not help";
    case CASES_SKIPPED:
        return "skipped";
    default:
        return "begun";
    }
}

const struct sheet_value *transcript_values(
    struct arena *arena, const struct case_walk *walk, size_t *count) {
    struct case_values set = case_values(walk, arena);
    struct sheet_value *values = arena_alloc(arena, (set.count + 1) * sizeof *values);
    for (size_t i = 0; i < set.count; i++)
        values[i] = (struct sheet_value){set.items[i].name, set.items[i].value};
    *count = set.count;
    return values;
}

/* ---- the gate ---- */

static struct slice gated(
    struct arena *arena, struct slice text, void (*gate)(struct buf *, struct slice)) {
    struct buf out = {0};
    gate(&out, text);
    struct slice copy = arena_slice(arena, buf_slice(&out));
    buf_fini(&out);
    return copy;
}

static struct slice line(struct arena *arena, struct slice text) {
    return gated(arena, text, text_gate_line);
}

/* ---- what happened ---- */

/* An article that the case speaks of. */
struct known {
    struct slice about;
    bool is_there, is_read; /* in the store; with its fixes */
    struct store_entry entry;
    struct article article;
};

/* The whole job of a transcript, as the functions below fill it. */
struct making {
    struct arena *arena;
    struct store *store;
    struct transcript *made;
    LIST(struct known) articles; /* each looked up once, however often it was tried */
};

/* By its name as it is shown, and as the case has it. Valid until the next one is looked up. */
static struct known *look_up(struct making *making, struct slice about, struct slice name) {
    for (size_t i = making->articles.count; i-- > 0;)
        if (slice_equal(making->articles.items[i].about, about))
            return &making->articles.items[i];
    struct known *known = LIST_ADD(making->arena, &making->articles);
    *known = (struct known){.about = about};
    known->is_there =
        case_find_article(making->store, making->arena, name, &known->entry, NULL) == STATUS_OK;
    return known;
}

/* The fix of that name, and its article; ARTICLE_NONE where either is not there any more. */
static int find_fix(
    struct making *making, const struct transcript_trial *trial, const struct article **article) {
    struct known *known = look_up(making, trial->about, trial->about);
    if (known->is_there && !known->is_read) {
        known->is_read = store_article(making->store, making->arena, known->entry.id,
                             &known->article, NULL) == STATUS_OK;
        known->is_there = known->is_read;
    }
    if (!known->is_there)
        return ARTICLE_NONE;
    *article = &known->article;
    return case_fix_named(making->arena, &known->article, trial->fix);
}

static void add_step(struct making *making, const struct cases_event *event) {
    struct transcript_step *step = LIST_ADD(making->arena, &making->made->steps);
    bool go = event->kind == CASES_GO;
    *step = (struct transcript_step){.time = event->time, .kind = event->kind};
    step->question = line(making->arena, go ? SLICE("Went to an article") : event->more);
    step->answer = line(making->arena, go ? event->more : event->text);
    step->about = line(making->arena, event->about);
    if (step->question.len == 0)
        step->question = SLICE("The fixes");
}

static bool is_of_fix(const struct transcript_trial *trial, struct slice about, struct slice fix) {
    return slice_equal_nocase(trial->fix, fix) && slice_equal_nocase(trial->about, about);
}

/* The last that is known of the fix that an event means, from 1; 0 where nothing is. */
static size_t find_trial(const struct making *making, const struct cases_event *event) {
    size_t i = making->made->trials.count;
    struct slice about = line(making->arena, event->about), fix = line(making->arena, event->text);
    while (i > 0 && !is_of_fix(&making->made->trials.items[i - 1], about, fix))
        i--;
    return i;
}

static void add_trial(struct making *making, const struct cases_event *event) {
    struct transcript_trial *trial = LIST_ADD(making->arena, &making->made->trials);
    *trial = (struct transcript_trial){.time = event->time, .kind = event->kind};
    trial->about = line(making->arena, event->about);
    trial->fix = line(making->arena, event->text);
    trial->reason = line(making->arena, event->kind == CASES_STEPS ? SLICE("") : event->more);
    const struct known *known = look_up(making, trial->about, event->about);
    if (known->is_there)
        trial->title = line(making->arena, known->entry.title);
}

static void remove_trial(struct transcript *made, size_t number) {
    made->trials.count--;
    memmove(&made->trials.items[number - 1], &made->trials.items[number],
        (made->trials.count - (number - 1)) * sizeof *made->trials.items);
}

/* What became of a fix that was only begun so far takes the place of that. */
static void add_outcome(struct making *making, const struct cases_event *event) {
    size_t former = find_trial(making, event), done = 0;
    if (former && making->made->trials.items[former - 1].kind == CASES_STEPS) {
        done = making->made->trials.items[former - 1].done;
        remove_trial(making->made, former);
    }
    add_trial(making, event);
    making->made->trials.items[making->made->trials.count - 1].done = done;
}

static void add_done(struct making *making, const struct cases_event *event) {
    uint64_t done = 0;
    size_t known = find_trial(making, event);
    if (!slice_number(event->more, UINT32_MAX, &done))
        return;
    if (!known && done) {
        add_trial(making, event);
        known = making->made->trials.count;
    }
    if (known)
        making->made->trials.items[known - 1].done = (size_t)done;
    if (known && !done && making->made->trials.items[known - 1].kind == CASES_STEPS)
        remove_trial(making->made, known);
}

/* What was noted by mistake is not for the ticket, but the steps that were done are. */
static void take_back(struct making *making, const struct cases_event *event) {
    struct transcript_trial last = {0};
    size_t known;
    while ((known = find_trial(making, event))) {
        if (making->made->trials.items[known - 1].done > last.done)
            last = making->made->trials.items[known - 1];
        remove_trial(making->made, known);
    }
    if (last.done == 0)
        return;
    last.kind = CASES_STEPS;
    last.reason = SLICE("");
    *LIST_ADD(making->arena, &making->made->trials) = last;
}

static void add_note(struct making *making, const struct cases_event *event) {
    *LIST_ADD(making->arena, &making->made->notes) = (struct transcript_note){.time = event->time,
        .about = line(making->arena, event->about),
        .text = gated(making->arena, slice_trim(event->text), text_gate)};
}

static void add_event(struct making *making, const struct cases_event *event) {
    switch (event->kind) {
    case CASES_ANSWER:
    case CASES_OTHER:
    case CASES_GO:
        add_step(making, event);
        break;
    case CASES_BACK:
        if (making->made->steps.count)
            making->made->steps.count--;
        break;
    case CASES_SOLVED:
    case CASES_FAILED:
    case CASES_SKIPPED:
        add_outcome(making, event);
        break;
    case CASES_UNTRIED:
        take_back(making, event);
        break;
    case CASES_STEPS:
        add_done(making, event);
        break;
    case CASES_NOTE:
        add_note(making, event);
        break;
    default: /* values and the state are asked from the case */
        break;
    }
}

/* ---- what solved it ---- */

/* The last fix that helped, unless a later word on the same fix says otherwise. */
static const struct transcript_trial *solved_by(const struct transcript *transcript) {
    for (size_t i = transcript->trials.count; i-- > 0;) {
        const struct transcript_trial *trial = &transcript->trials.items[i];
        bool last = trial->kind == CASES_SOLVED;
        for (size_t e = i + 1; last && e < transcript->trials.count; e++)
            last = !is_of_fix(&transcript->trials.items[e], trial->about, trial->fix);
        if (last)
            return trial;
    }
    return NULL;
}

static void add_setting(struct making *making, const struct sheet_subject *subject,
    const struct registry_setting *setting) {
    struct slice name = setting->is_default ? SLICE("(Default)") : setting->name;
    const char *act = setting->op == REGISTRY_DELETE ? "delete "
                      : setting->op == REGISTRY_LOOK ? "look at "
                      : setting->has_name            ? ""
                                                     : "create ";
    const char *type = registry_type_name(setting->type);
    struct slice text = arena_printf(making->arena, "%s%.*s%s%.*s%s%s%s%.*s", act,
        SLICE_ARGS(setting->key), name.len ? "\\" : "", SLICE_ARGS(name),
        setting->has_data || type[0] ? " = " : "", type, setting->has_data && type[0] ? " " : "",
        SLICE_ARGS(setting->has_data ? setting->data : SLICE("")));
    *LIST_ADD(making->arena, &making->made->settings) =
        line(making->arena, sheet_filled(making->arena, subject, text));
}

static void add_exact(struct making *making, const struct sheet_subject *subject, int fix) {
    const struct article *article = subject->article;
    for (size_t i = 0; i < article->settings.count; i++)
        if (article->settings.items[i].fix == fix)
            add_setting(making, subject, &article->settings.items[i].setting);
    for (size_t i = 0; i < article->commands.count; i++)
        if (article->commands.items[i].fix == fix)
            *LIST_ADD(making->arena, &making->made->commands) = line(making->arena,
                sheet_filled(making->arena, subject, article->commands.items[i].text));
}

/* The settings and commands of the fix that solved it, if its article is still there. */
static void find_exact(struct making *making, const struct case_walk *walk) {
    const struct article *article;
    int fix =
        making->made->solved ? find_fix(making, making->made->solved, &article) : ARTICLE_NONE;
    if (fix == ARTICLE_NONE)
        return;
    struct sheet_subject subject = {.article = article, .problem = ARTICLE_NONE};
    subject.values = transcript_values(making->arena, walk, &subject.value_count);
    add_exact(making, &subject, fix);
}

/* ---- how far it was done ---- */

/* How many steps a fix has; 0 where it is not there any more. */
static size_t count_steps(struct making *making, const struct transcript_trial *trial) {
    const struct article *article;
    int fix = find_fix(making, trial, &article);
    return fix == ARTICLE_NONE ? 0 : sheet_steps_of(making->arena, article, fix).count;
}

/* Of an article that was imported anew the steps may be fewer than those that were ticked off: then
 * how many there were is not known. */
static void find_steps(struct making *making) {
    for (size_t i = 0; i < making->made->trials.count; i++) {
        struct transcript_trial *trial = &making->made->trials.items[i];
        size_t steps = trial->done ? count_steps(making, trial) : 0;
        trial->steps = steps >= trial->done ? steps : 0;
    }
}

/* ---- all of it ---- */

static struct cases_head gated_head(struct arena *arena, const struct cases_head *head) {
    struct cases_head safe = *head;
    safe.key = line(arena, head->key);
    safe.name = line(arena, head->name);
    safe.machine = line(arena, head->machine);
    safe.technician = line(arena, head->technician);
    safe.store = line(arena, head->store);
    return safe;
}

static void find_values(struct making *making, const struct case_walk *walk) {
    making->made->values = case_values(walk, making->arena);
    for (size_t i = 0; i < making->made->values.count; i++) {
        struct case_value *value = &making->made->values.items[i];
        value->name = line(making->arena, value->name);
        value->value = line(making->arena, value->value);
    }
}

static void find_nearest(struct making *making, struct case_walk *walk) {
    making->made->exhausted = case_is_exhausted(walk);
    if (!making->made->exhausted)
        return;
    struct case_labels nearest = case_nearest(walk, making->arena);
    for (size_t i = 0; i < nearest.count; i++)
        *LIST_ADD(making->arena, &making->made->nearest) = line(making->arena, nearest.items[i]);
}

static void gather(struct making *making, struct case_walk *walk) {
    const struct cases_events *events = case_events(walk);
    struct transcript *made = making->made;
    made->head = gated_head(making->arena, case_head(walk));
    for (size_t i = 0; i < events->count; i++)
        add_event(making, &events->items[i]);
    made->solved = solved_by(made);
    made->head.solved = made->solved != NULL;
    made->state = cases_state(&made->head);
    find_steps(making);
    find_values(making, walk);
    find_exact(making, walk);
    find_nearest(making, walk);
}

void transcript_write(
    struct buf *out, struct case_walk *walk, struct store *store, enum transcript_format format) {
    struct transcript transcript = {0};
    struct arena *arena = arena_new();
    struct making making = {.arena = arena, .store = store, .made = &transcript};
    gather(&making, walk);
    if (format == TRANSCRIPT_JSON)
        transcript_json(out, &transcript);
    else if (format == TRANSCRIPT_MARKDOWN)
        transcript_markdown(out, &transcript);
    else
        transcript_text(out, &transcript);
    arena_free(arena);
}

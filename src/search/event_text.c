#include "search/event_text.h"

#include "base/buf.h"

enum kept {
    KEPT_NOTHING,
    KEPT_VALUE, /* what stands behind the label */
    KEPT_ALL
};

static const struct label {
    struct slice text;
    enum kept kept;
} labels[] = {
#define X(text, kept) {{text, sizeof text - 1}, KEPT_##kept},
#include "search/event_labels.def"
#undef X
};

enum {
    ENOUGH = 3 /* labels that make a text an event */
};

/* Where a label stands. */
struct place {
    const struct label *label; /* NULL: none follows */
    size_t start, end;         /* `end` is behind the colon */
};

/* The end of the label at `at`, behind its colon; 0 where it is not there. */
static size_t label_end(struct slice text, size_t at, const struct label *label) {
    if (!slice_starts_nocase(slice_from(text, at), label->text))
        return 0;
    size_t end = at + label->text.len;
    while (end < text.len && text.at[end] == ' ')
        end++;
    return end < text.len && text.at[end] == ':' ? end + 1 : 0;
}

/* The first label from `from` on, at the beginning of a word. */
static struct place next_label(struct slice text, size_t from) {
    for (size_t at = from; at < text.len; at++) {
        if (!ascii_is_alpha(text.at[at]) || (at && ascii_is_alnum(text.at[at - 1])))
            continue;
        for (size_t i = 0; i < COUNT_OF(labels); i++) {
            size_t end = label_end(text, at, &labels[i]);
            if (end)
                return (struct place){&labels[i], at, end};
        }
    }
    return (struct place){NULL, text.len, text.len};
}

static bool is_event(struct slice text) {
    size_t count = 0;
    struct place place = next_label(text, 0);
    for (; place.label && count < ENOUGH; place = next_label(text, place.end))
        count++;
    return count == ENOUGH;
}

static size_t skip_blanks(struct slice text, size_t at) {
    while (at < text.len && ascii_is_blank(text.at[at]))
        at++;
    return at;
}

/* What is left out behind a label: its line, or all up to the next label; where no label follows,
 * for the description may stand there without one, a word. */
static size_t value_end(struct slice text, const struct place *place, const struct place *next) {
    size_t end = skip_blanks(text, place->end);
    if (next->label && next->start <= end)
        return next->start;
    for (; end < next->start && text.at[end] != '\n'; end++)
        if (!next->label && ascii_is_blank(text.at[end]))
            break;
    return end;
}

struct slice event_essence(struct arena *arena, struct slice text) {
    struct buf kept = {0};
    if (!is_event(text))
        return text;
    struct place place = next_label(text, 0);
    buf_add(&kept, slice_first(text, place.start));
    while (place.label) {
        struct place next = next_label(text, place.end);
        size_t from = place.label->kept == KEPT_ALL     ? place.start
                      : place.label->kept == KEPT_VALUE ? place.end
                                                        : value_end(text, &place, &next);
        buf_add_char(&kept, ' ');
        buf_add(&kept, slice_first(slice_from(text, from), next.start - from));
        place = next;
    }
    struct slice essence = arena_slice(arena, buf_slice(&kept));
    buf_fini(&kept);
    return essence;
}

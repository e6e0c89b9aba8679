/* What a case is called that nobody gave a name: by what was answered in it, so that it is found
 * again by the problem. */
#include "base/buf.h"
#include "store/cases.h"

#include <time.h>

/* The moves that were not taken back; in `arena`. */
struct moves {
    const struct cases_event **items;
    size_t count, capacity;
};

static struct moves moves_that_stand(struct arena *arena, const struct cases_events *events) {
    struct moves moves = {0};
    for (size_t i = 0; i < events->count; i++) {
        const struct cases_event *event = &events->items[i];
        if (event->kind == CASES_BACK)
            moves.count -= moves.count > 0;
        else if (cases_kind_moves(event->kind))
            *LIST_ADD(arena, &moves) = event;
    }
    return moves;
}

/* What a person chose: an answer, or for a walk that went straight to an article its branch, else
 * its title. "None of these" says nothing. */
static struct slice said_by(const struct cases_event *move) {
    switch (move->kind) {
    case CASES_ANSWER:
        return move->text;
    case CASES_GO:
        return move->text.len ? move->text : move->more;
    default:
        return SLICE("");
    }
}

/* The answer that led to an article says the most, the last one of several. */
static struct slice article_of(const struct moves *moves) {
    for (size_t i = moves->count; i > 0; i--)
        if (moves->items[i - 1]->about.len && said_by(moves->items[i - 1]).len)
            return said_by(moves->items[i - 1]);
    return SLICE("");
}

static struct slice name_by_day(struct arena *arena, int64_t begun) {
    time_t seconds = (time_t)begun;
    struct tm day;
    char text[64] = "walk";
    if (localtime_r(&seconds, &day))
        strftime(text, sizeof text, "walk of %Y-%m-%d %H:%M", &day);
    return arena_slice(arena, slice_of(text));
}

struct slice cases_name_of(struct arena *arena, int64_t begun, const struct cases_events *events) {
    struct moves moves = moves_that_stand(arena, events);
    struct slice name = article_of(&moves);
    if (name.len)
        return arena_slice(arena, name);
    struct buf answers = {0};
    for (size_t i = 0; i < moves.count; i++) {
        struct slice said = said_by(moves.items[i]);
        if (said.len && answers.len)
            buf_add_string(&answers, ", ");
        buf_add(&answers, said);
    }
    name = answers.len ? arena_slice(arena, buf_slice(&answers)) : name_by_day(arena, begun);
    buf_fini(&answers);
    return name;
}

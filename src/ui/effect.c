#include "ui/screen.h"

#include <stdarg.h>
#include <stdio.h>

struct ui_effect ui_stay(void) {
    return (struct ui_effect){.kind = UI_EFFECT_NONE};
}

struct ui_effect ui_push(const struct ui_screen *screen, const void *argument) {
    return (struct ui_effect){.kind = UI_EFFECT_PUSH, .screen = screen, .argument = argument};
}

struct ui_effect ui_show(const struct ui_screen *screen, const void *argument) {
    return (struct ui_effect){.kind = UI_EFFECT_SHOW, .screen = screen, .argument = argument};
}

struct ui_effect ui_pop(void) {
    return (struct ui_effect){.kind = UI_EFFECT_POP};
}

struct ui_effect ui_home(void) {
    return (struct ui_effect){.kind = UI_EFFECT_HOME};
}

struct ui_effect ui_quit(void) {
    return (struct ui_effect){.kind = UI_EFFECT_QUIT};
}

/* The message that a function with a format was called with. */
#define FILL_MESSAGE(effect, format)                                                               \
    do {                                                                                           \
        va_list args;                                                                              \
        va_start(args, format);                                                                    \
        vsnprintf((effect).message, sizeof(effect).message, format, args);                         \
        va_end(args);                                                                              \
    } while (0)

struct ui_effect ui_message(const char *format, ...) {
    struct ui_effect effect = {.kind = UI_EFFECT_MESSAGE};
    FILL_MESSAGE(effect, format);
    return effect;
}

struct ui_effect ui_failure(const char *format, ...) {
    struct ui_effect effect = {.kind = UI_EFFECT_MESSAGE, .bad = true};
    FILL_MESSAGE(effect, format);
    return effect;
}

struct ui_effect ui_copy(struct slice text, const char *format, ...) {
    struct ui_effect effect = {.kind = UI_EFFECT_COPY, .text = text};
    FILL_MESSAGE(effect, format);
    return effect;
}

struct ui_effect ui_ask(
    int question, const char *label, struct slice text, bool live, struct ui_history *history) {
    return (struct ui_effect){.kind = UI_EFFECT_ASK,
        .question = question,
        .label = label,
        .text = text,
        .live = live,
        .history = history};
}

/* What is kept of an event that was pasted. */
#include "search/event_text.h"
#include "tests/unit/test.h"

static void keeps(const char *text, const char *kept) {
    struct arena *arena = arena_new();
    struct buf words = {0};
    struct slice rest = event_essence(arena, slice_of(text)), word;
    while (slice_next_word(&rest, &word)) {
        if (words.len)
            buf_add_char(&words, ' ');
        buf_add(&words, word);
    }
    assert_slice(buf_slice(&words), kept);
    buf_fini(&words);
    arena_free(arena);
}

static void source_number_and_description(void **state) {
    (void)state;
    keeps("Log Name:      System\nSource:        Tape\nDate:          1/2/2024 9:00:00 AM\n"
          "Event ID:      4711\nTask Category: None\nLevel:         Error\nUser:          N/A\n"
          "Computer:      pc1\nDescription:\nThe tape is full.\nThe door is open.",
        "Tape Event ID: 4711 The tape is full. The door is open.");
    keeps("Event Type: Warning Event Source: Tape Event Category: None Event ID: 4711 "
          "Date: 1/2/2024 Time: 9:00:00 AM User: N/A Computer: pc1 Description: The tape is full.",
        "Tape Event ID: 4711 The tape is full.");
}

static void what_crashed_and_how(void **state) {
    (void)state;
    keeps("Faulting application name: tape.exe, version: 1.2.3.4, time stamp: 0x5b8a1f2c "
          "Faulting module name: heap.dll, version: 1.2.3.5, time stamp: 0x1a2b3c4d "
          "Exception code: 0xc0000374 Fault offset: 0x00000000000fb2f9",
        "tape.exe, heap.dll, 0xc0000374");
}

/* Few labels make no event, and the last may have the description behind its value. */
static void other_texts(void **state) {
    (void)state;
    keeps("", "");
    keeps("source: tape event id: 4711", "source: tape event id: 4711");
    keeps("level: 1, level:", "level: 1, level:");
    keeps("Level: Error Event ID: 4711 Computer: pc1 the tape is full",
        "Event ID: 4711 the tape is full");
    keeps("Level:Level:Level:", "");
    keeps("Level: Level: Level", "Level: Level: Level");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(source_number_and_description),
        cmocka_unit_test(what_crashed_and_how),
        cmocka_unit_test(other_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

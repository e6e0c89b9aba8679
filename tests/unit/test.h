/* What every unit test includes: cmocka with its prerequisites, and comparing slices. */
#ifndef TESTS_UNIT_TEST_H
#define TESTS_UNIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/slice.h"

#include <stdlib.h>

/* Fails, showing both, unless the slice holds exactly this C string. */
#define assert_slice(slice, string) assert_slice_at((slice), (string), __FILE__, __LINE__)

static inline void assert_slice_at(
    struct slice got, const char *expected, const char *file, int line) {
    char *text = calloc(1, got.len + 1);
    if (got.len)
        memcpy(text, got.at, got.len);
    _assert_string_equal(text, expected, file, line);
    free(text);
}

#define assert_buf(buf, string) assert_slice(buf_slice(&(buf)), (string))

#define RUN_TESTS(tests) cmocka_run_group_tests(tests, NULL, NULL)

#endif

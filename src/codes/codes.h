/*
 * Error numbers: the forms they are written in, the families they belong to, which of them say the
 * same thing, and what they mean. The rules are those of [MS-ERREF] 2.1 to 2.3 and of winerror.h;
 * each is named at its function. A facility other than FACILITY_WIN32 is never stripped.
 */
#ifndef CODES_CODES_H
#define CODES_CODES_H

#include "base/buf.h"
#include "base/slice.h"

#include <stdint.h>

/* A namespace of numbers: the same number means different things in different families. */
enum code_family {
#define X(name, key, words, apart) FAMILY_##name,
#include "codes/families.def"
#undef X
    FAMILIES
};

/* The family's short name ("ras"), and its name for people ("Remote access (RAS)"). Static. */
const char *code_family_key(enum code_family family);
const char *code_family_name(enum code_family family);

/* Are its numbers other ones than those of GetLastError()? An event's 5 is no error 5, and is
 * wrapped in no HRESULT. */
bool code_family_stands_apart(enum code_family family);

/* The family that the value's layout or range suggests (a label, never certain): 0x8007xxxx is
 * HRESULT, 0xC0000022 NTSTATUS, 600 to 999 RAS, 10000 to 11999 Winsock, 13000 to 13999 IPsec.
 * FAMILY_ANY where nothing is suggested. */
enum code_family code_guess_family(uint32_t value);

/* How a number is written. */
enum code_form {
    CODE_DECIMAL, /* 789, 2147942405, AADSTS50011 */
    CODE_SIGNED,  /* -2147024891 */
    CODE_HEX,     /* 0x80070005, 80070005, &H80070005, 7Eh */
    CODE_NAME,    /* ERROR_ACCESS_DENIED */
    CODE_SPELLED, /* 5.7.64, HY000, E1955: what is no number stands for itself */
    CODE_FORMS,
};

/*
 * One way to understand what was written. The value of what is spelled is made of its characters:
 * 5.7.64 is 5007064, the five of an SQLSTATE are digits of base 36, and letters and digits of a
 * vendor (E1955) are hashed to 30 bits, into a range where no number of Windows lies. So value and
 * family are the identity of all of them, and only a vendor's code is shown by what was written.
 */
struct code_reading {
    uint32_t value;
    enum code_form form;
    enum code_family family; /* FAMILY_ANY unless the text says it: "Event ID", "STOP", a name */
    struct slice written;    /* borrowed from the text that was read */
};

enum {
    CODE_READINGS = 4
};

/*
 * Understands what a person types for a number: "789", "0x80070005", "80070005", "-2147024891",
 * "&H80070005", "7Eh", "0xFFFFFFFF80070005" (sign-extended), "error 789", "Event ID 20227",
 * "STOP 0x7B", "RAS 809", "AADSTS50011", "1722 (0x6BA)", "ERROR_ACCESS_DENIED", "5.7.64", "SQLSTATE
 * HY000", "E1955". Digits alone give two readings, decimal first, then hexadecimal; hexadecimal
 * comes first for eight digits that begin with 0 or 8, as HRESULTs do. A family decides it: stop
 * codes are hexadecimal, event IDs decimal. Returns how many readings there are, at most
 * CODE_READINGS, the likely one first; 0 where the text is no number, or more than a number and
 * words like those.
 */
size_t code_read(struct slice text, struct code_reading readings[CODE_READINGS]);

/* A number found in running text. */
struct code_mention {
    size_t start, len; /* of what is written, without "error" and the like */
    struct code_reading reading;
    bool marked; /* the text says that it is an error, by a word ("error 789"), by its sentence
                  * ("789 The L2TP ..."), its name or other notation beside it ("8418 (0x20e2)") */
};

/*
 * Finds the next error number in running text from `*from` on, and moves `*from` behind it; false
 * when there is none. Finds numbers that the words around mark as errors, events or stop codes,
 * lists of them too ("events 1925 and 1926"); and unmarked, hexadecimal numbers of a facility that
 * the tables know, signed numbers like -2147024891, symbolic names, and the parameters of a stop
 * code. Leaves out KB numbers, versions, ports, sizes, dates, times, addresses, GUIDs and OIDs.
 * Looks at a bounded stretch around each number, so its time is linear in the text.
 */
bool code_next(struct slice text, size_t *from, struct code_mention *mention);

enum {
    CODE_EQUIVALENTS = 8
};

/*
 * All values that stand for the same failure as `value`, `value` first: a Win32 code, its HRESULT
 * (HRESULT_FROM_WIN32) and its NTSTATUS (NTSTATUS_FROM_WIN32) wrapping; an NTSTATUS and its
 * HRESULT_FROM_NT; a SetupAPI code and its HRESULT; a stop code and its form in small dumps
 * (0x7E, 0x1000007E). Returns how many.
 */
size_t code_equivalents(uint32_t value, uint32_t values[CODE_EQUIVALENTS]);

/* The Win32 code that Windows gives a program for this NTSTATUS (RtlNtStatusToDosError): 5 for
 * 0xC0000022. Many to one, so it is not among the equivalents. 0 where the table has none. */
uint32_t code_win32_of_ntstatus(uint32_t status);

/* A row of the tables in kb/codes, 16 bytes without a pointer; its texts come by function. */
struct code_meaning {
    uint32_t value;
    uint32_t name_at, text_at;
    uint16_t source;
    uint16_t family; /* enum code_family */
};

/* ERROR_ACCESS_DENIED, "" where there is none; the meaning in fixtree's own words, "" where only
 * the name is known; where the fact comes from. Static. */
const char *code_meaning_name(const struct code_meaning *meaning);
const char *code_meaning_text(const struct code_meaning *meaning);
const char *code_meaning_source(const struct code_meaning *meaning);

/* The rows of that value, in the order of families; NULL and 0 where there is none. Static. */
const struct code_meaning *code_meanings(uint32_t value, size_t *count);

/* All rows, in the order of values: for the nearest number. Static. */
const struct code_meaning *code_all(size_t *count);

/* The first row of that symbolic name, letters in any case; NULL where there is none. Static. */
const struct code_meaning *code_by_name(struct slice name);

/* The rows in the order of their names, letters in lower case: the place of the first name that is
 * not before `start`, and the row at a place, NULL behind the last. For completion. Static. */
size_t code_name_place(struct slice start);
const struct code_meaning *code_at_place(size_t place);

/* What is said of a whole group of codes where none of them has a row: of 5.7.64 the row of 5.7.0,
 * of SQLSTATE 08P99 that of its class 08000. NULL where there is none. Static. */
const struct code_meaning *code_general(enum code_family family, uint32_t value);

/* The facility of an HRESULT, bits 16 to 26 ([MS-ERREF] 2.1); its name ("WINDOWSUPDATE"), and what
 * it deals with, in words: both "" for one that the table does not have. Static. */
uint32_t code_facility(uint32_t value);
const char *code_facility_name(uint32_t value);
const char *code_facility_words(uint32_t value);

/* Adds the number in all its forms: "789 (0x00000315, HRESULT 0x80070315, -2147024107)". */
void code_describe(struct buf *out, uint32_t value);

/* Adds the number in the one form that its family writes it in: "789", "0x80070005", "AADSTS50011",
 * "5.7.64", "HY000"; of a vendor's code `written`, which only who read it knows. */
void code_write(struct buf *out, enum code_family family, uint32_t value, struct slice written);

#endif

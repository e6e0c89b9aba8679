/* Contracts that the compiler checks, under short names. GCC and clang know all of them. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#define ATTR_PRINTF(text, first) __attribute__((format(printf, text, first)))
#define ATTR_RETURNS_NONNULL __attribute__((returns_nonnull))
#define ATTR_NONNULL __attribute__((nonnull))
#define ATTR_MUST_USE __attribute__((warn_unused_result))
#define ATTR_NORETURN __attribute__((noreturn))
#define ATTR_UNUSED __attribute__((unused))

#endif

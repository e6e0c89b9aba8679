/* Whether the sanitizers, which make a test ten times slower, are on. */
#ifndef TESTS_UNIT_REGISTRY_SLOW_H
#define TESTS_UNIT_REGISTRY_SLOW_H

#if defined(__SANITIZE_ADDRESS__)
#define SLOW 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLOW 1
#endif
#endif

#ifndef SLOW
#define SLOW 0
#endif

#endif

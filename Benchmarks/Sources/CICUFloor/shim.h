// What the floor calls of ICU, and nothing else: it must stay what it is when the library changes
// how it uses ICU. Inline functions, because Swift does not see ICU's names, which are macros.
#ifndef CICUFLOOR_SHIM_H
#define CICUFLOOR_SHIM_H

#define U_SHOW_CPLUSPLUS_API 0

#include <stddef.h>
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

#pragma clang assume_nonnull begin

static inline void cicufloor_version(uint8_t *version) {
    u_getVersion(version);
}

static inline UBreakIterator *_Nullable cicufloor_open(UErrorCode *status) {
    return ubrk_open(UBRK_WORD, "", NULL, 0, status);
}

static inline void cicufloor_close(UBreakIterator *breaker) {
    ubrk_close(breaker);
}

/// `text` must outlive every following call of `cicufloor_next`.
static inline void cicufloor_setText(
    UBreakIterator *breaker, const UChar *_Nullable text, int32_t count, UErrorCode *status) {
    ubrk_setText(breaker, text, count, status);
}

/// The next boundary, or `UBRK_DONE` (-1).
static inline int32_t cicufloor_next(UBreakIterator *breaker) {
    return ubrk_next(breaker);
}

/// What ended at the last boundary: from `UBRK_WORD_NONE_LIMIT` (100) on a word.
static inline int32_t cicufloor_ruleStatus(UBreakIterator *breaker) {
    return ubrk_getRuleStatus(breaker);
}

#pragma clang assume_nonnull end

#endif

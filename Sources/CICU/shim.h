// The part of ICU that this package calls.
//
// ICU renames its entry points with its major version by macros that Swift does not import. The
// inline functions below are compiled by Clang, where the macros expand, so that no Swift file
// names a version of ICU, and a build against another ICU needs no edit.
#ifndef CICU_SHIM_H
#define CICU_SHIM_H

#define U_SHOW_CPLUSPLUS_API 0

#include <stdbool.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/udata.h>
#include <unicode/unorm2.h>
#include <unicode/uversion.h>

#pragma clang assume_nonnull begin

static inline void cicu_version(uint8_t version[_Nonnull U_MAX_VERSION_LENGTH]) {
    u_getVersion(version);
}

static inline const char *cicu_errorName(UErrorCode code) {
    return u_errorName(code);
}

/// Opens an iterator over word boundaries with the rules and dictionaries of the root locale.
static inline UBreakIterator *_Nullable cicu_openWordBreaker(UErrorCode *status) {
    return ubrk_open(UBRK_WORD, "", NULL, 0, status);
}

static inline void cicu_closeWordBreaker(UBreakIterator *breaker) {
    ubrk_close(breaker);
}

/// Points the breaker at the start of a text, which must stay where it is while boundaries are
/// asked for.
static inline void cicu_setText(
    UBreakIterator *breaker, const UChar *_Nullable text, int32_t count, UErrorCode *status) {
    ubrk_setText(breaker, text, count, status);
}

/// The next boundary in UTF-16 units, or a negative number after the last.
static inline int32_t cicu_nextBoundary(UBreakIterator *breaker) {
    return ubrk_next(breaker);
}

/// Whether what ended at the last boundary is a word rather than white space or punctuation.
static inline bool cicu_endsWord(UBreakIterator *breaker) {
    return ubrk_getRuleStatus(breaker) >= UBRK_WORD_NONE_LIMIT;
}

/// Opens the words of Chinese and Japanese that the word breaker uses.
static inline UDataMemory *_Nullable cicu_openHanDictionary(UErrorCode *status) {
    return udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", status);
}

/// Whether the data calls itself a dictionary of the known format, written for this machine.
static inline bool cicu_isKnownDictionary(UDataMemory *data) {
    UDataInfo info = {.size = sizeof(UDataInfo)};
    udata_getInfo(data, &info);
    return info.size >= sizeof(UDataInfo) && info.isBigEndian == U_IS_BIG_ENDIAN
        && info.charsetFamily == U_CHARSET_FAMILY && info.sizeofUChar == sizeof(UChar)
        && memcmp(info.dataFormat, "Dict", 4) == 0 && info.formatVersion[0] == 1;
}

/// The first byte after the header, aligned for any integer; valid until the data is closed.
static inline const void *_Nullable cicu_dataMemory(UDataMemory *data) {
    return udata_getMemory(data);
}

static inline void cicu_closeData(UDataMemory *data) {
    udata_close(data);
}

/// NFKC_Casefold; the object belongs to ICU and lives as long as the process.
static inline const UNormalizer2 *_Nullable cicu_casefolding(UErrorCode *status) {
    return unorm2_getNFKCCasefoldInstance(status);
}

/// Normalises a text and returns the length of the result, which may exceed the capacity.
static inline int32_t cicu_normalize(
    const UNormalizer2 *normalizer, const UChar *_Nullable source, int32_t count,
    UChar *_Nullable target, int32_t capacity, UErrorCode *status) {
    return unorm2_normalize(normalizer, source, count, target, capacity, status);
}

/// Whether nothing before the character ever changes what it and its followers normalise to.
static inline bool cicu_hasBoundaryBefore(const UNormalizer2 *normalizer, UChar32 scalar) {
    return unorm2_hasBoundaryBefore(normalizer, scalar);
}

#pragma clang assume_nonnull end

#endif

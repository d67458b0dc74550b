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
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
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

/// Opens a converter from an encoding that stops at the first byte that is no text in it.
static inline UConverter *_Nullable cicu_openConverter(const char *name, UErrorCode *status) {
    UConverter *converter = ucnv_open(name, status);
    if (converter) {
        ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
        ucnv_setFallback(converter, false);
    }
    return converter;
}

static inline void cicu_closeConverter(UConverter *converter) {
    ucnv_close(converter);
}

/// Converts bytes and returns how many units were written; `used` is how many bytes were read.
///
/// With a full target the status is U_BUFFER_OVERFLOW_ERROR, after which the call can be repeated
/// with the rest.
static inline int32_t cicu_toUTF16(
    UConverter *converter, const char *source, int64_t count, bool isLast, UChar *target,
    int32_t capacity, int64_t *used, UErrorCode *status) {
    const char *next = source;
    UChar *end = target;
    ucnv_toUnicode(
        converter, &end, target + capacity, &next, source + count, NULL, isLast, status);
    *used = next - source;
    return (int32_t)(end - target);
}

/// How many bytes before the place where conversion stopped are no text.
static inline int32_t cicu_invalidCount(UConverter *converter) {
    char bytes[16];
    int8_t count = sizeof bytes;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, bytes, &count, &status);
    return U_SUCCESS(status) ? count : 0;
}

/// The name that the Internet registry gives to an encoding, `NULL` if none.
static inline const char *_Nullable cicu_registeredName(const char *name) {
    UErrorCode status = U_ZERO_ERROR;
    const char *found = ucnv_getStandardName(name, "MIME", &status);
    if (!found) {
        status = U_ZERO_ERROR;
        found = ucnv_getStandardName(name, "IANA", &status);
    }
    return found;
}

static inline UCharsetDetector *_Nullable cicu_openDetector(UErrorCode *status) {
    return ucsdet_open(status);
}

static inline void cicu_closeDetector(UCharsetDetector *detector) {
    ucsdet_close(detector);
}

/// Guesses the encoding of a text; the array of guesses, best first, belongs to the detector.
static inline const UCharsetMatch *_Nonnull *_Nullable cicu_guesses(
    UCharsetDetector *detector, const char *text, int32_t length, int32_t *count,
    UErrorCode *status) {
    ucsdet_setText(detector, text, length, status);
    return ucsdet_detectAll(detector, count, status);
}

static inline const char *_Nullable cicu_guessName(const UCharsetMatch *guess) {
    UErrorCode status = U_ZERO_ERROR;
    return ucsdet_getName(guess, &status);
}

static inline int32_t cicu_guessConfidence(const UCharsetMatch *guess) {
    UErrorCode status = U_ZERO_ERROR;
    return ucsdet_getConfidence(guess, &status);
}

#pragma clang assume_nonnull end

#endif

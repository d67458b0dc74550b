// The part of Snowball's libstemmer that this package calls, with what may be null told to Swift.
#ifndef CSTEMMER_SHIM_H
#define CSTEMMER_SHIM_H

#include <libstemmer.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct sb_stemmer CStemmer;

/// Opens a stemmer for text in UTF-8; null if there is none of the name or no memory.
static inline CStemmer *_Nullable cstemmer_open(const char *algorithm) {
    return sb_stemmer_new(algorithm, "UTF_8");
}

static inline void cstemmer_close(CStemmer *stemmer) {
    sb_stemmer_delete(stemmer);
}

/// The stem of a word, which stays until the next call; null if there is no memory.
static inline const uint8_t *_Nullable cstemmer_stem(CStemmer *stemmer, const uint8_t *word,
                                                     int count) {
    return sb_stemmer_stem(stemmer, word, count);
}

/// The number of bytes of the last stem.
static inline int cstemmer_count(CStemmer *stemmer) {
    return sb_stemmer_length(stemmer);
}

#pragma clang assume_nonnull end

#endif

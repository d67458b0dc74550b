// The part of zlib that this package calls.
#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <stdint.h>
#include <string.h>
#include <zlib.h>

#pragma clang assume_nonnull begin

/// Unpacks a raw deflate stream in one go, into memory that is large enough for an honest one.
///
/// Returns how many bytes were written, or -1 if the stream is damaged, or doesn't end where the
/// room does or before.
static inline int64_t czlib_inflate(
    const uint8_t *source, uint32_t count, uint8_t *target, uint32_t capacity) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return -1;
    stream.next_in = (Bytef *)source;
    stream.avail_in = count;
    stream.next_out = target;
    stream.avail_out = capacity;
    int status = inflate(&stream, Z_FINISH);
    int64_t written = (int64_t)capacity - stream.avail_out;
    inflateEnd(&stream);
    return status == Z_STREAM_END ? written : -1;
}

static inline uint32_t czlib_crc32(const uint8_t *bytes, uint32_t count) {
    return (uint32_t)crc32(crc32(0, NULL, 0), bytes, count);
}

#pragma clang assume_nonnull end

#endif

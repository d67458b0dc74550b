/// The first bytes of an index file: what it is, how long, and where its sections are.
///
///      0       8      10      12      16            24
///      +-------+-------+-------+-------+-------------+-------------+
///      | signature     | vers. | flags | ICU 4×u8    | file length |
///      | 8 bytes       |  u16  | u16 0 |             |     u64     |
///      +---------------+-------+-------+-------------+-------------+
///      | analysis u64  | sections u32  | CRC table u32 | CRC header u32 | 0 u32 |
///      +---------------+---------------+---------------+----------------+-------+
///     24              32              36              40               44      48
///
///     section entry, 32 bytes: id u32 | flags u32 | offset u64 | length u64 | 0 u64
///
/// The CRC of the header covers its first 40 bytes; the table follows it. The checksums of the extents
/// stand in a section of their own, the last one:
///
///     bytes of an extent u64 | XXH64 of each extent u64
enum FileHeader {
    /// Not UTF-8, and spoilt by every program that takes the file for text.
    static let signature: [UInt8] = [0xFE, 0x53, 0x49, 0x58, 0x0D, 0x0A, 0x1A, 0x0A]
    static let version: UInt16 = 1
    static let size = 48
    static let entrySize = 32
    static let alignment = 8

    /// The bytes that have a checksum together, and that a search reads when it needs one of them.
    static let extentSize = 4096

    /// The sizes of extents that a reader takes.
    static let extentSizes = 64...(1 << 20)

    /// A reader that doesn't know a section with this flag must refuse the file.
    static let requiredFlag: UInt32 = 1
}

@testable import SearchIndex

/// Puts the right checksums over damaged bytes, as an attacker would, so that the damage gets past them.
enum Sealing {
    /// The entries of the section table that lie inside of the bytes.
    static func entries(of bytes: [UInt8]) -> [(entry: Int, section: Range<Int>)] {
        bytes.withRawSpan { span in
            let room = max(0, bytes.count - FileHeader.size) / FileHeader.entrySize
            let count = min(room, Int(span.load(UInt32.self, at: 32)))
            return (0..<count).map { index in
                let entry = FileHeader.size + index * FileHeader.entrySize
                let offset = span.load(UInt64.self, at: entry + 8)
                let length = span.load(UInt64.self, at: entry + 16)
                let place = span.inside(
                    at: Int(truncatingIfNeeded: offset),
                    count: Int(truncatingIfNeeded: length)
                )
                return (entry, place)
            }
        }
    }

    /// Makes the checksums of all extents, of the table and of the header right.
    static func seal(_ bytes: inout [UInt8]) {
        sealHeader(of: &bytes)
        sealExtents(of: &bytes)
    }

    /// Makes the checksums of all extents right, as far as the table tells where they stand.
    static func sealExtents(of bytes: inout [UInt8]) {
        guard let section = entries(of: bytes).last?.section, section.count >= 8 else { return }
        let stored = bytes.withRawSpan { $0.load(UInt64.self, at: section.lowerBound) }
        guard let size = Int(exactly: stored), size > 0 else { return }
        var start = 0
        var place = section.lowerBound + 8
        while start < section.lowerBound, place < section.upperBound {
            let extent = start..<min(section.lowerBound, start + min(size, bytes.count))
            let sum = bytes.withRawSpan { XXHash64.hash($0.extracting(extent)) }
            put(sum, at: place, in: &bytes)
            start = extent.upperBound
            place += 8
        }
    }

    /// Makes the checksums of the table and of the header right.
    static func sealHeader(of bytes: inout [UInt8]) {
        let start = FileHeader.size
        let end = start + entries(of: bytes).count * FileHeader.entrySize
        put(checksum(of: start..<max(start, end), in: bytes), at: 36, in: &bytes)
        put(checksum(of: 0..<40, in: bytes), at: 40, in: &bytes)
    }

    /// Puts a number over others, lowest byte first, as far as there are any.
    static func put<Value: FixedWidthInteger>(
        _ value: Value,
        at offset: Int,
        in bytes: inout [UInt8]
    ) {
        for index in 0..<(Value.bitWidth / 8) where offset + index < bytes.count {
            bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
        }
    }

    private static func checksum(of range: Range<Int>, in bytes: [UInt8]) -> UInt32 {
        bytes.withRawSpan { CRC32C.checksum($0.extracting($0.inside(range))) }
    }
}

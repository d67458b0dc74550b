internal import CZlib

/// A ZIP archive in memory, read by its directory.
///
/// Files are found by name and unpacked in memory; nothing is ever written under a name of theirs.
/// The limits are those of someone who doesn't trust the archive: see `Fault`. Written after
/// PKWARE's APPNOTE 6.3, sections 4.3 to 4.4, without ZIP64, which no document needs.
struct ZipArchive {
    /// Why an archive isn't read.
    enum Fault: Error, Hashable {
        /// It has no directory, or one that doesn't fit.
        case damaged

        /// Its files are encrypted.
        case encrypted

        /// It is made to exhaust who unpacks it.
        case bomb
    }

    private struct Entry {
        var name: [UInt8]
        var flags: Int
        var method: Int
        var checksum: UInt32
        var packed: Int
        var size: Int
        var offset: Int
    }

    /// The number of files that no document has.
    static let entryLimit = 10_000

    /// The size that no part of a document has.
    static let sizeLimit = 64 << 20

    /// How many times its packed size a file may be, once it is larger than `ratioStart`.
    static let ratioLimit = 100
    static let ratioStart = 1 << 20

    private let bytes: [UInt8]
    private var entries: [Entry] = []

    /// Reads the directory.
    ///
    /// Complexity: O(*n* log *n*) for *n* files.
    init(_ bytes: [UInt8]) throws(Fault) {
        self.bytes = bytes
        guard let end = Self.endRecord(bytes) else { throw .damaged }
        let count = Self.number(bytes, end + 10, 2)
        let size = Self.number(bytes, end + 12, 4)
        let start = Self.number(bytes, end + 16, 4)
        guard start <= end, size <= end - start, count * 46 <= size else { throw .damaged }
        guard count <= Self.entryLimit else { throw .bomb }
        var place = start
        for _ in 0..<count {
            entries.append(try entry(at: &place, before: end))
        }
        try refuseOverlaps(before: start)
    }

    /// The contents of a file, `nil` if there is none of this name.
    ///
    /// Complexity: O(size of the file).
    func contents(of name: String) throws(Fault) -> [UInt8]? {
        guard let entry = entries.first(where: { $0.name.elementsEqual(name.utf8) }) else {
            return nil
        }
        guard entry.flags & 1 == 0 else { throw .encrypted }
        guard entry.size <= Self.sizeLimit else { throw .bomb }
        guard entry.size <= Self.ratioStart || entry.size / Self.ratioLimit <= entry.packed else {
            throw .bomb
        }
        let header = entry.offset
        guard Self.number(bytes, header, 4) == 0x0403_4B50 else { throw .damaged }
        let start =
            header + 30 + Self.number(bytes, header + 26, 2) + Self.number(bytes, header + 28, 2)
        guard start <= bytes.count, entry.packed <= bytes.count - start else { throw .damaged }
        let packed = start..<start + entry.packed
        let contents: [UInt8]
        switch entry.method {
        case 0:
            guard entry.size == entry.packed else { throw .damaged }
            contents = Array(bytes[packed])
        case 8:
            guard let unpacked = Self.inflate(bytes, packed, entry.size) else { throw .damaged }
            contents = unpacked
        default: throw .damaged
        }
        guard Self.checksum(contents) == entry.checksum else { throw .damaged }
        return contents
    }

    /// The record with which the directory ends, before a comment of at most 65,535 bytes.
    private static func endRecord(_ bytes: [UInt8]) -> Int? {
        var place = bytes.count - 22
        let last = max(0, place - 0xFFFF)
        while place >= last, place >= 0 {
            if bytes[place] == 0x50, number(bytes, place, 4) == 0x0605_4B50,
                place + 22 + number(bytes, place + 20, 2) == bytes.count
            {
                return place
            }
            place -= 1
        }
        return nil
    }

    private func entry(at place: inout Int, before end: Int) throws(Fault) -> Entry {
        guard place + 46 <= end, Self.number(bytes, place, 4) == 0x0201_4B50 else {
            throw .damaged
        }
        let nameCount = Self.number(bytes, place + 28, 2)
        let next =
            place + 46 + nameCount + Self.number(bytes, place + 30, 2)
            + Self.number(bytes, place + 32, 2)
        guard next <= end else { throw .damaged }
        defer { place = next }
        return Entry(
            name: Array(bytes[place + 46..<place + 46 + nameCount]),
            flags: Self.number(bytes, place + 8, 2),
            method: Self.number(bytes, place + 10, 2),
            checksum: UInt32(Self.number(bytes, place + 16, 4)),
            packed: Self.number(bytes, place + 20, 4),
            size: Self.number(bytes, place + 24, 4),
            offset: Self.number(bytes, place + 42, 4)
        )
    }

    /// Refuses an archive whose files share bytes: that is how small archives unpack to petabytes.
    private func refuseOverlaps(before end: Int) throws(Fault) {
        var last = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            guard entry.offset >= last else { throw .bomb }
            last = entry.offset + 30 + entry.packed
            guard last <= end else { throw .damaged }
        }
    }

    /// A little-endian number, 0 outside of the bytes.
    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        guard place >= 0, place + count <= bytes.count else { return 0 }
        var value = 0
        for index in (0..<count).reversed() { value = value << 8 | Int(bytes[place + index]) }
        return value
    }

    private static func inflate(_ bytes: [UInt8], _ packed: Range<Int>, _ size: Int) -> [UInt8]? {
        var isWhole = false
        // Safe: the range lies inside of the bytes, neither pointer leaves the closures, and zlib
        // writes no more than the capacity; both sizes were checked against limits.
        let unpacked = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { target, filled in
            unsafe bytes.withUnsafeBufferPointer { source in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                let count = unsafe czlib_inflate(
                    from + packed.lowerBound,
                    UInt32(packed.count),
                    to,
                    UInt32(size + 1)
                )
                isWhole = count == Int64(size)
                filled = max(0, Int(count))
            }
        }
        return isWhole ? unpacked : nil
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        // Safe: the buffer lives for the call; a part of a document is far smaller than 4 GiB.
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            return unsafe czlib_crc32(start, UInt32(buffer.count))
        }
    }
}

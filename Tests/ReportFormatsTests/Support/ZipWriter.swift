/// Puts together a ZIP archive, honest or not.
struct ZipWriter {
    /// A file of the archive; what isn't given is as it should be.
    struct Entry {
        var name: String
        var contents: [UInt8]
        var packed: [UInt8]?
        var size: Int?
        var flags = 0
        var method: Int?
        var checksum: UInt32?
        var offset: Int?

        init(_ name: String, _ contents: String) {
            self.name = name
            self.contents = Array(contents.utf8)
        }
    }

    /// The bytes of an archive with some files.
    static func archive(_ entries: [Entry], count: Int? = nil) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = entry.offset ?? bytes.count
            let packed = entry.packed ?? entry.contents
            let fields =
                number(entry.flags, 2) + number(entry.method ?? (entry.packed == nil ? 0 : 8), 2)
                + number(0, 4) + number(Int(entry.checksum ?? checksum(entry.contents)), 4)
                + number(packed.count, 4) + number(entry.size ?? entry.contents.count, 4)
                + number(entry.name.utf8.count, 2) + number(0, 2)
            bytes +=
                number(0x0403_4B50, 4) + number(20, 2) + fields + Array(entry.name.utf8) + packed
            directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + fields
            directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
            directory += number(offset, 4) + Array(entry.name.utf8)
        }
        let start = bytes.count
        let number = count ?? entries.count
        return bytes + directory + self.number(0x0605_4B50, 4) + self.number(0, 4)
            + self.number(number, 2) + self.number(number, 2)
            + self.number(directory.count, 4) + self.number(start, 4) + self.number(0, 2)
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = ~0
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~sum
    }
}

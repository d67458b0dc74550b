internal import Glibc

/// The bytes of a section on their way to the file, part after part: held in memory, or in a file.
struct SectionBytes: Sendable {
    /// The bytes that are taken from a file at a time.
    private static let pieceSize = 1 << 20

    private var held: [[UInt8]] = []
    private let spill: SpillFile?
    private var spilledCount = 0

    /// Gathers parts, in a file if there is one.
    init(in spill: SpillFile? = nil) {
        self.spill = spill
    }

    /// The bytes of a section in parts.
    init(_ parts: [[UInt8]]) {
        held = parts
        spill = nil
    }

    /// The number of bytes.
    var count: Int { held.reduce(spilledCount) { $0 + $1.count } }

    /// Adds bytes behind those added before.
    mutating func append(_ bytes: [UInt8]) throws(SearchIndexError) {
        if let spill {
            try spill.write(bytes)
            spilledCount += bytes.count
        } else {
            held.append(bytes)
        }
    }

    /// Calls a function with all bytes, piece after piece.
    func visit(_ body: ([UInt8]) throws(SearchIndexError) -> Void) throws(SearchIndexError) {
        for part in held { try body(part) }
        guard let spill, spilledCount > 0 else { return }
        let file = try spill.mapped()
        var offset = 0
        while offset < spilledCount {
            let count = min(Self.pieceSize, spilledCount - offset)
            let piece = file.withBytes { bytes in
                bytes.extracting(bytes.inside(at: offset, count: count)).copied()
            }
            guard piece.count == count else {
                throw .system(operation: "read back", path: spill.path, errno: EIO)
            }
            try body(piece)
            offset += count
        }
    }
}

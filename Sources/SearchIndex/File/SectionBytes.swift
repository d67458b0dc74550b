internal import Glibc

/// The bytes of a section on their way to the file, part after part: held in memory, or in a file.
struct SectionBytes: Sendable {
    /// The bytes that are taken from a file at a time.
    private static let pieceSize = 1 << 20

    /// A part that isn't in the file of what outgrows memory.
    enum Part: Sendable {
        case held([UInt8])
        case edited(EditedBytes)

        var count: Int {
            switch self {
            case .held(let bytes): bytes.count
            case .edited(let bytes): bytes.count
            }
        }

        func visit(
            _ body: (RawSpan) throws(SearchIndexError) -> Void
        ) throws(SearchIndexError) {
            switch self {
            case .held(let bytes): try bytes.withRawSpan(body)
            case .edited(let bytes): try bytes.visit(body)
            }
        }
    }

    private var parts: [Part] = []
    private let spill: SpillFile?
    private var spilledCount = 0

    /// Gathers parts, in a file if there is one.
    init(in spill: SpillFile? = nil) {
        self.spill = spill
    }

    /// The bytes of a section in parts.
    init(_ parts: [[UInt8]]) {
        self.init(parts.map { .held($0) })
    }

    /// The bytes of a section in parts.
    init(_ parts: [Part]) {
        self.parts = parts
        spill = nil
    }

    /// The number of bytes.
    var count: Int { parts.reduce(spilledCount) { $0 + $1.count } }

    /// Adds a part behind those added before.
    mutating func append(_ part: Part) throws(SearchIndexError) {
        guard let spill else {
            parts.append(part)
            return
        }
        try part.visit { (bytes) throws(SearchIndexError) in try spill.write(bytes) }
        spilledCount += part.count
    }

    /// Calls a function with all bytes, piece after piece.
    func visit(
        _ body: (RawSpan) throws(SearchIndexError) -> Void
    ) throws(SearchIndexError) {
        for part in parts { try part.visit(body) }
        guard let spill, spilledCount > 0 else { return }
        let file = try spill.mapped()
        var offset = 0
        while offset < spilledCount {
            let count = min(Self.pieceSize, spilledCount - offset)
            try file.withBytes { (bytes) throws(SearchIndexError) in
                let piece = bytes.extracting(bytes.inside(at: offset, count: count))
                guard piece.byteCount == count else {
                    throw .system(operation: "read back", path: spill.path, errno: EIO)
                }
                try body(piece)
            }
            offset += count
        }
    }
}

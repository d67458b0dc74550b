/// Bytes put together of ranges of a file, some bits of which are turned, and of bytes that are held.
///
/// What an update takes over from the old file hardly changes, and takes little memory on its way.
struct EditedBytes: Sendable {
    private struct Piece {
        /// Where it begins: in the file, or among the bytes that are held.
        var start: Int
        var count: Int
        var isHeld: Bool

        /// Where its turns end among all turns.
        var turnEnd: Int
    }

    /// Some bits that are others.
    private struct Turn {
        /// The first one, counted from the beginning of the piece.
        var bit: UInt32

        /// The bits that are turned, the first one lowest.
        var bits: UInt32
    }

    private let file: MappedFile
    private var pieces: [Piece] = []
    private var turns: [Turn] = []
    private var held: [UInt8] = []

    /// The number of bytes.
    private(set) var count = 0

    /// Ranges of more bytes are parted, so that places in them fit a turn.
    private static let longestRange = 1 << 28

    /// As many bytes are put together before they are handed on; as many without a turn are handed on as
    /// they stand in the file.
    private static let bufferSize = 1 << 15

    /// Begins without bytes.
    init(of file: MappedFile) {
        self.file = file
    }

    /// Adds a range of the file, which lies inside of it.
    ///
    /// - Complexity: O(1).
    @inline(__always)
    mutating func append(_ range: Range<Int>) {
        count &+= range.count
        if let last = pieces.indices.last, !pieces[last].isHeld,
            pieces[last].start &+ pieces[last].count == range.lowerBound,
            pieces[last].count &+ range.count <= Self.longestRange
        {
            pieces[last].count &+= range.count
        } else {
            appendPiece(range)
        }
    }

    private mutating func appendPiece(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let length = min(Self.longestRange, range.upperBound - start)
            pieces.append(Piece(start: start, count: length, isHeld: false, turnEnd: turns.count))
            start += length
        }
    }

    /// Adds bytes that don't stand in the file.
    mutating func append(held bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        count += bytes.count
        let start = held.count
        held.append(contentsOf: bytes)
        if let last = pieces.indices.last, pieces[last].isHeld {
            pieces[last].count += bytes.count
        } else {
            pieces.append(
                Piece(start: start, count: bytes.count, isHeld: true, turnEnd: turns.count)
            )
        }
    }

    /// Turns some bits of the range that was added last.
    ///
    /// - Parameters:
    ///   - bits: The bits, the first one lowest.
    ///   - bit: The first one, counted from the beginning of the file; it doesn't stand before those that
    ///     were turned before.
    @inline(__always)
    mutating func turn(_ bits: UInt32, at bit: Int) {
        guard let last = pieces.indices.last,
            let place = UInt32(exactly: bit &- 8 &* pieces[last].start)
        else { return }
        turns.append(Turn(bit: place, bits: bits))
        pieces[last].turnEnd = turns.count
    }

    /// Puts another number in the place of one of the range that was added last.
    @inline(__always)
    mutating func replace<Value: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ value: Value,
        at offset: Int,
        in bytes: RawSpan
    ) {
        let turned = value ^ bytes.load(Value.self, at: offset)
        if turned != 0 { turn(UInt32(truncatingIfNeeded: turned), at: 8 &* offset) }
    }

    /// Calls a function with all bytes, some at a time.
    ///
    /// - Complexity: O(n), besides what the function does; ranges without turns cost nothing.
    func visit(
        _ body: (RawSpan) throws(SearchIndexError) -> Void
    ) throws(SearchIndexError) {
        var buffer: [UInt8] = []
        buffer.reserveCapacity(2 * Self.bufferSize)
        try file.withBytes { (bytes) throws(SearchIndexError) in
            var turn = 0
            for piece in pieces {
                var done = 0
                while done < piece.count {
                    let rest = min(piece.count - done, Self.bufferSize - buffer.count)
                    if piece.isHeld {
                        let start = piece.start + done
                        buffer.append(contentsOf: held[start..<start + rest])
                        done += rest
                    } else {
                        var next = piece.count
                        if turn < piece.turnEnd { next = min(next, Int(turns[turn].bit) / 8) }
                        if next - done >= Self.bufferSize {
                            try Self.hand(&buffer, to: body)
                            let start = piece.start + done
                            try body(bytes.extracting(bytes.inside(start..<piece.start + next)))
                            done = next
                            continue
                        }
                        done = append(piece, done..<done + rest, &turn, to: &buffer, in: bytes)
                    }
                    if buffer.count >= Self.bufferSize { try Self.hand(&buffer, to: body) }
                }
                turn = piece.turnEnd
            }
        }
        try Self.hand(&buffer, to: body)
    }

    private static func hand(
        _ buffer: inout [UInt8],
        to body: (RawSpan) throws(SearchIndexError) -> Void
    ) throws(SearchIndexError) {
        guard !buffer.isEmpty else { return }
        try buffer.withRawSpan(body)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Appends a part of a piece with its bits turned, and some bytes more if the last turn reaches so far.
    ///
    /// - Returns: Where the part ends.
    private func append(
        _ piece: Piece,
        _ part: Range<Int>,
        _ turn: inout Int,
        to buffer: inout [UInt8],
        in bytes: RawSpan
    ) -> Int {
        let first = turn
        var end = part.upperBound
        while turn < piece.turnEnd, turns[turn].bit / 8 < end {
            end = max(end, min(piece.count, Int(turns[turn].bit) / 8 + 5))
            turn += 1
        }
        let start = buffer.count - part.lowerBound
        let place = piece.start + part.lowerBound..<piece.start + end
        buffer.append(copying: bytes.extracting(bytes.inside(place)))
        for number in first..<turn {
            let turn = turns[number]
            var rest = UInt64(turn.bits) &<< UInt64(turn.bit & 7)
            var index = start &+ Int(turn.bit / 8)
            // Of a damaged list, some may lie before what is still to be handed on.
            while rest != 0, index >= 0, index < buffer.count {
                buffer[index] ^= UInt8(truncatingIfNeeded: rest)
                rest &>>= 8
                index &+= 1
            }
        }
        return end
    }
}

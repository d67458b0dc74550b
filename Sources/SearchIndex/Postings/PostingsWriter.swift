/// Writes lists of postings one after another; see ``PostingsCursor`` for the layout.
struct PostingsWriter {
    private let shape: PostingsShape
    private(set) var bytes = ByteWriter()

    init(shape: PostingsShape) {
        self.shape = shape
    }

    /// Appends one list.
    ///
    /// - Parameters:
    ///   - numbers: Two numbers or more, ascending, below `UInt32.max`.
    ///   - frequencies: As many frequencies from 1, if the shape has any; else empty.
    ///   - lengths: The length of the paragraph with a number; asked only if the shape has impacts.
    /// - Returns: The bytes that the list takes.
    /// - Complexity: O(n).
    mutating func append(
        numbers: Span<UInt32>,
        frequencies: Span<UInt32>,
        lengths: (UInt32) -> UInt32
    ) -> Int {
        precondition(Self.areAscending(numbers), "postings come in the order of their numbers")
        let start = bytes.count
        let blockCount = numbers.count / BlockPacking.count
        if blockCount == 0 {
            let tail = 0..<numbers.count
            appendTail(tail, after: .max, numbers: numbers, frequencies: frequencies)
            return bytes.count - start
        }
        appendList(
            blockCount: blockCount,
            numbers: numbers,
            frequencies: frequencies,
            lengths: lengths
        )
        precondition(bytes.count - start <= Int(UInt32.max), "a list takes less than 4 GiB")
        return bytes.count - start
    }

    /// Whether each number is larger than the one before, and none is a cursor's end.
    private static func areAscending(_ numbers: Span<UInt32>) -> Bool {
        var next: UInt32 = 0
        for index in numbers.indices {
            let number = numbers[index]
            guard number >= next, number < PostingsCursor.end else { return false }
            next = number + 1
        }
        return true
    }

    private mutating func appendList(
        blockCount: Int,
        numbers: Span<UInt32>,
        frequencies: Span<UInt32>,
        lengths: (UInt32) -> UInt32
    ) {
        var all = BlockMaxima()
        var maxima = ByteWriter()
        var offsets: [UInt32] = []
        var blocks = PostingsWriter(shape: shape)
        var previous = UInt32.max
        for block in 0..<blockCount {
            let range = (block * BlockPacking.count)..<((block + 1) * BlockPacking.count)
            offsets.append(UInt32(blocks.bytes.count))
            blocks.appendBlock(range, after: previous, numbers: numbers, frequencies: frequencies)
            previous = numbers[range.upperBound - 1]
        }
        offsets.append(UInt32(blocks.bytes.count))
        let tail = (blockCount * BlockPacking.count)..<numbers.count
        blocks.appendTail(tail, after: previous, numbers: numbers, frequencies: frequencies)

        if shape.impactSize > 0 {
            var start = 0
            while start < numbers.count {
                let end = min(start + BlockPacking.count, numbers.count)
                var block = BlockMaxima()
                for index in start..<end {
                    block.add(
                        frequency: shape.hasFrequencies ? frequencies[index] : 1,
                        length: lengths(numbers[index])
                    )
                }
                block.append(to: &maxima, shape: shape)
                all.add(block)
                start = end
            }
            all.append(to: &bytes, shape: shape)
        }
        bytes.append(maxima.bytes)
        for block in 1...blockCount {
            bytes.append(integer: numbers[block * BlockPacking.count - 1])
        }
        for offset in offsets { bytes.append(integer: offset) }
        bytes.append(blocks.bytes.bytes)
    }

    /// Appends the numbers and frequencies of a full block, packed.
    private mutating func appendBlock(
        _ range: Range<Int>,
        after previous: UInt32,
        numbers: Span<UInt32>,
        frequencies: Span<UInt32>
    ) {
        var before = previous
        var gaps: [UInt32] = []
        gaps.reserveCapacity(BlockPacking.count)
        for index in range {
            gaps.append(numbers[index] &- before &- 1)
            before = numbers[index]
        }
        let packedGaps = PatchedBlock(gaps)
        guard shape.hasFrequencies else {
            bytes.append(UInt8(packedGaps.width))
            bytes.append(UInt8(packedGaps.exceptions.count))
            packedGaps.appendValues(to: &bytes)
            packedGaps.appendExceptions(to: &bytes)
            return
        }
        let packedFrequencies = PatchedBlock(range.map { frequencies[$0] - 1 })
        bytes.append(UInt8(packedGaps.width))
        bytes.append(UInt8(packedFrequencies.width))
        bytes.append(UInt8(packedGaps.exceptions.count))
        bytes.append(UInt8(packedFrequencies.exceptions.count))
        packedGaps.appendValues(to: &bytes)
        packedFrequencies.appendValues(to: &bytes)
        packedGaps.appendExceptions(to: &bytes)
        packedFrequencies.appendExceptions(to: &bytes)
    }

    /// Appends fewer than 128 postings in a Rice code whose parameter suits them best.
    private mutating func appendTail(
        _ range: Range<Int>,
        after previous: UInt32,
        numbers: Span<UInt32>,
        frequencies: Span<UInt32>
    ) {
        guard !range.isEmpty else { return }
        var before = previous
        var gaps: [UInt64] = []
        for index in range {
            gaps.append(UInt64(numbers[index] &- before &- 1))
            before = numbers[index]
        }
        let parameter = Self.riceParameter(for: gaps)
        var bits = BitWriter()
        bits.append(UInt64(parameter), width: 5)
        for (position, gap) in gaps.enumerated() {
            bits.append(unary: Int(gap >> UInt64(parameter)))
            bits.append(gap & ((1 << UInt64(parameter)) - 1), width: parameter)
            if shape.hasFrequencies {
                bits.append(gamma: UInt64(frequencies[range.lowerBound + position]))
            }
        }
        bits.finish()
        bytes.append(bits.bytes)
    }

    /// The parameter under which the gaps take the fewest bits; the smaller one if equal.
    private static func riceParameter(for gaps: [UInt64]) -> Int {
        var best = (size: UInt64.max, parameter: 0)
        for parameter in 0..<32 {
            let width = UInt64(parameter)
            let size = gaps.reduce(0) { $0 + ($1 >> width) + 1 + width }
            if size < best.size { best = (size, parameter) }
        }
        return best.parameter
    }
}

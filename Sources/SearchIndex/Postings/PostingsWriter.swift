/// Writes lists of postings one after another; see ``PostingsList`` for the layout.
struct PostingsWriter: Sendable {
    private let shape: PostingsShape
    private(set) var bytes = ByteWriter()

    /// The bits of one tail; kept for its buffer.
    private var bits = BitWriter()

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

    /// Appends a list, or a part of one, that is encoded already.
    mutating func append(encoded: [UInt8]) { bytes.append(encoded) }

    /// Appends a part of a list that is encoded already.
    mutating func append(encoded: ArraySlice<UInt8>) { bytes.append(encoded) }

    /// Appends a table of a list.
    mutating func append(integers: Span<UInt32>) {
        bytes.append(integers: integers)
    }

    /// Appends a tail that is encoded already, and empties the bits.
    mutating func append(_ bits: inout BitWriter) { bits.finish(into: &bytes) }

    /// Forgets all lists.
    mutating func removeAll() { bytes.removeAll() }

    /// Appends a list, or a part of one, as it stands in a file.
    mutating func append(copying range: Range<Int>, in file: RawSpan) {
        bytes.append(copying: file.extracting(file.inside(range)))
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
        var impacts = ByteWriter()
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
                let block = maxima(start..<end, numbers: numbers, frequencies: frequencies, lengths)
                block.append(to: &impacts, shape: shape)
                all.add(block.reduced)
                start = end
            }
            all.append(to: &bytes, shape: shape)
        }
        bytes.append(impacts.bytes)
        for block in 1...blockCount {
            bytes.append(integer: numbers[block * BlockPacking.count - 1])
        }
        for offset in offsets { bytes.append(integer: offset) }
        bytes.append(blocks.bytes.bytes)
    }

    func maxima(
        _ range: Range<Int>,
        numbers: Span<UInt32>,
        frequencies: Span<UInt32>,
        _ lengths: (UInt32) -> UInt32
    ) -> BlockMaxima {
        var block = BlockMaxima()
        if shape.hasFrequencies {
            // Nearly all frequencies are small: of those only the shortest paragraph can count.
            var shortest = [8 of UInt32](repeating: .max)
            for index in range {
                let length = lengths(numbers[index])
                let frequency = frequencies[index]
                if frequency < 8 {
                    shortest[Int(frequency)] = min(shortest[Int(frequency)], length)
                } else {
                    block.add(frequency: frequency, length: length)
                }
            }
            for frequency in shortest.indices where shortest[frequency] != .max {
                block.add(frequency: UInt32(frequency), length: shortest[frequency])
            }
        } else {
            var shortest = UInt32.max
            for index in range { shortest = min(shortest, lengths(numbers[index])) }
            block.add(frequency: 1, length: shortest)
        }
        return block
    }

    /// Appends the numbers and frequencies of a full block, packed.
    mutating func appendBlock(
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

    /// Appends fewer than 128 postings in a Rice code whose parameter suits them.
    mutating func appendTail(
        _ range: Range<Int>,
        after previous: UInt32,
        numbers: Span<UInt32>,
        frequencies: Span<UInt32>
    ) {
        guard !range.isEmpty else { return }
        var before = previous
        var gaps = [128 of UInt32](repeating: 0)
        for index in range {
            gaps[index &- range.lowerBound] = numbers[index] &- before &- 1
            before = numbers[index]
        }
        let parameter = Self.riceParameter(of: gaps.span.extracting(0..<range.count))
        bits.append(UInt64(parameter), width: 5)
        for index in range {
            bits.append(rice: gaps[index &- range.lowerBound], parameter: parameter)
            if shape.hasFrequencies { bits.append(gamma: UInt64(frequencies[index])) }
        }
        bits.finish(into: &bytes)
    }

    /// A parameter that suits some gaps, fewer than 128: the best of the three around the width of
    /// their mean.
    static func riceParameter(of gaps: Span<UInt32>) -> Int {
        guard !gaps.isEmpty else { return 0 }
        let count = UInt64(gaps.count)
        var total: UInt64 = 0
        for index in gaps.indices { total &+= UInt64(gaps[index]) }
        let mean = total / count
        let middle = mean == 0 ? 0 : 63 - mean.leadingZeroBitCount
        let first = max(0, middle - 1)
        let width = UInt32(truncatingIfNeeded: first)
        // What is left of the gaps for each of them.
        var quotients: (UInt64, UInt64, UInt64) = (0, 0, 0)
        for index in gaps.indices {
            let quotient = UInt64(gaps[index] &>> width)
            quotients.0 &+= quotient
            quotients.1 &+= quotient &>> 1
            quotients.2 &+= quotient &>> 2
        }
        var best = (size: count &* UInt64(1 + first) &+ quotients.0, parameter: first)
        func consider(_ parameter: Int, _ quotients: UInt64) {
            let size = count &* UInt64(1 + parameter) &+ quotients
            if size < best.size { best = (size, parameter) }
        }
        consider(first + 1, quotients.1)
        if middle > 0, middle < 31 { consider(first + 2, quotients.2) }
        return best.parameter
    }
}

/// Copies the tail of a list with other gaps where paragraphs came in between or went.
///
/// A tail is a run of bits: those of postings whose gaps stay are copied, many at a time, unless the
/// parameter of the code changes.
struct ShiftedTail {
    /// What became of a tail.
    enum Outcome {
        /// Every gap stays as it is.
        case same

        /// Some gaps are others; ``append(to:in:)`` comes next.
        case changed

        /// A paragraph is left out.
        case leftOut
    }

    /// A gap that is another one, and the bits that its code takes.
    private struct Change {
        var index: Int
        var bits: Range<Int>
    }

    private let hasFrequencies: Bool
    private var count = 0
    private var parameter = 0
    private var gaps = [UInt32](repeating: 0, count: BlockPacking.count)
    private var changes: [Change] = []

    /// For each posting, where the bits of its gap begin; and where the last posting ends.
    private var starts = [Int](repeating: 0, count: BlockPacking.count + 1)

    private var bits = BitWriter()

    init(shape: PostingsShape) {
        hasFrequencies = shape.hasFrequencies
    }

    /// Reads a tail.
    ///
    /// - Parameters:
    ///   - start: Where it begins.
    ///   - count: The number of its postings.
    ///   - before: The last number before the tail; -1 if there is none.
    ///   - shift: What that number grows by.
    ///   - places: Where the paragraphs stand in the result.
    ///   - bytes: The file.
    /// - Returns: What became of it.
    /// - Complexity: O(count).
    mutating func read(
        at start: Int,
        count: Int,
        after before: Int,
        shift: Int,
        _ places: inout MergeSource.Places,
        in bytes: RawSpan
    ) -> Outcome {
        self.count = min(count, BlockPacking.count - 1)
        changes.removeAll(keepingCapacity: true)
        var reader = BitReader(at: start)
        parameter = Int(reader.read(bytes, width: 5))
        var number = before
        var shift = shift
        var (gaps, starts) = (exchange(&self.gaps, with: []), exchange(&self.starts, with: []))
        defer { (self.gaps, self.starts) = (gaps, starts) }
        for index in 0..<self.count {
            let begin = reader.bitOffset
            starts[index] = begin
            let quotient = UInt32(truncatingIfNeeded: reader.readUnary(bytes))
            let rest = UInt32(truncatingIfNeeded: reader.read(bytes, width: parameter))
            var gap = Int(quotient &<< UInt32(truncatingIfNeeded: parameter) | rest)
            number &+= gap &+ 1
            guard let next = places.shift(at: number) else { return .leftOut }
            if next != shift {
                gap &+= next &- shift
                shift = next
                guard gap >= 0 else { return .leftOut }
                changes.append(Change(index: index, bits: begin..<reader.bitOffset))
            }
            gaps[index] = UInt32(truncatingIfNeeded: gap)
            if hasFrequencies { _ = reader.readGamma(bytes) }
        }
        starts[self.count] = reader.bitOffset
        return changes.isEmpty ? .same : .changed
    }

    /// Appends the tail that was read, with the gaps that it has now.
    mutating func append(to writer: inout PostingsWriter, in bytes: RawSpan) {
        let best = PostingsWriter.riceParameter(of: gaps.span.extracting(0..<count))
        bits.append(UInt64(best), width: 5)
        guard best == parameter else {
            for index in 0..<count {
                bits.append(rice: gaps[index], parameter: best)
                guard hasFrequencies else { continue }
                var reader = BitReader(atBit: starts[index])
                _ = reader.readUnary(bytes)
                let end = reader.bitOffset &+ parameter
                bits.append(end..<max(end, starts[index &+ 1]), of: bytes)
            }
            writer.append(&bits)
            return
        }
        var copied = starts[0]
        for change in changes {
            bits.append(copied..<max(copied, change.bits.lowerBound), of: bytes)
            bits.append(rice: gaps[change.index], parameter: best)
            copied = change.bits.upperBound
        }
        bits.append(copied..<max(copied, starts[count]), of: bytes)
        writer.append(&bits)
    }
}

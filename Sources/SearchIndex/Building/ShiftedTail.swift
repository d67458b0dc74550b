/// Copies the tail of a list with other gaps where paragraphs came in between or went.
///
/// A tail is a run of bits: those of postings whose gaps stay are copied, many at a time, unless the
/// parameter of the code changes.
struct ShiftedTail {
    /// What became of a tail.
    enum Outcome {
        /// Every gap stays as it is.
        case same

        /// Some gaps are others; ``turnBits(in:)`` or ``append(to:in:)`` comes next.
        case changed

        /// A paragraph is left out.
        case leftOut
    }

    /// A gap that is another one.
    private struct Change {
        var index: Int

        /// The first bit of its code, and what that stood for.
        var bit: Int
        var old: UInt32
    }

    private let hasFrequencies: Bool
    private var count = 0
    private var parameter = 0
    private var gaps = [UInt32](repeating: 0, count: BlockPacking.count)
    private var changes: [Change] = []

    /// The bits of the postings.
    private var codes = 0..<0

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
        let first = reader.bitOffset
        var number = before
        var shift = shift
        // Numbers below stand in the stretch of the one before.
        var limit = before < 0 ? 0 : places.end
        var gaps = exchange(&self.gaps, with: [])
        defer { self.gaps = gaps }
        var kept = gaps.mutableSpan
        for index in 0..<self.count {
            let begin = reader.bitOffset
            let gap = reader.readRice(bytes, parameter: parameter, skippingGamma: hasFrequencies)
            number &+= Int(gap) &+ 1
            kept[index] = gap
            guard number >= limit else { continue }
            guard let next = places.shift(at: number) else { return .leftOut }
            limit = places.end
            guard next != shift else { continue }
            guard let new = UInt32(exactly: Int(gap) &+ next &- shift) else { return .leftOut }
            shift = next
            kept[index] = new
            changes.append(Change(index: index, bit: begin, old: gap))
        }
        codes = first..<reader.bitOffset
        return changes.isEmpty ? .same : .changed
    }

    /// Whether every code takes as many bits as it did, so that the list can be copied but for some.
    func mayTurnBits(inside list: Range<Int>) -> Bool {
        let width = UInt32(truncatingIfNeeded: parameter)
        return best == parameter && codes.upperBound <= 8 &* list.upperBound
            && changes.allSatisfy { $0.old &>> width == gaps[$0.index] &>> width }
    }

    /// Turns the bits that are others in a copy of the list whose tail was read, if it ``mayTurnBits``.
    func turnBits(in copied: inout EditedBytes) {
        let width = UInt32(truncatingIfNeeded: parameter)
        for change in changes {
            let unary = Int(change.old &>> width) &+ 1
            copied.turn(change.old ^ gaps[change.index], at: change.bit &+ unary)
        }
    }

    /// The parameter that suits the gaps now.
    private var best: Int { PostingsWriter.riceParameter(of: gaps.span.extracting(0..<count)) }

    /// Appends the tail that was read, with the gaps that it has now.
    mutating func append(to writer: inout PostingsWriter, in bytes: RawSpan) {
        let best = best
        bits.append(UInt64(best), width: 5)
        guard best == parameter else {
            var reader = BitReader(atBit: codes.lowerBound)
            for index in 0..<count {
                bits.append(rice: gaps[index], parameter: best)
                _ = reader.readRice(bytes, parameter: parameter, skippingGamma: false)
                guard hasFrequencies else { continue }
                let start = reader.bitOffset
                _ = reader.readGamma(bytes)
                bits.append(start..<reader.bitOffset, of: bytes)
            }
            writer.append(&bits)
            return
        }
        var copied = codes.lowerBound
        for change in changes {
            bits.append(copied..<max(copied, change.bit), of: bytes)
            bits.append(rice: gaps[change.index], parameter: best)
            var reader = BitReader(atBit: change.bit)
            _ = reader.readRice(bytes, parameter: parameter, skippingGamma: false)
            copied = reader.bitOffset
        }
        bits.append(copied..<max(copied, codes.upperBound), of: bytes)
        writer.append(&bits)
    }
}

/// Copies a list of postings all of which are taken over from one index, in the same order.
///
/// Paragraphs that stay together keep their distances, so that only the gaps where something was put
/// in between or left out are encoded again. Lengths and frequencies stay what they are, and with
/// them what is known of the best posting of each block.
struct ShiftedList {
    private let shape: PostingsShape
    private var places: MergeSource.Places

    /// The first paragraph of the last stretch, from which on all numbers grow by the same, if no
    /// paragraph behind it is left out.
    private let lastStart: Int

    private var block = PostingsBlock()
    private var numbers: [UInt32] = []
    private var frequencies: [UInt32] = []

    /// A full block that is encoded again, and where that ends.
    private struct Change {
        var block: Int
        var end: Int
    }

    private var changes: [Change] = []

    /// The changed blocks, one after another, and the tail.
    private var changed: PostingsWriter

    private var tail: ShiftedTail

    /// The last numbers of full blocks from one on; those before stay as they are.
    private var lastNumbers: [UInt32] = []
    private var firstBlock = 0
    private var offsets: [UInt32] = []

    /// The only posting of the current term; `nil` if it has several.
    private(set) var single: UInt32?

    /// Prepares for the lists of an index.
    ///
    /// - Parameters:
    ///   - stretches: What is taken over.
    ///   - count: The number of its paragraphs.
    ///   - shape: What the lists hold.
    init(_ stretches: [MergeSource.Stretch], of count: Int, shape: PostingsShape) {
        self.shape = shape
        // A copy of its own, since threads that count their references to one wait for each other.
        let stretches = stretches.map(\.self)
        places = MergeSource.Places(stretches)
        changed = PostingsWriter(shape: shape)
        writer = PostingsWriter(shape: shape)
        tail = ShiftedTail(shape: shape)
        let last = stretches.last?.paragraphs ?? 0..<0
        lastStart = last.upperBound == count ? last.lowerBound : .max
    }

    /// A list that is put together anew.
    private var writer: PostingsWriter

    /// Appends a list and returns the bytes that it takes; `nil`, with nothing done, if one of its
    /// paragraphs is left out.
    ///
    /// - Complexity: O(bytes), and O(1) for every posting that isn't in a full block.
    mutating func append(
        _ entry: TermEntry,
        to lists: inout EditedBytes,
        in bytes: RawSpan
    ) -> Int? {
        places.restart()
        single = nil
        if entry.count <= 1 {
            guard let place = places.place(of: Int(entry.single)) else { return nil }
            single = UInt32(place)
            return 0
        }
        if entry.count < BlockPacking.count { return appendShort(entry, to: &lists, in: bytes) }
        let list = PostingsList(entry, shape: shape, in: bytes)
        guard list.count == entry.count else { return nil }
        return appendLong(list, entry, to: &lists, in: bytes)
    }

    /// Appends a list that is a tail only.
    private mutating func appendShort(
        _ entry: TermEntry,
        to lists: inout EditedBytes,
        in bytes: RawSpan
    ) -> Int? {
        let outcome = tail.read(
            at: entry.list.lowerBound,
            count: entry.count,
            after: -1,
            shift: 0,
            &places,
            in: bytes
        )
        switch outcome {
        case .leftOut: return nil
        case .same: lists.append(entry.list)
        case .changed:
            // Nearly always the code is as long as it was.
            if tail.mayTurnBits(inside: entry.list) {
                lists.append(entry.list)
                tail.turnBits(in: &lists)
                break
            }
            tail.append(to: &writer, in: bytes)
            return moveWritten(to: &lists)
        }
        return entry.list.count
    }

    /// Works out the new numbers of the block unless they stay as they are.
    ///
    /// - Returns: By what they grow, `Int.min` if by different amounts; `nil` if a paragraph is left out.
    private mutating func shiftBlock() -> Int? {
        numbers.removeAll(keepingCapacity: true)
        guard block.count > 0 else { return nil }
        let first = Int(block.number(at: 0))
        let last = Int(block.lastNumber)
        guard first <= last else { return nil }
        if let shift = places.shift(from: first, through: last) {
            if shift != 0 {
                for index in 0..<block.count {
                    let number = Int(block.number(at: index)) &+ shift
                    numbers.append(UInt32(truncatingIfNeeded: number))
                }
            }
            return shift
        }
        var before = -1
        for index in 0..<block.count {
            guard let place = places.place(of: Int(block.number(at: index))), place > before else {
                return nil
            }
            before = place
            numbers.append(UInt32(place))
        }
        return .min
    }

    private mutating func takeFrequencies(of list: PostingsList, in bytes: RawSpan) {
        frequencies.removeAll(keepingCapacity: true)
        guard shape.hasFrequencies else { return }
        block.loadFrequencies(of: list, in: bytes)
        for index in 0..<block.count { frequencies.append(max(1, block.frequency(at: index))) }
    }

    private mutating func appendLong(
        _ list: PostingsList,
        _ entry: TermEntry,
        to lists: inout EditedBytes,
        in bytes: RawSpan
    ) -> Int? {
        changes.removeAll(keepingCapacity: true)
        changed.removeAll()
        lastNumbers.removeAll(keepingCapacity: true)
        firstBlock = unchangedBlocks(of: list, in: bytes)
        // The last number of the block before, there and here.
        var old: Int?
        var new = UInt32.max
        if firstBlock > 0 {
            new = list.lastNumber(of: firstBlock - 1, in: bytes)
            old = Int(new)
        }
        for number in firstBlock..<list.fullBlocks {
            let last = Int(list.lastNumber(of: number, in: bytes))
            if let shift = places.shift(from: old ?? 0, through: last), old != nil || shift == 0 {
                new = UInt32(last &+ shift)
            } else {
                block.load(number, of: list, in: bytes)
                let shift = old.map { Int(new) &- $0 } ?? 0
                guard
                    let next = patch(of: list, after: old ?? -1, shift: shift, in: bytes)
                        ?? encode(of: list, after: new, in: bytes)
                else { return nil }
                new = next
                changes.append(Change(block: number, end: changed.bytes.count))
            }
            lastNumbers.append(new)
            old = last
        }
        let start = list.offset(of: list.fullBlocks, in: bytes)
        guard let old, start <= entry.list.upperBound else { return nil }
        let end = start..<entry.list.upperBound
        var outcome = ShiftedTail.Outcome.same
        if list.count > list.fullBlocks * BlockPacking.count, old < lastStart {
            outcome = tail.read(
                at: end.lowerBound,
                count: list.count - list.fullBlocks * BlockPacking.count,
                after: old,
                shift: Int(new) - old,
                &places,
                in: bytes
            )
        }
        if case .leftOut = outcome { return nil }
        if turnsBits(of: list, entry, outcome, to: &lists, in: bytes) { return entry.list.count }
        write(list, entry, in: bytes)
        switch outcome {
        case .same: writer.append(copying: end, in: bytes)
        default: tail.append(to: &writer, in: bytes)
        }
        return moveWritten(to: &lists)
    }

    /// Adds the list that was put together, and returns the bytes that it takes.
    private mutating func moveWritten(to lists: inout EditedBytes) -> Int {
        let count = writer.bytes.count
        lists.append(held: writer.bytes.bytes)
        writer.removeAll()
        return count
    }

    /// The number of blocks in front all of whose paragraphs keep their numbers.
    private mutating func unchangedBlocks(of list: PostingsList, in bytes: RawSpan) -> Int {
        guard places.shift(at: 0) == 0 else { return 0 }
        return list.firstBlock(reaching: UInt32(clamping: places.end), from: 0, in: bytes)
    }

    /// Copies the list but for some bits, if every part of it takes as many bytes as before.
    ///
    /// - Returns: `false`, with nothing done, if one doesn't.
    private mutating func turnsBits(
        of list: PostingsList,
        _ entry: TermEntry,
        _ outcome: ShiftedTail.Outcome,
        to lists: inout EditedBytes,
        in bytes: RawSpan
    ) -> Bool {
        let numbers = list.impacts(of: list.blockCount) &+ 4 &* firstBlock
        guard numbers &+ 4 &* lastNumbers.count <= entry.list.upperBound else { return false }
        if case .changed = outcome, !tail.mayTurnBits(inside: entry.list) { return false }
        var begin = 0
        for change in changes {
            let old = list.offset(of: change.block, in: bytes)
            let next = list.offset(of: change.block &+ 1, in: bytes)
            guard change.end &- begin == next &- old, old >= entry.list.lowerBound,
                next <= entry.list.upperBound
            else { return false }
            begin = change.end
        }
        lists.append(entry.list)
        for (place, number) in lastNumbers.enumerated() {
            lists.replace(number, at: numbers &+ 4 &* place, in: bytes)
        }
        begin = 0
        for change in changes {
            var place = list.offset(of: change.block, in: bytes)
            changed.bytes.bytes.withRawSpan { changed in
                while begin < change.end {
                    let byte = changed.load(UInt8.self, at: begin)
                    lists.replace(byte, at: place, in: bytes)
                    begin &+= 1
                    place &+= 1
                }
            }
        }
        if case .changed = outcome { tail.turnBits(in: &lists) }
        return true
    }

    private mutating func takeNumbers() {
        for index in 0..<block.count { numbers.append(block.number(at: index)) }
    }

    /// Copies the loaded block if only one gap changes, and takes as many bits as before.
    ///
    /// The last number before the block, -1 if there is none, grows by a shift.
    ///
    /// - Returns: The last number; `nil`, with nothing done, if the block must be encoded again.
    private mutating func patch(
        of list: PostingsList,
        after before: Int,
        shift: Int,
        in bytes: RawSpan
    ) -> UInt32? {
        let start = places
        guard let first = places.shift(at: Int(block.number(at: 0))) else { return nil }
        var index = 0
        if first == shift {
            guard places.end <= Int(block.lastNumber) else { return nil }
            index = min(block.count &- 1, block.firstIndex(reaching: UInt32(places.end)))
        }
        let place = list.offset(of: block.place, in: bytes)
        let end = max(place, list.offset(of: block.place &+ 1, in: bytes))
        let number = Int(block.number(at: index))
        let gap = number &- 1 &- (index > 0 ? Int(block.number(at: index &- 1)) : before)
        guard let next = places.shift(from: number, through: Int(block.lastNumber)),
            let old = UInt32(exactly: gap), let new = UInt32(exactly: gap &+ next &- shift),
            let copied = ChangedGap(index: index, old: old, new: new)
                .block(place..<end, shape: shape, in: bytes)
        else {
            places = start
            return nil
        }
        changed.append(encoded: copied)
        return UInt32(Int(block.lastNumber) &+ next)
    }

    /// Encodes a full block again, and returns its last number; `nil` if a paragraph is left out.
    private mutating func encode(
        of list: PostingsList,
        after before: UInt32,
        in bytes: RawSpan
    ) -> UInt32? {
        guard let shift = shiftBlock() else { return nil }
        if shift == 0 { takeNumbers() }
        guard numbers.count == BlockPacking.count, before == .max || numbers[0] > before else {
            return nil
        }
        takeFrequencies(of: list, in: bytes)
        let (numbers, frequencies) = (numbers, frequencies)
        changed.appendBlock(
            0..<numbers.count,
            after: before,
            numbers: numbers.span,
            frequencies: frequencies.span
        )
        return numbers[numbers.count - 1]
    }

    /// Writes all but the tail: what is known of the blocks, and the blocks.
    private mutating func write(_ list: PostingsList, _ entry: TermEntry, in bytes: RawSpan) {
        let kept = list.impacts(of: list.blockCount) &+ 4 &* firstBlock
        writer.append(copying: entry.list.lowerBound..<kept, in: bytes)
        let lastNumbers = lastNumbers
        writer.append(integers: lastNumbers.span)
        offsets.removeAll(keepingCapacity: true)
        let first = list.offset(of: 0, in: bytes)
        var growth = 0
        var begin = 0
        var next = 0
        for number in 0...list.fullBlocks {
            let offset = list.offset(of: number, in: bytes) &- first &+ growth
            offsets.append(UInt32(truncatingIfNeeded: offset))
            guard next < changes.count, changes[next].block == number else { continue }
            let old = list.offset(of: number &+ 1, in: bytes) &- list.offset(of: number, in: bytes)
            growth += changes[next].end &- begin &- old
            begin = changes[next].end
            next += 1
        }
        let offsets = offsets
        writer.append(integers: offsets.span)
        var copied = first
        begin = 0
        for change in changes {
            let place = list.offset(of: change.block, in: bytes)
            writer.append(copying: copied..<max(copied, place), in: bytes)
            writer.append(encoded: changed.bytes.bytes[begin..<change.end])
            copied = list.offset(of: change.block &+ 1, in: bytes)
            begin = change.end
        }
        let end = list.offset(of: list.fullBlocks, in: bytes)
        writer.append(copying: copied..<max(copied, end), in: bytes)
    }
}

/// Merges the lists of one term after another from several indexes.
struct ListMerger {
    /// Postings that wait.
    private struct Other {
        var numbers: [UInt32] = []
        var frequencies: [UInt32] = []
    }

    private let files: [MappedFile]
    private let stretches: [[MergeSource.Stretch]]
    private let shape: PostingsShape
    private var list: PostingsListBuilder

    /// The only posting and its frequency, if there is just one.
    var single: (number: UInt32, frequency: UInt32) {
        (list.numbers.first ?? 0, list.frequencies.first ?? 1)
    }

    /// The postings of all sources but the one with the most.
    private var numbers: [UInt32] = []
    private var frequencies: [UInt32] = []
    private var spare = Other()
    private var next = 0
    private var block = PostingsBlock()

    init(_ sources: [MergeSource], shape: PostingsShape) {
        stretches = sources.map(\.stretches)
        self.shape = shape
        files = sources.map(\.tables.file)
        list = PostingsListBuilder(shape: shape)
    }

    /// The list of the current term if it is taken over as it is.
    private var unchanged: (file: MappedFile, entry: TermEntry)?

    /// The number of postings of the current term.
    var count: Int { unchanged?.entry.count ?? list.count }

    /// Merges the lists of a term.
    ///
    /// - Complexity: O(postings), or O(blocks) where blocks can be copied.
    mutating func merge(
        _ entries: [(source: Int, entry: TermEntry)],
        lengths: Span<UInt32>
    ) {
        list.removeAll()
        unchanged = nil
        numbers.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        next = 0
        var largest = entries[0]
        for other in entries.dropFirst() where other.entry.count > largest.entry.count {
            largest = other
        }
        for (source, entry) in entries where source != largest.source {
            files[source].withBytes { gather(entry, ofSource: source, in: $0) }
        }
        files[largest.source].withBytes {
            append(largest.entry, ofSource: largest.source, lengths: lengths, in: $0)
        }
        while next < numbers.count { appendOther(lengths) }
    }

    /// Adds the postings of one source to those of others.
    private mutating func gather(_ entry: TermEntry, ofSource source: Int, in bytes: RawSpan) {
        let first = numbers.count
        var places = MergeSource.Places(stretches[source])
        var cursor = PostingsCursor(entry, shape: shape, in: bytes)
        while cursor.number != PostingsCursor.end {
            if let place = places.place(of: Int(cursor.number)) {
                numbers.append(UInt32(place))
                if shape.hasFrequencies { frequencies.append(cursor.frequency(in: bytes)) }
            }
            cursor.advance(in: bytes)
        }
        guard first > 0, first < numbers.count, numbers[first] < numbers[first - 1] else { return }
        interleave(at: first)
    }

    /// Merges two ascending parts, the second of which begins at a place.
    private mutating func interleave(at middle: Int) {
        swap(&numbers, &spare.numbers)
        swap(&frequencies, &spare.frequencies)
        numbers.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        var left = 0
        var right = middle
        while left < middle || right < spare.numbers.count {
            let takesLeft =
                right == spare.numbers.count
                || (left < middle && spare.numbers[left] < spare.numbers[right])
            let place = takesLeft ? left : right
            numbers.append(spare.numbers[place])
            if shape.hasFrequencies { frequencies.append(spare.frequencies[place]) }
            if takesLeft { left += 1 } else { right += 1 }
        }
    }

    /// Adds the postings of the source with the most, and those of others in between.
    private mutating func append(
        _ entry: TermEntry,
        ofSource source: Int,
        lengths: Span<UInt32>,
        in bytes: RawSpan
    ) {
        var places = MergeSource.Places(stretches[source])
        let postings = PostingsList(entry, shape: shape, in: bytes)
        // A number before the block.
        var before: UInt32?
        let first = copyBeginning(of: postings, &places, in: bytes)
        if first > 0 { before = postings.lastNumber(of: first - 1, in: bytes) }
        for number in first..<postings.blockCount {
            if number < postings.fullBlocks {
                let last = postings.lastNumber(of: number, in: bytes)
                if copies(number, of: postings, before: before, last, &places, lengths, in: bytes) {
                    before = last
                    continue
                }
                before = last
            }
            block.load(number, of: postings, in: bytes)
            if number == 0, numbers.isEmpty, block.count > 1, block.count == postings.count,
                places.shift(from: 0, through: Int(block.lastNumber)) == 0
            {
                unchanged = (files[source], entry)
                return
            }
            if shape.hasFrequencies { block.loadFrequencies(of: postings, in: bytes) }
            for index in 0..<block.count {
                guard let place = places.place(of: Int(block.number(at: index))) else { continue }
                let number = UInt32(place)
                while next < numbers.count, numbers[next] < number { appendOther(lengths) }
                let frequency = shape.hasFrequencies ? block.frequency(at: index) : 1
                list.append(number, frequency: frequency, lengths: lengths)
            }
        }
    }

    /// Copies the blocks in front of which all is taken over with its numbers, and nothing stands in between.
    ///
    /// - Returns: How many there are.
    private mutating func copyBeginning(
        of postings: PostingsList,
        _ places: inout MergeSource.Places,
        in bytes: RawSpan
    ) -> Int {
        guard postings.fullBlocks > 0, places.shift(at: 0) == 0 else { return 0 }
        let end = min(places.end, numbers.first.map { Int($0) } ?? .max)
        let count = postings.firstBlock(reaching: UInt32(clamping: end), from: 0, in: bytes)
        list.copy(beginning: count, of: postings, in: bytes)
        return count
    }

    /// Copies a block if all of it is taken over, nothing stands in between, and it begins a block.
    private mutating func copies(
        _ number: Int,
        of postings: PostingsList,
        before: UInt32?,
        _ last: UInt32,
        _ places: inout MergeSource.Places,
        _ lengths: Span<UInt32>,
        in bytes: RawSpan
    ) -> Bool {
        let first = before ?? 0
        guard let shift = places.shift(from: Int(first), through: Int(last)),
            before != nil || shift == 0
        else { return false }
        let start = before.map { UInt32(Int($0) + shift) }
        let end = UInt32(Int(last) + shift)
        while next < numbers.count, start.map({ numbers[next] <= $0 }) ?? false {
            appendOther(lengths)
        }
        guard next == numbers.count || numbers[next] > end, list.canCopy(after: start) else {
            return false
        }
        list.copy(number, of: postings, lastNumber: end, in: bytes)
        return true
    }

    private mutating func appendOther(_ lengths: Span<UInt32>) {
        let frequency = shape.hasFrequencies ? frequencies[next] : 1
        list.append(numbers[next], frequency: frequency, lengths: lengths)
        next += 1
    }

    /// Appends the list, which has two postings or more, and returns the bytes that it takes.
    mutating func finish(into writer: inout PostingsWriter, lengths: Span<UInt32>) -> Int {
        guard let unchanged else { return list.finish(into: &writer, lengths: lengths) }
        unchanged.file.withBytes { writer.append(copying: unchanged.entry.list, in: $0) }
        return unchanged.entry.list.count
    }
}

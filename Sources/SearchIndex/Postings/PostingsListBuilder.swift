/// Makes a list of postings out of single ones and of whole blocks of another list.
///
/// What comes out is what ``PostingsWriter`` writes of the same postings. A block can be copied where
/// the gaps in it stay the same: its postings are shifted together with the one before them.
struct PostingsListBuilder {
    private let shape: PostingsShape
    private var blocks: PostingsWriter
    private var impacts = ByteWriter()
    private var lastNumbers: [UInt32] = []
    private var offsets: [UInt32] = []
    private var all = BlockMaxima()

    /// The postings behind the last full block.
    private(set) var numbers: [UInt32] = []
    private(set) var frequencies: [UInt32] = []

    init(shape: PostingsShape) {
        self.shape = shape
        blocks = PostingsWriter(shape: shape)
        numbers.reserveCapacity(BlockPacking.count)
        frequencies.reserveCapacity(BlockPacking.count)
    }

    /// The number of postings.
    var count: Int { lastNumbers.count * BlockPacking.count + numbers.count }

    /// Forgets all postings.
    mutating func removeAll() {
        blocks.removeAll()
        impacts.removeAll()
        lastNumbers.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        all = BlockMaxima()
    }

    /// Adds a posting behind those added before; one that isn't behind them is left out.
    @inline(__always)
    mutating func append(_ number: UInt32, frequency: UInt32, lengths: Span<UInt32>) {
        if let last = numbers.last ?? lastNumbers.last, number <= last { return }
        numbers.append(number)
        if shape.hasFrequencies { frequencies.append(max(1, frequency)) }
        if numbers.count == BlockPacking.count { closeBlock(lengths) }
    }

    private mutating func closeBlock(_ lengths: Span<UInt32>) {
        offsets.append(UInt32(blocks.bytes.count))
        let (numbers, frequencies) = (numbers, frequencies)
        blocks.appendBlock(
            0..<BlockPacking.count,
            after: lastNumbers.last ?? .max,
            numbers: numbers.span,
            frequencies: frequencies.span
        )
        addMaxima(lengths)
        lastNumbers.append(numbers[BlockPacking.count - 1])
        self.numbers.removeAll(keepingCapacity: true)
        self.frequencies.removeAll(keepingCapacity: true)
    }

    private mutating func addMaxima(_ lengths: Span<UInt32>) {
        guard shape.impactSize > 0 else { return }
        let maxima = blocks.maxima(
            0..<numbers.count,
            numbers: numbers.span,
            frequencies: frequencies.span
        ) { lengths[Int($0)] }
        maxima.append(to: &impacts, shape: shape)
        all.add(maxima.reduced)
    }

    /// Whether a block can be copied behind a posting with a number; `nil` stands for the beginning.
    func canCopy(after number: UInt32?) -> Bool {
        numbers.isEmpty && lastNumbers.last == number
    }

    /// Copies the first full blocks of a list, with their numbers, before anything else is added.
    ///
    /// - Complexity: O(bytes copied).
    mutating func copy(beginning count: Int, of list: PostingsList, in bytes: RawSpan) {
        guard count > 0 else { return }
        copy(0..<count, of: list, in: bytes)
        for block in 0..<count { lastNumbers.append(list.lastNumber(of: block, in: bytes)) }
    }

    /// Copies a full block of a list, whose last posting gets another number.
    mutating func copy(
        _ block: Int,
        of list: PostingsList,
        lastNumber: UInt32,
        in bytes: RawSpan
    ) {
        copy(block..<block + 1, of: list, in: bytes)
        lastNumbers.append(lastNumber)
    }

    /// Copies full blocks of a list with their impacts, but for their last numbers.
    private mutating func copy(_ run: Range<Int>, of list: PostingsList, in bytes: RawSpan) {
        let first = list.offset(of: run.lowerBound, in: bytes)
        let shift = blocks.bytes.count &- first
        for block in run {
            offsets.append(UInt32(clamping: list.offset(of: block, in: bytes) &+ shift))
            if shape.impactSize > 0 {
                all.add(storedAt: list.impacts(of: block), shape: shape, in: bytes)
            }
        }
        let end = list.offset(of: run.upperBound, in: bytes)
        blocks.append(copying: first..<max(first, end), in: bytes)
        guard shape.impactSize > 0 else { return }
        let range = list.impacts(of: run.lowerBound)..<list.impacts(of: run.upperBound)
        impacts.append(copying: bytes.extracting(bytes.inside(range)))
    }

    /// Appends the list, which has two postings or more, and returns the bytes that it takes.
    mutating func finish(into writer: inout PostingsWriter, lengths: Span<UInt32>) -> Int {
        let start = writer.bytes.count
        let tail = 0..<numbers.count
        guard let last = lastNumbers.last else {
            writer.appendTail(
                tail,
                after: .max,
                numbers: numbers.span,
                frequencies: frequencies.span
            )
            return writer.bytes.count - start
        }
        offsets.append(UInt32(blocks.bytes.count))
        let (numbers, frequencies) = (numbers, frequencies)
        blocks.appendTail(
            tail,
            after: last,
            numbers: numbers.span,
            frequencies: frequencies.span
        )
        if !numbers.isEmpty { addMaxima(lengths) }
        if shape.impactSize > 0 {
            var head = ByteWriter()
            all.append(to: &head, shape: shape)
            writer.append(encoded: head.bytes)
        }
        writer.append(encoded: impacts.bytes)
        writer.append(integers: lastNumbers.span)
        writer.append(integers: offsets.span)
        writer.append(encoded: blocks.bytes.bytes)
        return writer.bytes.count - start
    }
}

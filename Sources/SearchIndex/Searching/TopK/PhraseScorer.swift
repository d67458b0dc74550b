/// A run of words as it stands, which is looked for in the text of single paragraphs.
///
/// The postings of its rarest part tell where it may stand at all.
struct PhraseScorer {
    let weight: Float
    private var reader: PhraseReader

    /// Whether postings alone tell where the run stands.
    private let isCertain: Bool

    /// The paragraphs of the lists shorter than a block, ascending.
    private var few: [UInt32] = []

    /// The other lists, with the block that was read last.
    private var lists: [(list: PostingsList, block: PostingsBlock)] = []

    private let universe: UInt32

    /// The first paragraph of the strip and their number, and where the run may stand, once that is known.
    private var first: UInt32 = 0
    private var size: UInt32 = 0
    private var isLoaded = false
    private var mayHold = StripBits()

    /// The paragraphs of the strip that were read, and those of them that hold the run.
    private var isRead = StripBits()
    private var isHeld = StripBits()

    init(_ phrase: Scoring.Phrase, in bytes: RawSpan) {
        weight = phrase.weight
        universe = UInt32(truncatingIfNeeded: phrase.search.index.paragraphs.count)
        reader = PhraseReader(phrase.search)
        isCertain = phrase.search.isExact && phrase.search.symbols.parts.isEmpty
        var parts = phrase.search.symbols.parts
        if !phrase.search.isAbsent { parts += phrase.search.unions.first?.parts ?? [] }
        for part in parts {
            let list = PostingsList(part.entry, shape: part.shape, in: bytes)
            var block = PostingsBlock()
            if list.fullBlocks > 0 {
                lists.append((list, block))
            } else {
                block.load(0, of: list, in: bytes)
                for index in 0..<block.count { few.append(block.number(at: index)) }
            }
        }
        few.sort()
    }

    /// Raises the bounds of the strips where the run may stand.
    func raise(_ strips: inout StripBounds, as component: Int, in bytes: RawSpan) {
        for paragraph in few { strips.raise(component, at: paragraph, to: weight) }
        for (list, _) in lists {
            var first: UInt32 = 0
            for place in 0..<list.blockCount {
                let last = place < list.fullBlocks ? list.lastNumber(of: place, in: bytes) : .max
                strips.raise(component, from: first, through: last, to: weight)
                first = last &+ 1
            }
        }
    }

    /// Moves to another strip.
    mutating func move(to place: Int) {
        first = UInt32(truncatingIfNeeded: place &* Strip.size)
        size = min(UInt32(Strip.size), universe &- min(first, universe))
        isLoaded = false
    }

    /// Whether a paragraph of the strip may hold the run, as postings tell.
    @inline(__always)
    mutating func mayHold(_ paragraph: UInt32, in bytes: RawSpan) -> Bool {
        if !isLoaded { load(in: bytes) }
        return mayHold.contains(paragraph &- first)
    }

    /// Whether a paragraph of the strip holds the run.
    @inline(__always)
    mutating func holds(_ paragraph: UInt32, in bytes: RawSpan) -> Bool {
        guard mayHold(paragraph, in: bytes) else { return false }
        if isCertain { return true }
        let place = paragraph &- first
        if !isRead.contains(place) { read(paragraph, in: bytes) }
        return isHeld.contains(place)
    }

    /// The paragraphs of the strip that may hold the run, as postings tell.
    mutating func paragraphs(in bytes: RawSpan) -> [UInt32] {
        if !isLoaded { load(in: bytes) }
        var paragraphs: [UInt32] = []
        mayHold.visit { paragraphs.append(first &+ $0) }
        return paragraphs
    }

    /// Makes the paragraphs of the strip candidates that may hold the run.
    mutating func append(to candidates: inout StripCandidates, in bytes: RawSpan) {
        if !isLoaded { load(in: bytes) }
        mayHold.visit { candidates.append(first &+ $0, 0, above: -1) }
    }

    /// Adds the weight to the paragraphs of the strip that may hold the run.
    mutating func addBounds(to strip: inout Strip, in bytes: RawSpan) {
        if !isLoaded { load(in: bytes) }
        mayHold.visit { strip.add(weight, to: first &+ $0) }
    }

    @inline(never)
    private mutating func read(_ paragraph: UInt32, in bytes: RawSpan) {
        isRead.insert(paragraph &- first)
        if reader.count(in: Int(paragraph), bytes) > 0 { isHeld.insert(paragraph &- first) }
    }

    /// Finds where in the strip the run may stand.
    @inline(never)
    private mutating func load(in bytes: RawSpan) {
        isLoaded = true
        mayHold.removeAll()
        isRead.removeAll()
        isHeld.removeAll()
        var (low, high) = (0, few.count)
        while low < high {
            let middle = (low + high) / 2
            if few[middle] < first { low = middle + 1 } else { high = middle }
        }
        while low < few.count, few[low] &- first < size {
            mayHold.insert(few[low] &- first)
            low += 1
        }
        for place in lists.indices { load(place, in: bytes) }
    }

    private mutating func load(_ place: Int, in bytes: RawSpan) {
        let list = lists[place].list
        var next = list.firstBlock(reaching: first, from: 0, in: bytes)
        while next < list.blockCount {
            if lists[place].block.place != next {
                lists[place].block.load(next, of: list, in: bytes)
            }
            let block = lists[place].block
            for index in block.firstIndex(reaching: first)..<block.count {
                guard block.number(at: index) &- first < size else { return }
                mayHold.insert(block.number(at: index) &- first)
            }
            next += 1
        }
    }
}

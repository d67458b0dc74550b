internal import Dispatch

/// Cuts texts into words, spaces and punctuation as ICU does.
///
/// The text is cut as it is written: normalising first would break Thai and Lao. The boundaries are
/// ICU's (``BreakIterator``), but most of a Chinese text is cut without asking it, three times as fast,
/// with the words of its own dictionary (``HanDictionary``, ``HanSegmenter``): plain paragraphs as a whole
/// (``PlainCut``), the ideographs of others (``HanCut``). The pieces are the same either way:
///
/// - A process first cuts a probe text both ways; if the dictionary's layout is unknown or a piece
///   differs, ICU cuts everything.
/// - One paragraph in a thousand is cut both ways. If a piece differs, ICU's cut of that paragraph is
///   taken, this breaker leaves everything after it to ICU, and ``disagreements`` tells. An index built
///   until then may hold words that a query isn't cut into, and which paragraphs they stand in depends
///   on which breaker met which: build it anew with ``Mode/icu``.
/// - A breaker begins with ICU alone, so that who cuts little doesn't pay for arranging the dictionary.
/// - Who cuts a query looks its words up where ICU has them, if ICU is one that the tests have compared:
///   ICU's own engine for ideographs takes longer to open than most searches do.
///
/// A breaker owns an iterator of ICU and its buffers. Opening one takes well under a millisecond; to
/// cut changes it, so give every thread its own.
struct WordBreaker: ~Copyable {
    /// Who cuts ideographs.
    enum Mode {
        /// ICU alone, which is the measure of the other modes.
        case icu

        /// The breaker itself from the first text on, if it can.
        case fast

        /// The breaker itself after some text.
        case automatic

        /// The breaker itself, with the words as ICU has them, if this ICU is known; else ICU.
        case query
    }

    private var iterator: BreakIterator
    private var passage = UTF16Passage()
    private var mode: Mode
    private var fast: Fast?
    private var bytesCut = 0

    /// All identities of the pieces that were cut so far are less.
    private(set) var identityLimit = 0

    /// The ways of cutting without ICU.
    private struct Fast {
        /// For much text; `nil` where a query is cut.
        var plain: PlainCut?
        var han: HanCut
    }

    /// How many paragraphs may pass before one is cut both ways.
    private var unsampled = 0

    /// One paragraph in so many is cut both ways, the first one too.
    private static let samplingInterval = 1000

    /// How often a paragraph was cut otherwise than by ICU: 0, or 1 and all later ones went to ICU.
    private(set) var disagreements = 0

    /// The bytes after which the dictionary is worth opening, which takes as long as ICU takes for some
    /// hundred thousand.
    static let automaticBytes = 1 << 18

    /// Opens a breaker.
    init(mode: Mode = .automatic) throws(SearchIndexError) {
        iterator = try BreakIterator()
        self.mode = mode
    }

    /// Opens a breaker that trusts a dictionary without a probe.
    init(trusting dictionary: HanDictionary) throws(SearchIndexError) {
        iterator = try BreakIterator()
        mode = .icu
        open(dictionary)
    }

    /// Begins to open the dictionary on another thread if so much text is worth it.
    static func prepare(forBytes bytes: Int) {
        guard bytes > automaticBytes else { return }
        DispatchQueue.global().async { _ = HanProbe.dictionary }
    }

    /// Whether ideographs are cut without ICU at present.
    var isFast: Bool { fast != nil }

    /// The version of ICU in use: major, minor, milli, micro.
    static var icuVersion: SIMD4<UInt8> { BreakIterator.icuVersion }

    /// Cuts paragraphs of one joined text, each as if it stood alone.
    ///
    /// The pieces cover the text without gaps, and none crosses the end of a paragraph. A piece longer
    /// than 255 bytes is split on borders of characters; the parts after the first are `.other`, even of
    /// a word, so that it gives one term, not thousands.
    ///
    /// ICU sees many paragraphs at once, with a paragraph separator between them, because pointing it
    /// at a text costs as much as cutting a short one.
    ///
    /// The text should be UTF-8; of ill-formed bytes only the coverage is promised.
    ///
    /// - Parameters:
    ///   - text: The bytes of all paragraphs, at most 2³⁰.
    ///   - paragraphEnds: The offset at which each paragraph ends, ascending, the last one the length
    ///     of the text.
    ///   - pieces: Receives the pieces; what it held is removed.
    ///
    /// - Throws: `SearchIndexError.segmentation` if ICU fails, `tooLarge` if the text is.
    ///
    /// - Complexity: Linear in the length of the text.
    mutating func cut(
        _ text: Span<UInt8>,
        paragraphEnds: Span<UInt32>,
        into pieces: inout [Piece]
    ) throws(SearchIndexError) {
        pieces.removeAll(keepingCapacity: true)
        // ICU counts units and separators by signed 32-bit numbers.
        let limit = 1 << 30
        guard text.count <= limit else {
            throw .tooLarge(what: "bytes in a passage to segment", limit: limit)
        }
        let covered = paragraphEnds.isEmpty ? 0 : paragraphEnds[paragraphEnds.count - 1]
        precondition(covered == text.count, "paragraphs don't cover the text")
        bytesCut += text.count
        openDictionary()
        var next = 0
        while next < paragraphEnds.count {
            // A query isn't cut both ways: tests have compared its words, and ICU's own engine isn't to
            // be opened.
            if fast?.plain == nil {
                try cutPassages(text, paragraphEnds, next..<paragraphEnds.count, into: &pieces)
                break
            }
            if unsampled == 0 {
                try cutBothWays(text, paragraphEnds, next, into: &pieces)
                unsampled = Self.samplingInterval - 1
                next += 1
            } else {
                let limit = min(paragraphEnds.count, next + unsampled)
                let first = next
                next = try cutFast(text, paragraphEnds, first..<limit, into: &pieces)
                unsampled -= next - first
            }
        }
    }

    /// Turns to the fast way when the mode says so; asks for the dictionary but once.
    private mutating func openDictionary() {
        switch mode {
        case .icu: return
        case .automatic where bytesCut <= Self.automaticBytes: return
        case .automatic, .fast:
            if let dictionary = HanProbe.dictionary { open(dictionary) }
            mode = .icu
        case .query:
            fast = HanProbe.stored.map { Fast(plain: nil, han: HanCut(.stored($0))) }
            mode = .icu
        }
    }

    private mutating func open(_ dictionary: HanDictionary) {
        let plain = PlainCut(dictionary)
        identityLimit = plain.identityLimit
        fast = Fast(plain: plain, han: HanCut(.arranged(dictionary)))
    }

    /// Appends the pieces of plain paragraphs, then of those behind them that aren't; returns the first
    /// that wasn't cut.
    private mutating func cutFast(
        _ text: Span<UInt8>,
        _ paragraphEnds: Span<UInt32>,
        _ paragraphs: Range<Int>,
        into pieces: inout [Piece]
    ) throws(SearchIndexError) -> Int {
        guard
            let first = fast?.plain?.cut(
                text,
                paragraphEnds: paragraphEnds,
                paragraphs,
                into: &pieces
            ), first < paragraphs.upperBound
        else { return paragraphs.upperBound }
        var end = first + 1
        while end < paragraphs.upperBound {
            let next = Int(paragraphEnds[end - 1])..<Int(paragraphEnds[end])
            if fast?.plain?.canCut(text, next) ?? true { break }
            end += 1
        }
        try cutPassages(text, paragraphEnds, first..<end, into: &pieces)
        return end
    }

    /// Appends the pieces of some paragraphs, many at a time, with ideographs cut without ICU if that is
    /// possible.
    private mutating func cutPassages(
        _ text: Span<UInt8>,
        _ paragraphEnds: Span<UInt32>,
        _ paragraphs: Range<Int>,
        into pieces: inout [Piece]
    ) throws(SearchIndexError) {
        passage.restart(at: paragraphs.lowerBound, in: paragraphEnds)
        let paragraphEnds = paragraphEnds.extracting(..<paragraphs.upperBound)
        while passage.load(text, paragraphEnds: paragraphEnds) {
            let start = pieces.count
            if try cutIdeographs(into: &pieces) { continue }
            pieces.removeSubrange(start...)
            try cutByICU(into: &pieces)
        }
    }

    /// Appends the pieces of a paragraph, and sees to it that they are ICU's.
    private mutating func cutBothWays(
        _ text: Span<UInt8>,
        _ paragraphEnds: Span<UInt32>,
        _ paragraph: Int,
        into pieces: inout [Piece]
    ) throws(SearchIndexError) {
        let start = pieces.count
        let paragraphs = paragraph..<paragraph + 1
        _ = try cutFast(text, paragraphEnds, paragraphs, into: &pieces)
        passage.restart(at: paragraph, in: paragraphEnds)
        _ = passage.load(text, paragraphEnds: paragraphEnds.extracting(..<paragraphs.upperBound))
        var sample: [Piece] = []
        try cutByICU(into: &sample)
        if pieces[start...].elementsEqual(sample) { return }
        pieces.removeSubrange(start...)
        pieces += sample
        distrust()
    }

    private mutating func distrust() {
        disagreements += 1
        fast = nil
    }

    /// Appends the pieces of the passage as ICU cuts it.
    private mutating func cutByICU(into pieces: inout [Piece]) throws(SearchIndexError) {
        let passage = passage
        try iterator.forEachPart(of: passage.units.span, in: 0..<passage.count) { part, isWord in
            let kind = passage.content(of: part).kind(isWord: isWord)
            passage.appendPiece(part, kind, to: &pieces)
            return true
        }
    }

    /// Appends the pieces of the passage, ideographs cut without ICU; `false` if that isn't possible,
    /// with some pieces appended.
    private mutating func cutIdeographs(
        into pieces: inout [Piece]
    ) throws(SearchIndexError) -> Bool {
        // Moved out and back, for it to be changed while the passage is read.
        guard var own = fast.take() else { return false }
        let isAsExpected = try own.han.appendPieces(of: passage, by: &iterator, to: &pieces)
        if isAsExpected {
            fast = own
        } else {
            distrust()
        }
        return isAsExpected
    }
}

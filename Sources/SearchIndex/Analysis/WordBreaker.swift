internal import CICU

/// Cuts texts into words, spaces and punctuation with ICU.
///
/// The rules are those of UAX #29, the words of Chinese, Japanese, Thai, Lao, Khmer and Myanmar come
/// from ICU's dictionaries, all as the root locale has them. The text is cut as it is written:
/// normalising first would break Thai and Lao.
///
/// A breaker owns an iterator of ICU and its buffers; opening one takes well under a millisecond,
/// using it changes it. Give every thread its own.
@safe struct WordBreaker: ~Copyable {
    private let handle: OpaquePointer
    private var passage = UTF16Passage()

    /// A boundary in UTF-16 units, with `wordFlag` set where a word ends there.
    private var boundaries: [UInt32] = []

    private static let wordFlag: UInt32 = 1 << 31

    /// Opens a breaker.
    init() throws(SearchIndexError) {
        var status = U_ZERO_ERROR
        // Safe: the pointer to `status` lives for the call; the handle is checked before use.
        guard let handle = unsafe cicu_openWordBreaker(&status), status.rawValue <= 0 else {
            throw SearchIndexError(status)
        }
        // Safe: the struct can't be copied, so it alone holds the handle until `deinit`.
        unsafe self.handle = handle
    }

    deinit {
        // Safe: the handle is open and this was its only owner.
        unsafe cicu_closeWordBreaker(handle)
    }

    /// Cuts paragraphs of one joined text, each as if it stood alone.
    ///
    /// The pieces cover the text without gaps, and none crosses the end of a paragraph. A piece longer
    /// than 255 bytes is split on borders of characters; after the first part of a long word or
    /// symbol, the other parts are `.other`, so that it gives one term, not thousands.
    ///
    /// ICU sees many paragraphs at once, with a paragraph separator between them, because pointing it
    /// at a text costs as much as cutting a short one.
    ///
    /// The text should be UTF-8; of ill-formed bytes only the coverage is promised.
    ///
    /// - Parameters:
    ///   - text: The bytes of all paragraphs, less than 2³¹.
    ///   - paragraphEnds: The offset at which each paragraph ends, ascending, the last one the length
    ///     of the text.
    ///   - pieces: Receives the pieces; what it held is removed.
    ///
    /// - Complexity: Linear in the length of the text.
    mutating func cut(
        _ text: Span<UInt8>,
        paragraphEnds: Span<UInt32>,
        into pieces: inout [Piece]
    ) throws(SearchIndexError) {
        pieces.removeAll(keepingCapacity: true)
        let limit = Int(Int32.max) - 1
        guard text.count <= limit else {
            throw .tooLarge(what: "bytes in a passage to segment", limit: limit)
        }
        precondition(
            paragraphEnds.isEmpty
                ? text.isEmpty : paragraphEnds[paragraphEnds.count - 1] == text.count,
            "paragraphs don't cover the text"
        )
        passage.restart()
        while passage.load(text, paragraphEnds: paragraphEnds) {
            try findBoundaries()
            var walk = PieceWalk(over: passage)
            for boundary in boundaries {
                walk.advance(
                    toUnit: Int(boundary & ~Self.wordFlag),
                    isWord: boundary & Self.wordFlag != 0,
                    text: text,
                    paragraphEnds: paragraphEnds,
                    into: &pieces
                )
            }
        }
    }

    /// Has ICU find the boundaries of the passage.
    private mutating func findBoundaries() throws(SearchIndexError) {
        boundaries.removeAll(keepingCapacity: true)
        var status = U_ZERO_ERROR
        // Safe: ICU reads `count` units at `base`, which stay valid in the closure, and only while
        // boundaries are asked for; the next use of the handle begins by setting another text.
        unsafe passage.units.withUnsafeBufferPointer { units in
            unsafe cicu_setText(handle, units.baseAddress, Int32(passage.count), &status)
            guard status.rawValue <= 0 else { return }
            while case let end = unsafe cicu_nextBoundary(handle), end >= 0 {
                let flag = unsafe cicu_endsWord(handle) ? Self.wordFlag : 0
                boundaries.append(UInt32(end) | flag)
            }
        }
        guard status.rawValue <= 0 else { throw SearchIndexError(status) }
    }

    /// The version of ICU in use: major, minor, milli, micro.
    static var icuVersion: SIMD4<UInt8> {
        var version = SIMD4<UInt8>()
        // Safe: ICU writes four bytes, the size of the vector.
        unsafe withUnsafeMutableBytes(of: &version) { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe cicu_version(base.assumingMemoryBound(to: UInt8.self))
        }
        return version
    }
}

extension SearchIndexError {
    /// ICU's failure by its name, such as `U_MISSING_RESOURCE_ERROR`.
    init(_ status: UErrorCode) {
        // Safe: ICU returns a constant, terminated string for any code.
        self = unsafe .segmentation(icuError: String(cString: cicu_errorName(status)))
    }
}

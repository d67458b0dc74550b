internal import CICU

/// Cuts texts into words, spaces and punctuation with ICU.
///
/// The rules are those of UAX #29, the words of Chinese, Japanese, Thai, Lao, Khmer and Myanmar come
/// from ICU's dictionaries, all as the root locale has them. The text is cut as it is written:
/// normalising first would break Thai and Lao.
///
/// A breaker owns an iterator of ICU and its buffers. Opening one takes well under a millisecond; to
/// cut changes it, so give every thread its own.
@safe struct WordBreaker: ~Copyable {
    private let handle: OpaquePointer
    private var passage = UTF16Passage()

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
        passage.restart()
        while passage.load(text, paragraphEnds: paragraphEnds) {
            try cutPassage(into: &pieces)
        }
    }

    /// Appends the pieces of the passage.
    private mutating func cutPassage(into pieces: inout [Piece]) throws(SearchIndexError) {
        var status = U_ZERO_ERROR
        // Safe: ICU reads the first `count` units, which stay valid in the closure, and only while
        // boundaries are asked for; the next use of the handle begins by setting another text.
        unsafe passage.units.withUnsafeBufferPointer { units in
            unsafe cicu_setText(handle, units.baseAddress, Int32(passage.count), &status)
            guard status.rawValue <= 0 else { return }
            var start = 0
            while case let end = unsafe Int(cicu_nextBoundary(handle)), end >= 0 {
                let kind = passage.content(of: start..<end).kind {
                    unsafe cicu_endsWord(handle)
                }
                passage.appendPiece(start..<end, kind, to: &pieces)
                start = end
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

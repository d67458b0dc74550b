internal import CICU

/// ICU's iterator over word boundaries.
///
/// The rules are those of UAX #29, the words of Chinese, Japanese, Thai, Lao, Khmer and Myanmar come
/// from ICU's dictionaries, all as the root locale has them.
///
/// Opening one takes well under a millisecond. To cut changes it, so give every thread its own.
@safe struct BreakIterator: ~Copyable {
    private let handle: OpaquePointer

    /// Opens an iterator.
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

    /// Passes each part between two boundaries, in order, until the body returns `false`.
    ///
    /// - Parameters:
    ///   - text: A text in UTF-16.
    ///   - range: The units to cut, at most 2³¹ − 1, as if nothing stood beside them.
    ///   - body: Gets the units of a part, and what tells whether ICU calls it a word.
    ///
    /// - Throws: `SearchIndexError.segmentation` if ICU fails.
    ///
    /// - Complexity: Linear in the length of the range.
    @inline(__always)
    mutating func forEachPart(
        of text: Span<UInt16>,
        in range: Range<Int>,
        _ body: (Range<Int>, _ isWord: () -> Bool) -> Bool
    ) throws(SearchIndexError) {
        var status = U_ZERO_ERROR
        // Safe: ICU reads the units of the range, which stay valid in the closure, and only while
        // boundaries are asked for; the next use of the handle begins by setting another text.
        unsafe text.extracting(range).withUnsafeBufferPointer { units in
            unsafe cicu_setText(handle, units.baseAddress, Int32(units.count), &status)
            guard status.rawValue <= 0 else { return }
            var start = range.lowerBound
            while case let boundary = unsafe Int(cicu_nextBoundary(handle)), boundary >= 0 {
                let end = range.lowerBound + boundary
                guard body(start..<end, { unsafe cicu_endsWord(handle) }) else { return }
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

internal import CICU

/// NFKC_Casefold (UAX #15, and section 3.13 of the Unicode Standard) as ICU does it.
///
/// Nothing of ICU is touched before the first use.
@safe struct Normalizer: ~Copyable {
    /// ICU's own object, which is never closed and which threads may share.
    private var instance: OpaquePointer?
    private var source: [UInt16] = []

    /// What the last text was normalised to; only the first `count` units count.
    private(set) var units: [UInt16] = []
    private(set) var count = 0

    /// Normalises UTF-8; the result is in `units`.
    ///
    /// - Complexity: Linear for a text of words. The marks on one letter are sorted by insertion, so
    ///   a run of n marks may cost n²: keep texts as short as pieces are.
    mutating func normalize(_ text: Span<UInt8>) throws(SearchIndexError) {
        source.removeAll(keepingCapacity: true)
        var byte = 0
        while byte < text.count {
            let (scalar, length) = UTF8Scalars.decode(text, at: byte, before: text.count)
            byte += length
            if scalar < 0x1_0000 {
                source.append(UInt16(truncatingIfNeeded: scalar))
            } else {
                source.append(UInt16(truncatingIfNeeded: 0xD7C0 + scalar >> 10))
                source.append(UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF))
            }
        }
        // Safe: `open` returns ICU's own object, which lives as long as the process.
        let normalizer = unsafe try open()
        var capacity = 2 * source.count + 32
        repeat {
            if units.count < capacity { units = Array(repeating: 0, count: capacity) }
            var status = U_ZERO_ERROR
            // Safe: the arrays stay where they are in the closures, each is passed with its own
            // count, and they don't overlap; ICU writes no more units than the capacity.
            let needed = unsafe source.withUnsafeBufferPointer { source in
                unsafe units.withUnsafeMutableBufferPointer { target in
                    unsafe Int(
                        cicu_normalize(
                            normalizer,
                            source.baseAddress,
                            Int32(source.count),
                            target.baseAddress,
                            Int32(target.count),
                            &status
                        )
                    )
                }
            }
            if status == U_BUFFER_OVERFLOW_ERROR, needed > units.count {
                capacity = needed
                continue
            }
            guard status.rawValue <= 0 else { throw SearchIndexError(status) }
            count = needed
            return
        } while true
    }

    /// Whether a text can be normalised in two parts, of which the second begins with this character.
    mutating func hasBoundary(before scalar: UInt32) throws(SearchIndexError) -> Bool {
        // Safe: the object lives as long as the process; ICU takes any number for a character.
        let normalizer = unsafe try open()
        return unsafe cicu_hasBoundaryBefore(normalizer, Int32(bitPattern: scalar))
    }

    private mutating func open() throws(SearchIndexError) -> OpaquePointer {
        // Safe: the pointer is only copied; ICU never frees what it points to.
        if let instance = unsafe instance { return unsafe instance }
        var status = U_ZERO_ERROR
        // Safe: the pointer to `status` lives for the call; the result is checked before use.
        guard let opened = unsafe cicu_casefolding(&status), status.rawValue <= 0 else {
            throw SearchIndexError(status)
        }
        // Safe: as above, the pointer is only copied.
        unsafe instance = opened
        return unsafe opened
    }
}

internal import CICU

/// ICU's dictionary of Chinese and Japanese words as it lies in ICU's data, copied.
///
///     0            32                                    size
///     +------------+-------------------------------------+
///     | 8 × i32    | words: a UCharsTrie, 16-bit units   |
///     +------------+-------------------------------------+
///     indexes: offset of the words | 2 × end of the words | size | type | transform | 0 | 0
///
/// The layout is not part of ICU's interface; it is that of `dictionarydata.h` in ICU's source, and
/// whatever departs from it is refused.
struct DictionaryData {
    /// The eight numbers at the beginning.
    var indexes: [Int32]

    /// The units of the trie.
    var units: [UInt16]

    /// Copies the dictionary; `nil` if ICU has none or its format is unknown.
    ///
    /// - Complexity: Linear in the size of the dictionary, 2 MB.
    static func load() -> DictionaryData? {
        guard let stored = StoredDictionary() else { return nil }
        return DictionaryData(
            indexes: stored.indexes,
            units: stored.withUnits { units in
                // Safe: the buffer is read inside of the closure only.
                unsafe units.withUnsafeBufferPointer { unsafe Array($0) }
            }
        )
    }

    /// Whether the numbers at the beginning are those of words in UTF-16 with values, written as they
    /// are.
    static func isKnown(_ indexes: [Int32]) -> Bool {
        guard indexes.count == 8 else { return false }
        let size = indexes[3]
        return indexes[0] == indexBytes && indexes[1] == size && indexes[2] == size
            && size > indexBytes && size % 2 == 0 && size <= 1 << 26
            && indexes[4] == trieOfUnitsWithValues && indexes[5] == 0
    }

    fileprivate static let indexBytes = 32

    /// A UCharsTrie is of type 1; 8 is added if the words have values.
    private static let trieOfUnitsWithValues: Int32 = 9
}

/// ICU's dictionary where it lies in ICU's data, of which only what is looked up is touched.
@safe final class StoredDictionary: Sendable {
    /// The eight numbers at the beginning.
    let indexes: [Int32]

    // Safe: set once; ICU's data never changes, and is closed with the object.
    private nonisolated(unsafe) let data: OpaquePointer
    private nonisolated(unsafe) let units: UnsafeBufferPointer<UInt16>

    /// Opens the dictionary; `nil` if ICU has none or its format is unknown.
    init?() {
        var status = U_ZERO_ERROR
        // Safe: the pointer to `status` lives for the call; the handle is checked, and closed once.
        guard let data = unsafe cicu_openHanDictionary(&status), status.rawValue <= 0 else {
            return nil
        }
        // Safe: the memory is valid until the handle is closed, aligned for any integer, and as long
        // as its fourth number says: ICU's header vouches for the format, and ICU relies on it too.
        guard unsafe cicu_isKnownDictionary(data), let memory = unsafe cicu_dataMemory(data) else {
            unsafe cicu_closeData(data)
            return nil
        }
        let indexBytes = DictionaryData.indexBytes
        let numbers = unsafe UnsafeRawBufferPointer(start: memory, count: indexBytes)
        let indexes = unsafe Array(numbers.bindMemory(to: Int32.self))
        guard DictionaryData.isKnown(indexes) else {
            unsafe cicu_closeData(data)
            return nil
        }
        // Safe: as above; `isKnown` has checked that the trie lies inside.
        let count = 2 * ((Int(indexes[3]) - indexBytes) / 2)
        let bytes = unsafe UnsafeRawBufferPointer(start: memory + indexBytes, count: count)
        unsafe units = unsafe bytes.bindMemory(to: UInt16.self)
        unsafe self.data = unsafe data
        self.indexes = indexes
    }

    deinit {
        // Safe: opened once, and no span of it outlives the object.
        unsafe cicu_closeData(data)
    }

    /// Calls a function with the units of the trie.
    @inline(__always)
    func withUnits<Result>(_ body: (Span<UInt16>) -> Result) -> Result {
        // Safe: the object outlives the call, and a span can't leave it.
        body(unsafe units.span)
    }
}

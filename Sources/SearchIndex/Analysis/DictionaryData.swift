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
        var status = U_ZERO_ERROR
        // Safe: the pointer to `status` lives for the call; the handle is checked, and closed once.
        guard let data = unsafe cicu_openHanDictionary(&status), status.rawValue <= 0 else {
            return nil
        }
        defer { unsafe cicu_closeData(data) }
        // Safe: the memory is valid until the handle is closed, aligned for any integer, and as long
        // as its fourth number says: ICU's header vouches for the format, and ICU relies on it too.
        guard unsafe cicu_isKnownDictionary(data), let memory = unsafe cicu_dataMemory(data) else {
            return nil
        }
        let numbers = unsafe UnsafeRawBufferPointer(start: memory, count: indexBytes)
        let indexes = unsafe Array(numbers.bindMemory(to: Int32.self))
        guard isKnown(indexes) else { return nil }
        // Safe: as above; `isKnown` has checked that the trie lies inside.
        let count = (Int(indexes[3]) - indexBytes) / 2
        let units = unsafe UnsafeRawBufferPointer(start: memory + indexBytes, count: 2 * count)
        return DictionaryData(
            indexes: indexes,
            units: unsafe Array(units.bindMemory(to: UInt16.self))
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

    private static let indexBytes = 32

    /// A UCharsTrie is of type 1; 8 is added if the words have values.
    private static let trieOfUnitsWithValues: Int32 = 9
}

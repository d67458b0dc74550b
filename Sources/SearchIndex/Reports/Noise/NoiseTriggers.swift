/// Finds in one pass where noise may stand: by the beginnings of all rules.
struct NoiseTriggers: Sendable {
    /// The beginnings of all rules, and those of references and code points.
    static let all = NoiseTriggers(
        NoiseRule.all.flatMap(\.beginnings) + ["&", "<U+"]
    )

    /// The texts looked for, by the key of their first character.
    private let texts: [[[UInt8]]]

    private init(_ texts: [String]) {
        var table = [[[UInt8]]](repeating: [], count: 1 << 12)
        for text in texts {
            let bytes = Array(text.utf8)
            table[Self.key(bytes[0], bytes.count > 2 ? bytes[2] : 0)].append(bytes)
        }
        self.texts = table
    }

    /// A number for the first character: of its first byte and, if it has three, of its third.
    @inline(__always)
    private static func key(_ first: UInt8, _ third: UInt8) -> Int {
        first < 0xE0 ? Int(first) : Int(first & 0x3F) << 6 | Int(third & 0x3F)
    }

    /// Where one of the texts begins, ascending.
    ///
    /// Complexity: O(*n*).
    func places(in bytes: Span<UInt8>) -> [Int] {
        let table = texts.span
        var places: [Int] = []
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            let candidates = table[Self.key(first, third)]
            if !candidates.isEmpty {
                for text in candidates where begins(with: text, at: index, bytes) {
                    places.append(index)
                    break
                }
            }
            index += first < 0xE0 ? 1 : first < 0xF0 ? 3 : 4
        }
        return places
    }

    private func begins(with text: [UInt8], at start: Int, _ bytes: Span<UInt8>) -> Bool {
        guard start + text.count <= bytes.count else { return false }
        for (place, byte) in text.enumerated() where bytes[start + place] != byte { return false }
        return true
    }
}

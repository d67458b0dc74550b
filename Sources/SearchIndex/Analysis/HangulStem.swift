/// What a Korean word is about, without the particle or ending that is written as one with it.
///
/// A word is found in all its forms by this part, wherever it stands in a word: 사회 in 사회의 and
/// 국제사회. Taking too much therefore costs little; no word of Hangul alone is left with less than two
/// syllables.
enum HangulStem {
    /// The part of a folded word that its forms have in common.
    static func stem(of word: [UInt8]) -> [UInt8] {
        for ending in endings where word.count > ending.count && hasSuffix(word, ending) {
            let stem = Array(word.dropLast(ending.count))
            let endsInDigit = stem.last.map { 0x30...0x39 ~= $0 } ?? true
            if syllables(of: stem) >= 2 || !isHangul(stem) && !endsInDigit { return stem }
        }
        return word
    }

    /// Whether another word holds a stem so that it is a form of its word.
    ///
    /// Two syllables and more tell enough anywhere in a word; what is less, or holds digits or letters,
    /// has to be the word itself but for an ending.
    static func holds(_ word: [UInt8], _ stem: [UInt8]) -> Bool {
        if word == stem { return true }
        if syllables(of: stem) >= 2, isHangul(stem) {
            return ByteSearch.first(stem, in: word, from: 0) != nil
        }
        return word.starts(with: stem) && isEnding(word.dropFirst(stem.count))
    }

    /// Whether some bytes are a particle or an ending.
    static func isEnding(_ bytes: ArraySlice<UInt8>) -> Bool {
        endings.contains { $0.elementsEqual(bytes) }
    }

    /// The distinct syllables of a stem by which words that hold it are found; empty if its words are
    /// found by how they begin.
    static func distinctSyllables(of stem: [UInt8]) -> [[UInt8]] {
        guard syllables(of: stem) >= 2, isHangul(stem) else { return [] }
        var syllables: [[UInt8]] = []
        for place in stride(from: 0, to: stem.count, by: 3) {
            let syllable = Array(stem[place..<place + 3])
            if !syllables.contains(syllable) { syllables.append(syllable) }
        }
        return syllables
    }

    private static func hasSuffix(_ word: [UInt8], _ suffix: [UInt8]) -> Bool {
        word.suffix(suffix.count).elementsEqual(suffix)
    }

    private static func isHangul(_ bytes: [UInt8]) -> Bool {
        bytes.count == 3 * syllables(of: bytes)
    }

    /// The number of Hangul syllables, each of which takes three bytes.
    private static func syllables(of bytes: [UInt8]) -> Int {
        var count = 0
        var offset = 0
        while offset < bytes.count {
            let (scalar, length) = UTF8Scalars.decode(bytes.span, at: offset, before: bytes.count)
            if 0xAC00...0xD7A3 ~= scalar { count += 1 }
            offset += length
        }
        return count
    }

    /// Particles and what stands behind them, and the endings of verbs made of nouns; long ones first.
    private static let endings: [[UInt8]] =
        """
        으로부터 에서부터 으로서의 으로써의 에게서 에서는 에서의 에서도 으로는 으로의 으로도 으로서 으로써 \
        이라고 이라는 이라도 들에게 하였다 되었다 합니다 됩니다 로부터 에게 에서 에는 에도 에의 까지 부터 \
        보다 처럼 마다 조차 마저 밖에 한테 이나 이란 이며 라고 라는 로는 로의 로도 로서 로써 과의 와의 과는 \
        와는 들이 들은 들을 들의 들과 들도 하는 하고 하여 하며 하면 하다 한다 했다 하기 하지 되는 되고 되어 \
        되며 되면 되다 된다 됐다 되기 은 는 이 가 을 를 의 에 와 과 도 만 로 들 한 할 함 해 된 될 됨
        """.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) }
}

/// The ways in which a word of one script is written, though it is the same word to its readers.
///
/// Arabic is written with marks of vowels or without, and some of its letters stand for one another.
/// Indic scripts have several ways to write a nasal or a letter, and signs that are often left out. A
/// word and another that is spelled otherwise count as forms of each other; phrases tell them apart.
/// Sources: The Unicode Standard, chapters 9 and 12, on what is optional and what looks the same;
/// Larkey, Ballesteros and Connell, Light stemming for Arabic, 2002, and Larkey, Connell and
/// Abduljaleel, Hindi CLIR in thirty days, 2003, on what varies in texts.
struct Spelling {
    /// Signs that don't count.
    let marks: [ClosedRange<UInt32>]

    /// The letters that are written in several ways, with the others.
    private let variants: [(letter: UInt32, others: [[UInt32]])]

    /// The nasals that are a mere sign before letters of their own row, where they have no vowel.
    private let nasals: [(letter: UInt32, row: ClosedRange<UInt32>)]

    /// The sign of a nasal.
    private let anusvara: UInt32

    /// The sign of a letter without a vowel; it doesn't count at the end of a word.
    private let virama: UInt32

    /// The first character of the block.
    private let start: UInt32

    /// For each character of the block the letter that it is written for, 0 for a mark.
    private let letters: [UInt32]

    /// The letters that are written as two characters.
    private let doubles: [(first: UInt32, second: UInt32, letter: UInt32)]

    /// Describes how the script of a block of 256 characters is written.
    init(
        block start: UInt32,
        marks: [ClosedRange<UInt32>] = [],
        variants: [(letter: UInt32, others: [[UInt32]])],
        nasals: [(letter: UInt32, row: ClosedRange<UInt32>)] = [],
        anusvara: UInt32 = 0,
        virama: UInt32 = 0
    ) {
        self.start = start
        self.marks = marks
        self.variants = variants
        self.nasals = nasals
        self.anusvara = anusvara
        self.virama = virama
        var letters = Array(start..<start + 256)
        var doubles: [(first: UInt32, second: UInt32, letter: UInt32)] = []
        for mark in marks.joined() { letters[Int(mark - start)] = 0 }
        for (letter, others) in variants {
            for other in others {
                if other.count == 1 {
                    letters[Int(other[0] - start)] = letter
                } else {
                    doubles.append((first: other[0], second: other[1], letter: letter))
                }
            }
        }
        self.letters = letters
        self.doubles = doubles
    }

    /// The spelling of the script of a letter; `nil` if nothing is known to vary in it.
    static func of(_ scalar: UInt32) -> Spelling? {
        switch scalar {
        case 0x620...0x64A, 0x66E...0x6D3: arabic
        case 0x900...0x97F: devanagari
        case 0x980...0x9FF: bengali
        case 0xA00...0xA7F: gurmukhi
        case 0xA80...0xAFF: gujarati
        case 0xD00...0xD7F: malayalam
        default: nil
        }
    }

    /// A folded word without its marks.
    func withoutMarks(_ word: [UInt8]) -> [UInt8] {
        encoded(bare(word))
    }

    /// What all spellings of a folded word have in common; it is no word and is never shown.
    ///
    /// - Complexity: O(letters).
    func skeleton(of word: [UInt8]) -> [UInt8] {
        let scalars = bare(word)
        var skeleton: [UInt8] = []
        skeleton.reserveCapacity(word.count)
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            let next = place + 1 < scalars.count ? scalars[place + 1] : 0
            let isLast = place + 1 == scalars.count
            if isLast, place > 0, scalar == virama { break }
            let third = place + 2 < scalars.count ? scalars[place + 2] : 0
            let (letter, count) = letter(scalar, next, third)
            UTF8Scalars.append(letter, to: &skeleton)
            place += count
        }
        return skeleton
    }

    /// All ways to write a letter of a skeleton before another.
    func spellings(of letter: UInt32, before next: UInt32?) -> [[UInt8]] {
        var spellings = [[letter]]
        for variant in variants where variant.letter == letter { spellings += variant.others }
        if letter == anusvara, let next {
            for nasal in nasals where nasal.row ~= next {
                spellings.append([nasal.letter, virama])
            }
        }
        return spellings.map(encoded)
    }

    /// The letter that a character, or it and the next one, are written for, and how many they are.
    private func letter(
        _ scalar: UInt32,
        _ next: UInt32,
        _ third: UInt32
    ) -> (letter: UInt32, count: Int) {
        if next == virama, next != 0 {
            for nasal in nasals where nasal.letter == scalar && nasal.row ~= third {
                return (anusvara, 2)
            }
        }
        for double in doubles where double.first == scalar && double.second == next {
            return (double.letter, 2)
        }
        let place = Int(scalar) - Int(start)
        let isOther = letters.indices.contains(place) && letters[place] != 0
        return (isOther ? letters[place] : scalar, 1)
    }

    /// The scalars of a word without its marks; with them, if there is nothing else.
    private func bare(_ word: [UInt8]) -> [UInt32] {
        var bare: [UInt32] = []
        var marks: [UInt32] = []
        bare.reserveCapacity(word.count)
        var offset = 0
        while offset < word.count {
            let (scalar, length) = UTF8Scalars.decode(word.span, at: offset, before: word.count)
            offset += length
            let place = Int(scalar) - Int(start)
            if letters.indices.contains(place), letters[place] == 0 {
                marks.append(scalar)
            } else {
                bare.append(scalar)
            }
        }
        return bare.isEmpty ? marks : bare
    }

    private func encoded(_ scalars: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * scalars.count)
        for scalar in scalars { UTF8Scalars.append(scalar, to: &bytes) }
        return bytes
    }
}

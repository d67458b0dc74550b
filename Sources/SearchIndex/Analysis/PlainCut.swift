/// Cuts paragraphs without ICU, straight from their UTF-8: those of plain ideographs, ASCII and lone
/// punctuation, which nearly all Chinese ones are.
///
/// Every ideograph and every other piece is a place, in one row for many paragraphs; then the words are
/// found among them. A place that is no ideograph has the code of what stands in no word.
struct PlainCut {
    private let dictionary: HanDictionary
    private var segmenter: HanSegmenter

    /// The codes of all places, and what else is known of them; one more place behind the last.
    private var codes = [UInt16](repeating: 0, count: capacity)
    private var places = [Place](repeating: .separator, count: capacity)

    /// A character or a piece.
    private struct Place {
        /// The character; 0 for a piece of several.
        var character: UInt16

        /// The number of bytes.
        var width: UInt8
        var kind: PieceKind

        /// What stands between two paragraphs.
        static let separator = Self(character: 0, width: 0, kind: .other)
    }

    /// The places at which a row is cut, before the next paragraph.
    private static let goal = 1 << 12

    /// The bytes of the longest paragraph that is cut.
    private static let longest = 1 << 14

    private static let capacity = goal + longest + 2

    /// The identities of words behind those of characters, which are the characters.
    private static let firstWord: UInt32 = 1 << 16

    init(_ dictionary: HanDictionary) {
        self.dictionary = dictionary
        segmenter = HanSegmenter(.arranged(dictionary))
    }

    /// All identities of pieces are less.
    var identityLimit: Int { Int(Self.firstWord) + dictionary.slots.count }

    /// Appends the pieces of paragraphs up to the first that has to be left to others.
    ///
    /// - Parameters:
    ///   - text: The bytes of all paragraphs.
    ///   - paragraphEnds: Where each ends.
    ///   - paragraphs: Which of them to cut.
    ///   - pieces: What the pieces are appended to.
    /// - Returns: The first paragraph that wasn't cut.
    /// - Complexity: Linear in the length of the text that was cut.
    mutating func cut(
        _ text: Span<UInt8>,
        paragraphEnds: Span<UInt32>,
        _ paragraphs: Range<Int>,
        into pieces: inout [Piece]
    ) -> Int {
        var paragraph = paragraphs.lowerBound
        var start = paragraph == 0 ? 0 : Int(paragraphEnds[paragraph - 1])
        while paragraph < paragraphs.upperBound {
            let first = paragraph
            let rowStart = start
            var count = 0
            var isPlain = true
            while isPlain, paragraph < paragraphs.upperBound, count < Self.goal {
                let end = Int(paragraphEnds[paragraph])
                precondition(end >= start, "paragraphs out of order")
                if let next = scan(text, start..<end, at: count) {
                    codes[next] = HanDictionary.unknown
                    places[next] = .separator
                    count = next + 1
                    paragraph += 1
                    start = end
                } else {
                    isPlain = false
                }
            }
            if count > 0 { appendPieces(count, paragraph - first, from: rowStart, to: &pieces) }
            if !isPlain { break }
        }
        return paragraph
    }

    /// Whether a paragraph can be cut.
    ///
    /// - Complexity: Linear in the length of the paragraph.
    mutating func canCut(_ text: Span<UInt8>, _ paragraph: Range<Int>) -> Bool {
        scan(text, paragraph, at: 0) != nil
    }

    /// Writes the places of a paragraph, and returns the one behind them; `nil` if it can't be cut.
    private mutating func scan(_ text: Span<UInt8>, _ range: Range<Int>, at first: Int) -> Int? {
        guard range.count <= Self.longest else { return nil }
        // Moved out and back: spans of two properties at once would both borrow `self`.
        var (codes, places) = (self.codes, self.places)
        (self.codes, self.places) = ([], [])
        let end = Self.scan(
            text,
            range,
            table: dictionary.codes.span,
            codes: &codes,
            places: &places,
            at: first
        )
        (self.codes, self.places) = (codes, places)
        return end
    }

    private static func scan(
        _ text: Span<UInt8>,
        _ range: Range<Int>,
        table: Span<UInt16>,
        codes codeArray: inout [UInt16],
        places placeArray: inout [Place],
        at first: Int
    ) -> Int? {
        var codes = codeArray.mutableSpan
        var places = placeArray.mutableSpan
        let end = range.upperBound
        var index = range.lowerBound
        var place = first
        while index < end {
            let word = fourBytes(of: text, at: index)
            // Three bytes: 1110xxxx, and twice 10xxxxxx.
            if word & 0xC0_C0F0 == 0x80_80E0, index &+ 3 <= end {
                let scalar = (word & 0xF) &<< 12 | (word &>> 2) & 0xFC0 | (word &>> 16) & 0x3F
                let character = UInt16(truncatingIfNeeded: scalar)
                let offset = Int(character &- 0x4E00)
                index &+= 3
                if offset < table.count {
                    codes[place] = table[offset]
                    places[place] = Place(character: character, width: 3, kind: .unspacedWord)
                } else {
                    guard HanContext.isLonePunctuation(character),
                        character != UTF16Passage.separator,
                        !joins(scalar, in: text, before: index, end, behind: place, first, places)
                    else { return nil }
                    codes[place] = HanDictionary.unknown
                    places[place] = Place(character: character, width: 3, kind: .other)
                }
                place &+= 1
                continue
            }
            let byte = UInt8(truncatingIfNeeded: word)
            var next = index &+ 1
            var kind = PieceKind.other
            if PlainText.isWord(byte) {
                kind = .spacedWord
                next = PlainText.wordEnd(in: text, from: index, before: end)
            } else if byte == 0x20 {
                kind = .space
                while next < end, text[next] == 0x20 { next &+= 1 }
            } else {
                let isMiddleDot = word & 0xFFFF == 0xB7C2
                if isMiddleDot { next &+= 1 }
                let scalar = isMiddleDot ? 0xB7 : UInt32(byte)
                guard next <= end, isMiddleDot || PlainText.isMark(byte),
                    !joins(scalar, in: text, before: next, end, behind: place, first, places)
                else { return nil }
            }
            let width = next &- index
            guard width <= Piece.byteLimit else { return nil }
            let character = width == 1 ? UInt16(byte) : byte == 0xC2 ? 0xB7 : 0
            codes[place] = HanDictionary.unknown
            places[place] = Place(
                character: character,
                width: UInt8(truncatingIfNeeded: width),
                kind: kind
            )
            place &+= 1
            index = next
        }
        return place
    }

    /// Whether a mark may join what is before it, the last place, and what is behind it in the text.
    @inline(__always)
    private static func joins(
        _ mark: UInt32,
        in text: Span<UInt8>,
        before index: Int,
        _ end: Int,
        behind place: Int,
        _ first: Int,
        _ places: borrowing MutableSpan<Place>
    ) -> Bool {
        PlainText.mayJoin(mark) && place > first && places[place &- 1].kind == .spacedWord
            && index < end && PlainText.isWord(text[index])
    }

    /// The four bytes at an offset as a number, with zeros behind the end of the text.
    @inline(__always)
    private static func fourBytes(of text: Span<UInt8>, at index: Int) -> UInt32 {
        if index &+ 4 <= text.count {
            return text.withRawSpan { $0.load(UInt32.self, at: index) }
        }
        var word: UInt32 = 0
        for offset in index..<text.count {
            word |= UInt32(text[offset]) &<< UInt32(8 &* (offset &- index))
        }
        return word
    }

    /// Finds the words of the places, and appends them and the other pieces.
    private mutating func appendPieces(
        _ count: Int,
        _ separators: Int,
        from start: Int,
        to pieces: inout [Piece]
    ) {
        // Moved out and back, to be read while the words are found.
        var codes = self.codes
        self.codes = []
        codes[count] = HanDictionary.unknown
        let words = segmenter.cut(codes: codes.span.extracting(0...count), by: dictionary)
        self.codes = codes
        let new = Piece(end: 0, kind: .unspacedWord)
        let first = pieces.count
        pieces.append(contentsOf: repeatElement(new, count: words - separators))
        writePieces(count, from: start, to: &pieces, at: first)
    }

    private func writePieces(
        _ count: Int,
        from start: Int,
        to pieces: inout [Piece],
        at first: Int
    ) {
        let (heads, slots) = (dictionary.heads.span, dictionary.slots.span)
        let (lengths, codes, places) = (segmenter.lengths.span, codes.span, places.span)
        var piece = first
        var target = pieces.mutableSpan
        var end = UInt32(truncatingIfNeeded: start)
        var index = 0
        while index < count {
            let length = Int(lengths[index])
            if length == 1 {
                let place = places[index]
                index &+= 1
                if place.width == 0 { continue }
                end &+= UInt32(place.width)
                target[piece] = Piece(
                    end: end,
                    identity: UInt32(place.character),
                    kind: place.kind
                )
            } else {
                // The way through the dictionary once more, to the slot of the word.
                var slot = 0
                var base = Int(UInt32(truncatingIfNeeded: heads[Int(codes[index])]))
                for next in index &+ 1..<index &+ length {
                    slot = base &+ Int(codes[next])
                    base = Int(UInt32(truncatingIfNeeded: slots[slot]))
                }
                index &+= length
                end &+= UInt32(truncatingIfNeeded: 3 &* length)
                target[piece] = Piece(
                    end: end,
                    identity: Self.firstWord &+ UInt32(truncatingIfNeeded: slot),
                    kind: .unspacedWord
                )
            }
            piece &+= 1
        }
    }
}

/// A word with wildcards or errors, made ready for looking it up and for finding it in text.
///
/// In scripts with spaces it stands for whole words. A pattern with characters of other scripts, or
/// with symbols, stands for passages: its wildcards cover letters and digits, and where it begins or
/// ends with a letter of a script with spaces, so must a word.
struct WordPattern {
    /// What is compared with words or passages.
    private enum Form {
        case words(Glob)
        case misspelt(FuzzyWord)
        case passage(Glob)
    }

    /// The pattern in the form in which texts are held.
    private let form: Form

    /// The pattern folded, as the terms of the index are.
    private let folded: Form

    let matching: Matching

    /// The pattern as it was typed.
    let text: String

    /// Reads a pattern.
    ///
    /// - Throws: `segmentation` if ICU fails.
    init(
        _ pattern: Query.Pattern,
        matching: Matching = Matching()
    ) throws(SearchIndexError) {
        var folding = Folding()
        self.matching = matching
        text = pattern.text
        if pattern.edits > 0 {
            var word: [UInt8] = []
            try folding.fold(Array(pattern.text.utf8).span, into: &word)
            let edits = pattern.edits
            folded = .misspelt(FuzzyWord(String(decoding: word, as: UTF8.self), edits: edits))
            form = matching.isAsWritten ? .misspelt(FuzzyWord(text, edits: edits)) : folded
            return
        }
        let glob = try Glob(folding: pattern.text, with: &folding)
        let own = matching.isAsWritten ? Glob(pattern.text) : glob
        let isPassage = glob.literals.contains { Self.needsText($0.span) }
        folded = isPassage ? .passage(glob) : .words(glob)
        form = isPassage ? .passage(own) : .words(own)
    }

    /// Whether a part of a pattern holds anything that isn't within words of spaced scripts.
    private static func needsText(_ literal: Span<UInt8>) -> Bool {
        var offset = 0
        while offset < literal.count {
            let (scalar, length) = UTF8Scalars.decode(literal, at: offset, before: literal.count)
            if ScalarClass.isUnspaced(scalar) || !WordScalars.contains(scalar) { return true }
            offset += length
        }
        return false
    }

    /// The glob that is looked for in passages of folded text; `nil` if words are compared.
    var passage: Glob? {
        if case .passage(let glob) = folded { return glob }
        return nil
    }

    /// The beginning of all words of the index that match.
    var prefix: [UInt8] {
        switch folded {
        case .words(let glob), .passage(let glob): glob.literalPrefix
        case .misspelt: []
        }
    }

    /// Whether a word as it is written in texts matches.
    @inline(__always)
    func matches(token: Span<UInt8>) -> Bool {
        switch form {
        case .words(let glob), .passage(let glob): glob.matches(token)
        case .misspelt(let word): word.matches(token)
        }
    }

    /// Whether a word of the index matches.
    @inline(__always)
    func matches(term: Span<UInt8>) -> Bool {
        switch folded {
        case .words(let glob), .passage(let glob): glob.matches(term)
        case .misspelt(let word): word.matches(term)
        }
    }

    /// Where the pattern matches a text, ascending and apart.
    ///
    /// - Complexity: O(length of the text), with a factor for the parts of the pattern.
    func occurrences(in text: borrowing MatchText) -> [Range<Int>] {
        switch form {
        case .words(let glob): words(of: text) { glob.matches($0) }
        case .misspelt(let word): words(of: text) { word.matches($0) }
        case .passage(let glob): passages(of: glob, in: text)
        }
    }

    private func words(
        of text: borrowing MatchText,
        where isMatch: (Span<UInt8>) -> Bool
    ) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let bytes = text.bytes.span
        for token in 0..<text.startCount where text.isWord(token) {
            let range = text.tokenRange(token)
            if isMatch(bytes.extracting(range)) { found.append(range) }
        }
        return found
    }

    private func passages(of glob: Glob, in text: borrowing MatchText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let bytes = text.bytes.span.extracting(..<text.count)
        var offset = 0
        while let range = glob.firstMatch(
            in: bytes,
            from: offset,
            isWordScalar: WordScalars.contains
        ), !range.isEmpty {
            if fits(range, of: glob, in: text, bytes) {
                found.append(range)
                offset = range.upperBound
            } else {
                let first = UTF8Scalars.decode(bytes, at: range.lowerBound, before: bytes.count)
                offset = range.lowerBound + first.length
            }
        }
        return found
    }

    /// Whether a passage begins and ends where it may.
    private func fits(
        _ passage: Range<Int>,
        of glob: Glob,
        in text: borrowing MatchText,
        _ bytes: Span<UInt8>
    ) -> Bool {
        let part = bytes.extracting(passage)
        if !glob.beginsOpen {
            let isSpaced = UTF8Scalars.first(of: part).map(WordScalars.containsSpaced) ?? false
            if matching.isWholeWords || isSpaced, !text.isBorder(passage.lowerBound) {
                return false
            }
        }
        if !glob.endsOpen {
            let isSpaced = UTF8Scalars.last(of: part).map(WordScalars.containsSpaced) ?? false
            if matching.isWholeWords || isSpaced, !text.isBorder(passage.upperBound) {
                return false
            }
        }
        return true
    }
}

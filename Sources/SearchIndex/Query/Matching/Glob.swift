/// A word with wildcards: `*` stands for any run of characters, `?` for exactly one.
///
/// A backslash before a character says that the character is meant itself. Case and width are compared
/// as they are, so pattern and text must have been folded alike; see ``Glob/init(folding:with:)``.
struct Glob: Hashable, Sendable {
    /// What stands between two stars: scalars, among them `anyScalar` for each `?`.
    struct Segment: Hashable, Sendable {
        var scalars: [UInt32] = []
    }

    /// In place of a scalar; no scalar has this value.
    static let anyScalar = UInt32.max

    /// The parts between stars, one more than there are stars; runs of stars count as one.
    let segments: [Segment]

    /// The bytes before the first wildcard; empty if the pattern begins with one.
    let literalPrefix: [UInt8]

    /// The runs of bytes between wildcards, in order, none of them empty.
    ///
    /// Every word and passage that matches holds them in this order without overlap.
    let literals: [[UInt8]]

    /// Whether the pattern begins or ends with a star.
    var beginsOpen: Bool { segments.count > 1 && segments[0].scalars.isEmpty }
    var endsOpen: Bool { segments.count > 1 && segments[segments.count - 1].scalars.isEmpty }

    /// Reads a pattern; every string is one.
    ///
    /// - Complexity: O(length of the pattern).
    init(_ pattern: String) {
        var segments = [Segment()]
        var runs: [[UInt8]] = [[]]
        var endsInStar = false
        for (scalar, isWildcard) in Self.parts(of: pattern) {
            if isWildcard, scalar == "*" {
                if !endsInStar { segments.append(Segment()) }
                endsInStar = true
                runs.append([])
                continue
            }
            endsInStar = false
            if isWildcard {
                segments[segments.count - 1].scalars.append(Self.anyScalar)
                runs.append([])
            } else {
                segments[segments.count - 1].scalars.append(scalar.value)
                UTF8Scalars.append(scalar.value, to: &runs[runs.count - 1])
            }
        }
        self.segments = segments
        literalPrefix = runs[0]
        literals = runs.filter { !$0.isEmpty }
    }

    /// Reads a pattern whose characters are folded first, but for its wildcards.
    ///
    /// - Throws: `segmentation` if ICU fails.
    ///
    /// - Complexity: O(length of the pattern).
    init(folding pattern: String, with folding: inout Folding) throws(SearchIndexError) {
        var folded = ""
        var run: [UInt8] = []
        for (scalar, isWildcard) in Self.parts(of: pattern) {
            if isWildcard {
                folded += try Self.escaped(run, with: &folding)
                run = []
                folded.unicodeScalars.append(scalar)
            } else {
                UTF8Scalars.append(scalar.value, to: &run)
            }
        }
        self.init(folded + (try Self.escaped(run, with: &folding)))
    }

    /// A folded run of characters as it stands in a pattern.
    private static func escaped(
        _ run: [UInt8],
        with folding: inout Folding
    ) throws(SearchIndexError) -> String {
        var folded: [UInt8] = []
        try folding.fold(run.span, into: &folded)
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: folded, as: UTF8.self).unicodeScalars {
            if scalar == "*" || scalar == "?" || scalar == "\\" { text.append("\\") }
            text.append(scalar)
        }
        return String(text)
    }

    /// The characters of a pattern without the backslashes that protect, and which are wildcards.
    private static func parts(
        of pattern: String
    ) -> [(scalar: Unicode.Scalar, isWildcard: Bool)] {
        var parts: [(scalar: Unicode.Scalar, isWildcard: Bool)] = []
        var isProtected = false
        for scalar in pattern.unicodeScalars {
            if !isProtected, scalar == "\\" {
                isProtected = true
            } else {
                parts.append((scalar, !isProtected && (scalar == "*" || scalar == "?")))
                isProtected = false
            }
        }
        if isProtected { parts.append(("\\", false)) }
        return parts
    }

    /// Whether the pattern covers a whole word.
    ///
    /// Goes through the word once and returns to the last star only: a star further left need never
    /// cover more than it does, because what follows it was found at the first place.
    ///
    /// - Complexity: O(word) where the parts between stars are short, O(word × longest part) at worst.
    func matches(_ word: Span<UInt8>) -> Bool {
        var offset = 0
        guard take(segments[0], of: word, at: &offset) else { return false }
        guard segments.count > 1 else { return offset == word.count }
        for segment in segments.dropFirst().dropLast() {
            var start = offset
            while !take(segment, of: word, at: &offset) {
                guard start < word.count else { return false }
                start += UTF8Scalars.decode(word, at: start, before: word.count).length
                offset = start
            }
        }
        return endsWithLastSegment(word, after: offset)
    }

    /// Whether the last part covers the end of a word, of which the beginning is spoken for.
    private func endsWithLastSegment(_ word: Span<UInt8>, after offset: Int) -> Bool {
        let length = segments[segments.count - 1].scalars.count
        // Characters are counted from the front, so that ill-formed bytes are cut the same way.
        var rest = 0
        var end = offset
        while end < word.count {
            end += UTF8Scalars.decode(word, at: end, before: word.count).length
            rest += 1
        }
        guard rest >= length else { return false }
        var start = offset
        for _ in 0..<(rest - length) {
            start += UTF8Scalars.decode(word, at: start, before: word.count).length
        }
        return take(segments[segments.count - 1], of: word, at: &start) && start == word.count
    }

    /// Moves an offset behind a part that stands there, or returns `false` and moves it anywhere.
    @inline(__always)
    private func take(_ segment: Segment, of word: Span<UInt8>, at offset: inout Int) -> Bool {
        for sought in segment.scalars {
            guard offset < word.count else { return false }
            let (scalar, length) = UTF8Scalars.decode(word, at: offset, before: word.count)
            guard sought == scalar || sought == Self.anyScalar else { return false }
            offset += length
        }
        return true
    }
}

internal import ArgumentParser
internal import SearchIndex

/// The options that decide how words and phrases must stand in a text.
struct MatchingFlags: ParsableArguments {
    @Flag(
        name: [.customShort("w"), .customLong("whole-words")],
        help: "A phrase must begin and end where words do, in Chinese too."
    )
    var isWholeWords = false

    @Flag(
        name: [.customShort("s"), .customLong("as-written")],
        help: "Heed case, width and variants of characters; bare words become phrases."
    )
    var isAsWritten = false

    /// How words and phrases must stand in a text.
    var matching: Matching {
        var matching = Matching()
        matching.isWholeWords = isWholeWords
        matching.isAsWritten = isAsWritten
        return matching
    }
}

/// How source files are to be read: what the user asks for, and the formats at hand.
package struct SourceOptions: Sendable {
    /// The readers of formats other than plain text.
    package var readers: [SourceFormat: any FormatReader] = [:]

    /// The encoding of files that don't mark theirs; `nil` leaves it to be recognised.
    package var encoding: TextEncoding?

    /// What the user says about the reports of a file, by its path.
    package private(set) var known: [String: KnownFacts] = [:]

    /// The hash of what the user's facts were taken from.
    private var knownSource = ContentHash.none

    /// What is asked for that changes which reports a file gives, as a text that is stored with them.
    package var signature: String {
        var parts: [String] = []
        if let encoding { parts.append("encoding=\(encoding.name)") }
        if knownSource != .none { parts.append("known=\(knownSource.high).\(knownSource.low)") }
        return parts.joined(separator: " ")
    }

    /// Takes what the user says about files, by their paths, and the bytes that say so.
    package mutating func know(_ facts: [String: KnownFacts], from source: [UInt8]) {
        known = facts
        knownSource = source.isEmpty ? .none : source.withRawSpan { ContentHash(of: $0) }
    }

    /// Reads plain text only.
    package init() {}
}

/// Turns files of a format into their text.
///
/// Readers stand outside of the library where they need others' libraries or programs; calls are
/// independent of each other and run at the same time.
package protocol FormatReader: Sendable {
    /// The text of a file whose bytes have been read.
    ///
    /// - Throws: Why the file is left out: it is damaged, hostile, or a program is missing.
    func text(
        of file: SourceFile,
        _ bytes: [UInt8],
        options: SourceOptions
    ) throws(SkippedFile) -> SourceText
}

/// How source files are to be read: what the user asks for, and the formats at hand.
package struct SourceOptions: Sendable {
    /// The readers of formats other than plain text.
    package var readers: [SourceFormat: any FormatReader] = [:]

    /// The encoding of files that don't mark theirs; `nil` leaves it to be recognised.
    package var encoding: TextEncoding?

    /// Which columns of tables hold what; without it, tables aren't read.
    package var columns: SourceColumns?

    /// Whether what web pages leave in a text stays in it.
    package var keepsNoise = false

    /// What the user says about the reports of a file, by its path.
    package private(set) var known: [String: KnownFacts] = [:]

    /// The hash of what the user's facts were taken from.
    private var knownSource = ContentHash.none

    /// What is asked for that changes which reports a file gives, as a text that is stored with them.
    package var signature: String {
        let source = knownSource
        let asked = [
            encoding.map { "encoding=\($0.name)" }, columns.map { "columns=\($0)" },
            keepsNoise ? "keep-noise" : nil,
            source == .none ? nil : "known=\(source.high).\(source.low)",
        ]
        return asked.compactMap(\.self).joined(separator: " ")
    }

    /// Takes what the user says about files, by their paths, and the bytes that say so.
    package mutating func know(_ facts: [String: KnownFacts], from source: [UInt8]) {
        known = facts
        knownSource = source.isEmpty ? .none : source.withRawSpan { ContentHash(of: $0) }
    }

    /// Puts what the user says about a file into a report of it.
    package func fill(_ draft: inout ReportDraft) {
        known[draft.report.path]?.fill(&draft.report)
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

    /// The reports of a file, where the format itself tells what they are; `nil` where its text does.
    ///
    /// - Throws: Why the file is left out.
    func drafts(
        of file: SourceFile,
        _ bytes: [UInt8],
        options: SourceOptions
    ) throws(SkippedFile) -> [ReportDraft]?
}

extension FormatReader {
    package func drafts(
        of file: SourceFile,
        _ bytes: [UInt8],
        options: SourceOptions
    ) throws(SkippedFile) -> [ReportDraft]? {
        nil
    }
}

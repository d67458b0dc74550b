/// Reads a collection: a file with one paragraph a line, `id<TAB>text`, streamed in parts.
///
/// The parts are drafts of one report without a title; all but the first go on with the one before.
/// Rules of the format:
/// - A line ends with LF; a CR before it is no text. Line numbers count LF, from 1.
/// - What stands before the first TAB, within 1,024 bytes, is the name of the paragraph. A line
///   without a TAB, or with nothing before it, is named by its number.
/// - Further TABs, lone CRs and the other line ends (U+2028, U+0085, …) become spaces.
/// - The text is trimmed as in reports; a line without text is counted and passed over.
/// - A file that isn't UTF-8 is converted as reports are, and then held as a whole.
/// - A line longer than 1 MiB comes in several paragraphs with the same name and number.
package struct CollectionReader: ~Copyable {
    /// The number of bytes of text at which the first part is handed out, by which a report is known.
    package static let partSize = 4 << 20

    /// The same for all other parts, which stay in a core's cache.
    private static let laterPartSize = 1 << 18

    /// The number of paragraphs at which a part is handed out.
    static let partCount = 1 << 18

    /// The number of lines so far whose text was empty.
    package private(set) var emptyCount = 0

    private let path: SourcePath

    /// The file; `nil` if the window holds all of it.
    private let file: OpenFile?
    private let encoding: String
    private let chunkSize: Int
    private let partSize: Int
    private var records: CollectionRecords
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var check = UTF8Check()
    private var hasher = ContentHasher()

    /// A hash of the bytes of the file, once all of them were read; `nil` if it has to be found otherwise.
    package private(set) var contentHash: ContentHash?
    private var hasBegun = false

    /// Opens a collection and makes sure that all of it is text.
    ///
    /// Complexity: O(*n*): the file is read once for this, and held as a whole only if it isn't UTF-8.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - encoding: What the user says; `nil` leaves it to be recognised.
    ///   - threads: How many threads read it for that.
    /// - Throws: A note about why the file can't be used, with the offset of the fault.
    package init(
        _ path: String,
        encoding: TextEncoding? = nil,
        threads: Int = 1
    ) throws(SkippedFile) {
        let path = SourcePath(path)
        if let encoding, encoding != .utf8 {
            self.init(path, try Self.decoded(path, encoding))
            return
        }
        do throws(SkippedFile) {
            try self.init(path, chunkSize: 1 << 16, partSize: Self.partSize, threads: threads)
        } catch {
            guard let decoded = try? Self.decoded(path, nil) else { throw error }
            self.init(path, decoded)
        }
    }

    private static func decoded(
        _ path: SourcePath,
        _ encoding: TextEncoding?
    ) throws(SkippedFile) -> TextDecoder.Decoded {
        let file = SourceFile(path: path, status: .unread, isGiven: true)
        return try TextDecoder.decode(try file.read(), path: path, encoding: encoding)
    }

    /// Reads a collection that was converted as a whole.
    private init(_ path: SourcePath, _ decoded: TextDecoder.Decoded) {
        self.path = path
        chunkSize = 0
        partSize = Self.partSize
        records = CollectionRecords()
        self.file = nil
        self.encoding = decoded.encoding
        buffer = decoded.bytes
        isAtEnd = true
    }

    init(
        _ path: SourcePath,
        chunkSize: Int,
        partSize: Int,
        threads: Int = 1
    ) throws(SkippedFile) {
        self.path = path
        self.chunkSize = chunkSize
        self.partSize = partSize
        records = CollectionRecords()
        encoding = "UTF-8"
        file = try Self.openChecked(path, chunkSize, threads)
    }

    /// The next part, `nil` after the last; a file without text has none.
    ///
    /// Complexity: O(part), in memory as well.
    /// - Throws: The failure of a read. A file that is no longer UTF-8 because it was changed in the
    ///   meantime is refused with `EILSEQ`.
    package mutating func next() throws(SearchIndexError) -> ReportDraft? {
        var draft = ReportDraft(report: Report(path: path.description))
        draft.mayBeCopy = false
        draft.report.encoding = encoding
        draft.continues = hasBegun
        let size = hasBegun ? min(partSize, Self.laterPartSize) : partSize
        while draft.text.count < size, draft.paragraphs.count < Self.partCount {
            if let found = records.take(from: buffer, at: start, isAtEnd: isAtEnd, into: &draft) {
                emptyCount += found.isEmpty ? 1 : 0
                start = found.next
            } else if isAtEnd {
                break
            } else {
                try refill()
            }
        }
        guard let first = draft.paragraphs.first else { return nil }
        draft.report.line = first.line
        if !hasBegun { draft.report.language = LanguageGuess.tag(of: draft.text.span) }
        hasBegun = true
        return draft
    }

    private mutating func refill() throws(SearchIndexError) {
        buffer.removeSubrange(..<start)
        start = 0
        do throws(SystemFailure) {
            var chunk: [UInt8] = []
            isAtEnd = try file?.read(upTo: chunkSize, into: &chunk) ?? 0 < chunkSize
            do throws(UTF8Check.Fault) {
                try check.take(chunk.span)
                if isAtEnd { try check.finish() }
            } catch {
                throw SystemFailure(operation: "read", errno: SystemFailure.notUTF8)
            }
            note(chunk)
            buffer += chunk
        } catch {
            throw error.error(for: path)
        }
    }

    private mutating func note(_ chunk: [UInt8]) {
        // A hash takes no other pieces.
        guard chunkSize.isMultiple(of: 16) else { return }
        if isAtEnd {
            contentHash = chunk.withRawSpan { hasher.finish($0) }
        } else {
            chunk.withRawSpan { hasher.update($0) }
        }
    }

    /// Opens a file, checks all of it, and moves back to its start.
    private static func openChecked(
        _ path: SourcePath,
        _ chunkSize: Int,
        _ threads: Int
    ) throws(SkippedFile) -> OpenFile {
        let reason: String
        do throws(SystemFailure) {
            let file = try OpenFile(path, followingLinks: true)
            let status = try file.status()
            if threads > 1, status.kind.refusal == nil, status.size > chunkSize,
                UTF8Check.passes(file, size: status.size, pieceSize: chunkSize, threads: threads)
            {
                return file
            }
            // In order, to tell the first fault.
            guard let found = try refusal(of: file, chunkSize) else {
                try file.rewind()
                return file
            }
            reason = found
        } catch {
            throw error.skipped(path)
        }
        throw SkippedFile(path: path.description, reason: reason)
    }

    /// Why a file can't be read as a collection, or `nil`.
    private static func refusal(
        of file: borrowing OpenFile,
        _ chunkSize: Int
    ) throws(SystemFailure) -> String? {
        if let reason = try file.status().kind.refusal { return reason }
        var check = UTF8Check()
        var isFirst = true
        while true {
            var chunk: [UInt8] = []
            let isLast = try file.read(upTo: chunkSize, into: &chunk) < chunkSize
            if isFirst, let reason = TextDecoder.refusal(ofMarkIn: chunk.span) { return reason }
            isFirst = false
            do throws(UTF8Check.Fault) {
                try check.take(chunk.span)
                if isLast { try check.finish() }
            } catch {
                return error.reason
            }
            if isLast { return nil }
        }
    }
}

package import SearchIndex

/// Reads DOCX: paragraphs, headings by style or outline level, items of lists, rows of tables.
///
/// The numbers of lists and headings that Word makes itself are put before their paragraphs. Deleted text, comments, headers and footers are left out, footnotes stand at the end. The line of
/// an element is the number of its paragraph in the document; pages are those that Word recorded when
/// it last laid the text out, if it did.
package struct DOCXReader: FormatReader {
    package init() {}

    package func text(
        of file: SourceFile,
        _ bytes: [UInt8],
        options: SourceOptions
    ) throws(SkippedFile) -> SourceText {
        guard bytes.starts(with: "PK".utf8) else {
            throw file.skipped(
                "no Word document in the form of .docx; if it is encrypted or an old .doc, save it anew"
            )
        }
        let parts = try Self.parts(of: file, bytes)
        var text = SourceText()
        text.encoding = "DOCX"
        var reader = DOCXBody(
            styles: DOCXStyles(parts.styles),
            numbering: DOCXNumbering(parts.numbering)
        )
        guard reader.read(parts.document, into: &text), reader.read(parts.notes, into: &text) else {
            throw file.skipped("declares a document type, which no Word document does")
        }
        return text
    }

    private struct Parts {
        var document: [UInt8]
        var styles: [UInt8]
        var numbering: [UInt8]
        var notes: [UInt8]
    }

    private static func parts(
        of file: SourceFile,
        _ bytes: [UInt8]
    ) throws(SkippedFile) -> Parts {
        let reason: String
        do throws(ZipArchive.Fault) {
            let archive = try ZipArchive(bytes)
            if let document = try archive.contents(of: "word/document.xml") {
                return Parts(
                    document: document,
                    styles: try archive.contents(of: "word/styles.xml") ?? [],
                    numbering: try archive.contents(of: "word/numbering.xml") ?? [],
                    notes: try archive.contents(of: "word/footnotes.xml") ?? []
                )
            }
            reason = "a ZIP archive that holds no Word document"
        } catch {
            reason = error.reason
        }
        throw file.skipped(reason)
    }
}

extension ZipArchive.Fault {
    /// The fault as half a sentence.
    fileprivate var reason: String {
        switch self {
        case .damaged: "damaged: its ZIP archive can't be unpacked"
        case .encrypted: "encrypted; a password is needed"
        case .bomb: "unpacks to far more than a document holds"
        }
    }
}

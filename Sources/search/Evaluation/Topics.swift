internal import SearchIndex

/// A question of a retrieval set.
struct Topic: Sendable {
    /// Its name, without white space.
    var id: String

    /// Its words.
    var text: String

    /// Reads topics from a file with one a line, `id<TAB>text`.
    static func read(_ path: String) throws(Failure) -> [Topic] {
        var topics: [Topic] = []
        var ids: Set<String> = []
        var reader: CollectionReader
        do throws(SkippedFile) {
            reader = try CollectionReader(path)
        } catch {
            throw .usage("\(error.path): can't be used for topics: \(error.reason)")
        }
        while let draft = try part(of: &reader) {
            for (place, id) in draft.ids.enumerated() {
                let id = TRECField.written(id)
                guard ids.insert(id).inserted else {
                    throw .usage(
                        "\(path):\(draft.paragraphs[place].line): topic \(id) is there already; "
                            + "give each topic a name of its own"
                    )
                }
                let text = String(decoding: draft.text[draft.range(of: place)], as: UTF8.self)
                topics.append(Topic(id: id, text: text))
            }
        }
        guard !topics.isEmpty else { throw .usage("\(path): holds no topics, ID<TAB>TEXT") }
        return topics
    }

    private static func part(of reader: inout CollectionReader) throws(Failure) -> ReportDraft? {
        do throws(SearchIndexError) {
            return try reader.next()
        } catch {
            throw .source(error)
        }
    }
}

/// The fields of the lines that programs for evaluation read: white space parts them.
enum TRECField {
    /// A name as it is written there: the bytes of its white space in hexadecimal, as in `a%20b`.
    static func written(_ name: String) -> String {
        guard name.unicodeScalars.contains(where: \.properties.isWhitespace) else { return name }
        var written = ""
        for scalar in name.unicodeScalars {
            guard scalar.properties.isWhitespace else {
                written.unicodeScalars.append(scalar)
                continue
            }
            for byte in String(scalar).utf8 {
                let digits = String(byte, radix: 16, uppercase: true)
                written += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return written
    }
}

/// A ranking of documents for topics, as a program has written it.
struct TRECRun {
    /// A document that was found.
    struct Hit {
        var document: String
        var score: Float
    }

    /// The documents of each topic, the best first.
    private(set) var hits: [String: [Hit]] = [:]

    /// Reads a run from lines `topic Q0 document rank score tag`.
    init(path: String) throws(Failure) {
        try self.init(FieldLines(path: path))
    }

    /// Reads a run; as in trec_eval the score alone decides on the order, not the rank, and of equal
    /// scores the document whose name is later in byte order comes first.
    init(_ lines: FieldLines) throws(Failure) {
        var lines = lines
        var topic: (bytes: [UInt8], name: String, hits: [Hit])?
        while let fields = lines.next() {
            guard fields.count == 6,
                let score = Float(String(decoding: fields[4], as: UTF8.self)), !score.isNaN
            else { throw lines.failure("'TOPIC Q0 DOCUMENT RANK SCORE TAG'", fields) }
            if topic?.bytes.elementsEqual(fields[0]) != true {
                if let topic { hits[topic.name, default: []] += topic.hits }
                topic = (Array(fields[0]), String(decoding: fields[0], as: UTF8.self), [])
            }
            let document = String(decoding: fields[2], as: UTF8.self)
            topic?.hits.append(Hit(document: document, score: score))
        }
        if let topic { hits[topic.name, default: []] += topic.hits }
        guard !hits.isEmpty else {
            throw .usage("\(lines.path): holds no run, 'TOPIC Q0 DOCUMENT RANK SCORE TAG'")
        }
        for (topic, found) in hits {
            let sorted = found.sorted(by: Self.precedes)
            var seen: Set<String> = []
            for hit in sorted where !seen.insert(hit.document).inserted {
                throw .usage(
                    "\(lines.path): topic \(topic) finds \(hit.document) twice; "
                        + "leave one of the lines out"
                )
            }
            hits[topic] = sorted
        }
    }

    private static func precedes(_ left: Hit, _ right: Hit) -> Bool {
        left.score != right.score
            ? left.score > right.score
            : right.document.utf8.lexicographicallyPrecedes(left.document.utf8)
    }
}

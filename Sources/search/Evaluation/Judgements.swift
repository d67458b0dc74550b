/// Which documents answer which topics, and how well: 1 or more if they do.
struct Judgements {
    /// The topics in the order of the file.
    private(set) var topics: [String] = []

    private var documents: [String: [String: Int]] = [:]

    /// Reads judgements from lines `topic 0 document relevance`.
    init(path: String) throws(Failure) {
        try self.init(FieldLines(path: path))
    }

    init(_ lines: FieldLines) throws(Failure) {
        var lines = lines
        while let fields = lines.next() {
            guard fields.count == 4,
                let relevance = Int(String(decoding: fields[3], as: UTF8.self))
            else { throw lines.failure("'TOPIC 0 DOCUMENT RELEVANCE'", fields) }
            let topic = String(decoding: fields[0], as: UTF8.self)
            let document = String(decoding: fields[2], as: UTF8.self)
            if documents[topic] == nil { topics.append(topic) }
            let before = documents[topic, default: [:]].updateValue(relevance, forKey: document)
            if let before, before != relevance {
                throw .usage(
                    "\(lines.path):\(lines.line): topic \(topic) judges \(document) a second time, "
                        + "\(relevance) after \(before); leave one of the lines out"
                )
            }
        }
        guard !topics.isEmpty else {
            throw .usage("\(lines.path): holds no judgements, 'TOPIC 0 DOCUMENT RELEVANCE'")
        }
    }

    /// The judged documents of a topic.
    func documents(of topic: String) -> [String: Int] { documents[topic] ?? [:] }
}

/// Groups of words and phrases that mean the same to whoever searches.
///
/// They change what bare words find, never a quoted phrase:
///
///     let synonyms = try Synonyms("数字经济, 数码经济\nCO2, carbon dioxide")
///     let query = try synonyms.expanding(Query.parse("数字经济 增加值").query)
public struct Synonyms: Sendable {
    private struct Member {
        var text: String
        var folded: [UInt8]
        var group: Int
    }

    /// The members, the longest first.
    private var members: [Member] = []

    /// Reads groups, one a line: members between commas, Chinese commas or tabs.
    ///
    /// A line that begins with `#` is passed over.
    ///
    /// - Throws: `segmentation` if ICU fails.
    public init(_ text: String) throws(SearchIndexError) {
        var folding = Folding()
        let separators: Set<Unicode.Scalar> = [",", "，", "、", "\t"]
        let lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
        for (group, line) in lines.enumerated() where line.first != "#" {
            for part in line.split(whereSeparator: separators.contains) {
                let words = part.split(whereSeparator: \.properties.isWhitespace)
                let member = words.map { String($0) }.joined(separator: " ")
                var folded: [UInt8] = []
                try folding.fold(Array(member.utf8).span, into: &folded)
                guard !folded.isEmpty else { continue }
                members.append(Member(text: member, folded: folded, group: group))
            }
        }
        members.sort { ($1.folded.count, $0.group) < ($0.folded.count, $1.group) }
    }

    /// A query that finds the synonyms of its bare words as well.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - need: Which of the bare words a paragraph must hold.
    /// - Returns: The query with each word that has synonyms made a choice.
    /// - Throws: `segmentation` if ICU fails.
    public func expanding(
        _ query: Query,
        need: Need = .automatic
    ) throws(SearchIndexError) -> Query {
        switch query {
        case .text(let text): return try expanding(text: text, need: need)
        case .and(let parts): return .and(try expanding(parts, need))
        case .or(let parts): return .or(try expanding(parts, need))
        case .boosted(let part, let factor):
            return .boosted(try expanding(part, need: need), factor)
        case .everything, .nothing, .phrase, .pattern, .regex, .near, .not, .field, .range:
            return query
        }
    }

    private func expanding(
        _ parts: [Query],
        _ need: Need
    ) throws(SearchIndexError) -> [Query] {
        var expanded: [Query] = []
        for part in parts { expanded.append(try expanding(part, need: need)) }
        return expanded
    }

    private func expanding(text: String, need: Need) throws(SearchIndexError) -> Query {
        var parts: [Query] = []
        var plain: [String] = []
        var hasFound = false
        func add(_ words: [String]) {
            if !words.isEmpty { parts.append(.text(words.joined(separator: " "))) }
        }
        for (words, others) in try choices(in: text) {
            guard !others.isEmpty else {
                plain.append(words)
                continue
            }
            add(plain)
            plain = []
            hasFound = true
            parts.append(.any(of: [.text(words)] + others))
        }
        guard hasFound else { return .text(text) }
        add(plain)
        var analyzer = Analyzer()
        let words = Set(try analyzer.analyze(text).tokens.map(\.term)).subtracting([[]])
        return need.isAll(wordCount: words.count) ? .all(of: parts) : .any(of: parts)
    }

    /// What a text is expanded by: for each of its words with synonyms, in order, the others.
    ///
    /// - Throws: `segmentation` if ICU fails.
    public func alternatives(in text: String) throws(SearchIndexError) -> [String] {
        var found: [String] = []
        for (_, others) in try choices(in: text) {
            for other in others {
                switch other {
                case .text(let text): found.append(text)
                case .phrase(let phrase): found.append(phrase.text)
                default: break
                }
            }
        }
        return found
    }

    /// The parts of a text between spaces, those that are a member together, with what does as well.
    private func choices(
        in text: String
    ) throws(SearchIndexError) -> [(words: String, others: [Query])] {
        var folding = Folding()
        let words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
            .map { String($0) }
        var folded: [[UInt8]] = []
        for word in words {
            var bytes: [UInt8] = []
            try folding.fold(Array(word.utf8).span, into: &bytes)
            folded.append(bytes)
        }
        var choices: [(words: String, others: [Query])] = []
        var place = 0
        while place < words.count {
            let whole = members.first { member in
                let count = member.text.count { $0 == " " } + 1
                return place + count <= words.count
                    && folded[place..<place + count].joined(separator: [0x20])
                        .elementsEqual(member.folded)
            }
            if let whole {
                let count = whole.text.count { $0 == " " } + 1
                let others = others(than: whole).map { Query.phrase(Query.Phrase($0)) }
                choices.append((words[place..<place + count].joined(separator: " "), others))
                place += count
            } else {
                choices.append((words[place], parts(of: folded[place])))
                place += 1
            }
        }
        return choices
    }

    /// A run of an unspaced script with a member inside, with each of the other members instead.
    private func parts(of run: [UInt8]) -> [Query] {
        for member in members where Pairs.isUnspacedPair(member.folded) {
            guard let start = ByteSearch.first(member.folded, in: run, count: run.count, from: 0)
            else { continue }
            return others(than: member).map { other in
                let behind = run[(start + member.folded.count)...]
                let bytes = run[..<start] + Array(other.utf8) + behind
                return .text(String(decoding: bytes, as: UTF8.self))
            }
        }
        return []
    }

    private func others(than member: Member) -> [String] {
        members.filter { $0.group == member.group && $0.folded != member.folded }.map(\.text)
    }
}

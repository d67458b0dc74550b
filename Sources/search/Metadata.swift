internal import SearchIndex

/// What the user says about reports: in a table of paths, and by rules on paths.
///
/// The table counts more than the rules, a later rule more than an earlier one, and all more than
/// what the text and the name of a file tell.
struct Metadata {
    /// The most bytes of a table.
    private static let limit = 256 << 20

    /// What tells two sets of facts apart.
    private(set) var source: [UInt8] = []

    private var rules: [PathRule] = []

    /// The rows of the table by the last component of their paths.
    private var rows: [Substring: [(path: String, facts: KnownFacts)]] = [:]

    /// Reads a table, if one is given, and rules.
    ///
    /// - Throws: A wrong use, with the line of the table or the rule.
    init(table: String?, rules: [String]) throws(Failure) {
        for rule in rules {
            self.rules.append(try PathRule(rule))
            source += Array(rule.utf8) + [0]
        }
        guard let table else { return }
        let (bytes, code) = System.contents(of: table, limit: Self.limit)
        if code != 0 { throw .reading(file: table, errno: code) }
        guard bytes.count <= Self.limit, let text = String(validating: bytes, as: UTF8.self) else {
            throw .usage("\(table): not a table in UTF-8 of at most 256 MiB; convert or split it")
        }
        source += bytes
        try read(text, named: table)
    }

    private mutating func read(_ text: String, named table: String) throws(Failure) {
        var records = CommaSeparated(text)
        guard let header = records.next() else { return }
        guard let pathColumn = header.firstIndex(of: "path") else {
            throw .usage("\(table):1: no column is called 'path'; name it in the first line")
        }
        let fields = header.map(KnownFacts.Field.init(rawValue:))
        guard fields.contains(where: { $0 != nil }) else {
            let names = KnownFacts.Field.allCases.map(\.rawValue).joined(separator: ", ")
            throw .usage("\(table):1: no column but 'path' is known; use any of \(names)")
        }
        while let record = records.next() {
            guard record.indices.contains(pathColumn), !record[pathColumn].isEmpty else { continue }
            var facts = KnownFacts()
            for (field, value) in zip(fields, record) {
                guard let field, !facts.set(field, to: value) else { continue }
                throw .usage(
                    "\(table):\(records.line): '\(value)' is no \(field.rawValue); mend it or leave "
                        + "it empty"
                )
            }
            let path = record[pathColumn]
            rows[Self.name(of: path), default: []].append((path, facts))
        }
    }

    /// What is known of the reports of a file.
    func facts(for path: String) -> KnownFacts {
        var facts = KnownFacts()
        for rule in rules { facts = facts.overridden(by: rule.facts(for: path)) }
        let matching = rows[Self.name(of: path)]?.filter { row in
            path == row.path || path.hasSuffix("/" + row.path)
        }
        guard let row = matching?.max(by: { $0.path.utf8.count < $1.path.utf8.count }) else {
            return facts
        }
        return facts.overridden(by: row.facts)
    }

    private static func name(of path: String) -> Substring {
        path.split(separator: "/").last ?? ""
    }
}

/// A rule that reads facts from paths: `(\d{4})_(\d{6})=year,code`, or with named groups.
struct PathRule {
    private let regex: Regex<AnyRegexOutput>
    private let fields: [KnownFacts.Field]

    /// Reads a rule.
    ///
    /// - Throws: A wrong use.
    init(_ rule: String) throws(Failure) {
        var pattern = rule[...]
        var fields: [KnownFacts.Field] = []
        if let sign = rule.lastIndex(of: "=") {
            let names = rule[rule.index(after: sign)...].split(separator: ",")
            let known = names.compactMap { KnownFacts.Field(rawValue: String($0)) }
            // A pattern may hold the sign itself, as in (?<=…).
            if !known.isEmpty || !rule.contains("(?<") {
                guard known.count == names.count, !known.isEmpty else {
                    let all = KnownFacts.Field.allCases.map(\.rawValue).joined(separator: ", ")
                    throw .usage("--rule '\(rule)': behind '=' stand names among \(all)")
                }
                fields = known
                pattern = rule[..<sign]
            }
        }
        do {
            regex = try Regex(String(pattern))
        } catch {
            throw .usage("--rule '\(rule)': the expression can't be read; check its brackets")
        }
        self.fields = fields
    }

    /// What the groups of the expression find in a path.
    func facts(for path: String) -> KnownFacts {
        var facts = KnownFacts()
        guard let match = try? regex.firstMatch(in: path) else { return facts }
        for place in 1..<max(1, match.output.count) {
            let group = match.output[place]
            let named = group.name.flatMap(KnownFacts.Field.init(rawValue:))
            let field = named ?? (fields.indices.contains(place - 1) ? fields[place - 1] : nil)
            // What can't be a year or a date says nothing.
            if let field, let text = group.substring { _ = facts.set(field, to: String(text)) }
        }
        return facts
    }
}

/// The records of a table whose fields stand between commas, RFC 4180.
struct CommaSeparated {
    /// The line on which the last record began, from 1.
    private(set) var line = 0

    private var text: Substring.UnicodeScalarView
    private var nextLine = 1

    /// Starts at the first record; a byte order mark is passed over.
    init(_ text: String) {
        self.text = text.unicodeScalars[...]
        if self.text.first == "\u{FEFF}" { self.text.removeFirst() }
    }

    /// The fields of the next record, `nil` at the end.
    ///
    /// - Complexity: O(its length).
    mutating func next() -> [String]? {
        guard !text.isEmpty else { return nil }
        line = nextLine
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        while let scalar = text.popFirst() {
            if scalar == "\n" { nextLine += 1 }
            switch scalar {
            case "\"" where isQuoted && text.first == "\"":
                field.unicodeScalars.append(scalar)
                text.removeFirst()
            case "\"" where isQuoted || field.isEmpty: isQuoted.toggle()
            case "," where !isQuoted:
                fields.append(field)
                field = ""
            case "\r" where !isQuoted && text.first == "\n": break
            case "\n" where !isQuoted: return fields + [field]
            default: field.unicodeScalars.append(scalar)
            }
        }
        return fields + [field]
    }
}

extension QueryResolver {
    /// The paragraphs of the reports or sections whose field answers a part of a query.
    mutating func resolve(
        _ part: Query,
        in field: Query.Field,
        bytes: RawSpan
    ) throws(SearchIndexError) -> ParagraphSet {
        switch part {
        case .and(let parts):
            var all = set(isFull: true)
            for part in parts {
                all.formIntersection(try resolve(part, in: field, bytes: bytes))
            }
            return all
        case .or(let parts):
            var any = set()
            for part in parts { any.formUnion(try resolve(part, in: field, bytes: bytes)) }
            return any
        case .not(let part):
            var rest = set(isFull: true)
            rest.subtract(try resolve(part, in: field, bytes: bytes))
            return rest
        case .everything:
            return set(isFull: true)
        case .boosted(let part, _):
            return try resolve(part, in: field, bytes: bytes)
        case .text(let text):
            return try paragraphs(of: field, holding: text, bytes: bytes)
        case .phrase(let phrase):
            return try paragraphs(of: field, holding: phrase.text, bytes: bytes)
        case .pattern(let pattern):
            var folding = Folding()
            let glob = try Glob(folding: pattern.text, with: &folding)
            return try paragraphs(of: field, bytes) { glob.matches($0.span) }
        case .regex(let pattern, let flags):
            guard let regex = try? LinearRegex(pattern, flags: flags) else { return set() }
            return try paragraphs(of: field, bytes) { regex.isMatch($0.span) }
        case .nothing, .near, .field, .range:
            return set()
        }
    }

    /// The paragraphs of the reports or sections whose field holds a text, folded, anywhere.
    private mutating func paragraphs(
        of field: Query.Field,
        holding text: String,
        bytes: RawSpan
    ) throws(SearchIndexError) -> ParagraphSet {
        let needle = try folded(text)
        guard !needle.isEmpty else { return set() }
        // Part of a number is another number.
        if field == .report || field == .year {
            return try paragraphs(of: field, bytes) { $0 == needle }
        }
        // Who asks for 年报 or an annual report means those whose tag is annual-report.
        if field == .kind, let kind = ReportKind(text) {
            let tag = try folded(kind.tag)
            return try paragraphs(of: field, bytes) { $0 == tag || $0 == needle }
        }
        let others = field == .section ? SectionNames.others(for: text) : []
        var endings: [[UInt8]] = []
        for other in others { endings.append(try folded(other)) }
        if !others.isEmpty {
            note("section “\(text)” stands for “\(others[0])” and the like as well")
        }
        return try paragraphs(of: field, bytes) { value in
            ByteSearch.first(needle, in: value, from: 0) != nil
                || endings.contains { value.suffix($0.count).elementsEqual($0) }
        }
    }

    /// The paragraphs of the reports or sections whose folded field passes a test.
    private mutating func paragraphs(
        of field: Query.Field,
        _ bytes: RawSpan,
        where isMatch: ([UInt8]) -> Bool
    ) throws(SearchIndexError) -> ParagraphSet {
        var found = set()
        if field == .section {
            var text = MatchText()
            for heading in 0..<index.headings.count {
                let paragraph = index.headings.paragraph(of: heading, in: bytes)
                text.load(paragraph, of: index, in: bytes)
                if isMatch(text.text) {
                    found.insert(paragraph..<(paragraph + 1))
                    found.insert(index.headings.section(of: heading, in: bytes))
                }
            }
            return found
        }
        for number in 0..<index.reports.count {
            let report = index.reports.report(at: number, in: bytes)
            let shown = sharing.firstReport + number
            let value = try folded(Self.value(of: field, in: report, number: shown))
            if isMatch(value) { found.insert(index.reports.paragraphs(of: number, in: bytes)) }
        }
        return found
    }

    private mutating func folded(_ text: String) throws(SearchIndexError) -> [UInt8] {
        var match = MatchText()
        match.load(try analyze(text))
        return match.text
    }

    private static func value(of field: Query.Field, in report: Report, number: Int) -> String {
        switch field {
        case .title: report.title
        case .year: report.year.map(String.init) ?? ""
        case .company: report.company
        case .code: report.code
        case .place: report.place
        case .path: report.path
        case .lang: report.language
        case .kind: report.kind
        case .date: report.date
        case .report: String(number + 1)
        case .section: ""
        }
    }

    /// The paragraphs of the reports whose year, date or number lies between two bounds.
    func resolve(
        _ field: Query.Field,
        from lower: Query.Bound?,
        to upper: Query.Bound?,
        in bytes: RawSpan
    ) -> ParagraphSet {
        var found = set()
        for number in 0..<index.reports.count {
            let report = index.reports.report(at: number, in: bytes)
            let value = Self.value(of: field, in: report, number: sharing.firstReport + number)
            guard !value.isEmpty, Self.lies(value, above: lower), Self.lies(value, below: upper)
            else { continue }
            found.insert(index.reports.paragraphs(of: number, in: bytes))
        }
        return found
    }

    private static func lies(_ value: String, above bound: Query.Bound?) -> Bool {
        guard let bound else { return true }
        let order = order(value, bound.value)
        return order > 0 || (order == 0 && bound.isInclusive)
    }

    private static func lies(_ value: String, below bound: Query.Bound?) -> Bool {
        guard let bound else { return true }
        let order = order(value, bound.value)
        return order < 0 || (order == 0 && bound.isInclusive)
    }

    /// Numbers by value, other texts by their scalars; a date that a bound begins is equal to it.
    private static func order(_ value: String, _ bound: String) -> Int {
        if let left = Int(value), let right = Int(bound) {
            return left < right ? -1 : left == right ? 0 : 1
        }
        if value.hasPrefix(bound) { return 0 }
        return value < bound ? -1 : 1
    }
}

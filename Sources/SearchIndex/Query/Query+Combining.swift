/// How the parser puts queries together so that they stay tidy.
extension Query {
    /// All of some queries, without nests and empty parts.
    ///
    /// Beside something wanted, asking for everything says nothing; beside negations only, it is put
    /// in. A lone negation stays one, as it may meet something wanted further out.
    static func all(of parts: [Query]) -> Query {
        var wanted: [Query] = []
        var hasEverything = false
        var isNegative = true
        func add(_ part: Query) {
            switch part {
            case .nothing: break
            case .everything: hasEverything = true
            case .and(let inner): for part in inner { add(part) }
            case .not: wanted.append(part)
            default:
                wanted.append(part)
                isNegative = false
            }
        }
        for part in parts { add(part) }
        if wanted.isEmpty { return hasEverything ? .everything : .nothing }
        if isNegative, hasEverything || wanted.count > 1 { wanted.insert(.everything, at: 0) }
        return wanted.count == 1 ? wanted[0] : .and(wanted)
    }

    /// One of some queries at least, without nests and empty parts.
    static func any(of parts: [Query]) -> Query {
        var wanted: [Query] = []
        var hasEverything = false
        func add(_ part: Query) {
            switch part {
            case .nothing: break
            case .everything:
                if !hasEverything { wanted.append(part) }
                hasEverything = true
            case .or(let inner): for part in inner { add(part) }
            default: wanted.append(part)
            }
        }
        for part in parts { add(part) }
        switch wanted.count {
        case 0: return .nothing
        case 1: return wanted[0]
        default: return .or(wanted.map(\.standingAlone))
        }
    }

    /// What the query doesn't find.
    var negated: Query {
        switch self {
        case .nothing: .nothing
        case .not(let inner): inner
        default: .not(self)
        }
    }

    /// The query where a negation has nothing to be taken from but everything.
    var standingAlone: Query {
        if case .not = self { return .and([.everything, self]) }
        return self
    }

    /// The query with its score multiplied.
    func boosted(by weight: Double) -> Query {
        switch standingAlone {
        case .nothing: return .nothing
        case .everything: return .everything
        case .boosted(let inner, let other):
            return .boosted(inner, min(max(weight * other, 0.001), 1000))
        case let query: return .boosted(query, weight)
        }
    }

    /// The query looked for in a field.
    ///
    /// What has a field itself, or means all reports, can't stand in a field; if there is any, the
    /// field goes to the other parts. A word that is no year or date was a mistake and stays outside.
    ///
    /// - Complexity: O(size of the query).
    func inside(_ field: Field) -> Query {
        if !field.isCalendar, fitsField { return .field(field, self) }
        switch self {
        case .nothing, .everything, .range, .field, .near, .boosted: return self
        case .and(let parts): return .all(of: parts.map { $0.inside(field) })
        case .or(let parts): return .any(of: parts.map { $0.inside(field) })
        case .not(let part): return part.inside(field).negated
        case .text, .phrase: return field.isCalendar ? self : .field(field, self)
        case .pattern, .regex: return .field(field, self)
        }
    }

    /// Whether the query can be looked for in one field as a whole.
    private var fitsField: Bool {
        switch self {
        case .text, .phrase, .pattern, .regex: true
        case .and(let parts), .or(let parts):
            parts.allSatisfy { part in
                if case .not(let inner) = part { return inner.fitsField }
                return part.fitsField
            }
        case .nothing, .everything, .not, .range, .field, .near, .boosted: false
        }
    }

    /// Whether the query may be a part of ``near(_:distance:ordered:)``.
    var canBeNear: Bool {
        switch self {
        case .text, .phrase, .pattern: true
        case .or(let parts):
            parts.allSatisfy { part in
                switch part {
                case .text, .phrase, .pattern: true
                default: false
                }
            }
        default: false
        }
    }
}

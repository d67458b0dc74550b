extension Query {
    /// The part of the query that only asks for fields: what narrows the archive before anything is
    /// looked for in its text.
    ///
    /// `数字经济 year:2015..2020 -place:临江` is filtered by `year:2015..2020 -place:临江`. A query
    /// without such a part is filtered by ``everything``.
    ///
    /// - Complexity: O(size of the query).
    public var filters: Query {
        guard case .and(let parts) = self else {
            return isFilter ? standingAlone : .everything
        }
        let filters = parts.filter(\.isFilter)
        return filters.isEmpty ? .everything : Query.all(of: filters).standingAlone
    }

    /// The query where a filter must be met as well.
    ///
    /// - Parameter filter: What the paragraphs that are found must answer too.
    /// - Returns: The conjunction of both; nothing if the query asks for nothing.
    /// - Complexity: O(size of the queries).
    public func filtered(by filter: Query) -> Query {
        if self == .nothing { return .nothing }
        return Query.all(of: [self, filter])
    }

    private var isFilter: Bool {
        switch self {
        case .everything, .field, .range: true
        case .not(let part), .boosted(let part, _): part.isFilter
        case .and(let parts), .or(let parts): parts.allSatisfy(\.isFilter)
        case .nothing, .text, .phrase, .pattern, .regex, .near: false
        }
    }
}

@testable import SearchIndex

/// What the parser promises of the shape of its queries.
enum Tidiness {
    /// What breaks a promise, a sentence each.
    static func findings(in query: Query) -> [String] {
        if case .not = query { return ["a negation stands alone"] }
        return query == .nothing ? [] : findings(within: query, inField: false)
    }

    private static func findings(within query: Query, inField: Bool) -> [String] {
        switch query {
        case .nothing:
            return ["nothing stands within a query"]
        case .everything:
            return inField ? ["a field holds everything"] : []
        case .text(let text):
            let words = text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false)
            return words.contains { $0.isEmpty } ? ["a text has spaces too many"] : []
        case .phrase(let phrase):
            return phrase.text.isEmpty || !(0...10_000).contains(phrase.slop)
                ? ["a phrase is amiss"] : []
        case .pattern(let pattern):
            return pattern.text.isEmpty || !(0...2).contains(pattern.edits)
                ? ["a pattern is amiss"] : []
        case .regex(let pattern, _):
            return pattern.isEmpty ? ["an expression is empty"] : []
        case .near(let parts, let distance, _):
            let fits = parts.count > 1 && parts.allSatisfy(\.canBeNear) && !inField
            return fits && 0...10_000 ~= distance ? [] : ["a distance is amiss"]
        case .and(let parts):
            let isWanted = parts.contains { if case .not = $0 { false } else { true } }
            let isNested = parts.contains { if case .and = $0 { true } else { false } }
            return parts.flatMap { part in
                if case .not(let inner) = part { return findings(within: inner, inField: inField) }
                return findings(within: part, inField: inField)
            } + (parts.count > 1 && isWanted && !isNested ? [] : ["a conjunction is amiss"])
        case .or(let parts):
            let isNested = parts.contains { if case .or = $0 { true } else { false } }
            return parts.flatMap { findings(within: $0, inField: inField) }
                + (parts.count > 1 && !isNested ? [] : ["a disjunction is amiss"])
        case .not:
            return ["a negation stands outside of a conjunction"]
        case .boosted(let part, let weight):
            if case .boosted = part { return ["weights are nested"] }
            return findings(within: part, inField: inField)
                + (0.001...1000 ~= weight && !inField ? [] : ["a weight is amiss"])
        case .field(_, let part):
            return findings(within: part, inField: true) + (inField ? ["fields are nested"] : [])
        case .range:
            return inField ? ["a field holds a range"] : []
        }
    }
}

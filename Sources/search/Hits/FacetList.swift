internal import ArgumentParser
internal import SearchIndex

/// Some facets by whose combinations hits are counted, as in `place,year`.
struct FacetList: ExpressibleByArgument {
    let facets: [Facet]

    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false)
        facets = names.compactMap { Facet(rawValue: String($0)) }
        guard facets.count == names.count, Set(facets).count == facets.count else { return nil }
    }

    static var allValueStrings: [String] { Facet.allCases.map(\.rawValue) }
}

/// The names of some fields of a record, as in `path,line,text`.
struct FieldList: ExpressibleByArgument {
    /// The fields that a record may have.
    static let known = [
        "v", "rank", "score", "id", "report", "title", "year", "place", "company", "section",
        "path", "line", "page", "paragraph", "text", "index", "spans", "start", "count", "years",
        "before",
        "after",
    ]

    let names: [String]

    init?(argument: String) {
        names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard names.allSatisfy(Self.known.contains) else { return nil }
    }

    static var allValueStrings: [String] { known }
}

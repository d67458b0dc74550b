internal import SearchIndex

/// How hits are shown.
struct HitDisplay {
    /// The form, `nil` for that of a reader.
    var form: HitForm?

    /// What is printed in the place of the hits.
    var content: HitContent?

    /// Whether each matching part is a result of its own.
    var onlyMatches = false

    /// The paragraphs shown around each hit.
    var context = HitContext()

    /// The combinations of facets by which paragraphs are counted.
    var facets: [[Facet]] = []

    /// Whether equal paragraphs are shown once.
    var isUnique = false

    /// The fields of a record; `nil` for all.
    var fields: [String]?

    /// Whether CSV begins with a byte order mark.
    var hasMark = false

    /// Whether a NUL stands behind the name of a file.
    var hasNull = false

    /// Whether a summary follows.
    var hasSummary = false

    /// Whether whole paragraphs are shown on a terminal.
    var showsAll = false

    /// The columns of each paragraph; `nil` for what the terminal has.
    var columns: Int?

    /// Whether hits stand under their reports; `nil` if they do on a terminal.
    var hasHeadings: Bool?

    /// Whether a terminal is written to as if it were a pipe.
    var isPlain = false

    /// When colours are used.
    var color = ColorChoice.auto

    /// Whether long results may go through a pager.
    var isPaged = true

    /// Whether only counts by facets are printed.
    var showsCountsAlone: Bool {
        !facets.isEmpty && content != .nothing
            && (content == .count || form == .csv || form == .tsv)
    }

    /// Whether the hits themselves are needed, not only their number.
    var needsHits: Bool {
        switch content {
        case .nothing, .otherPaths: false
        case .count: facets.isEmpty && (onlyMatches || isUnique)
        case .paths: true
        case nil: !showsCountsAlone
        }
    }

    /// Whether all hits are needed, however few are printed.
    var needsAllHits: Bool { needsHits && (content != nil || isUnique) }

    /// Whether sets of paragraphs are needed.
    var needsSets: Bool {
        content == .otherPaths || (!facets.isEmpty && content != .nothing && content != .paths)
    }

    /// Whether it is told how many paragraphs there are in all.
    func showsTotal(on output: Output) -> Bool {
        let isForReader = form == nil && content == nil && !isPlain
        return hasSummary || content == .count || needsSets || showsCountsAlone
            || (isForReader && output.isTerminal)
    }

    /// Where results go.
    func output() -> Output {
        Output(isPaged: isPaged && !isPlain && content == nil)
    }
}

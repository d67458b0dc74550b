internal import ArgumentParser
internal import SearchIndex

/// The options that decide what of the hits is shown and in which form.
struct DisplayFlags: ParsableArguments {
    @Flag(exclusivity: .exclusive)
    var form: HitForm?

    @Flag(exclusivity: .exclusive)
    var content: HitContent?

    @Flag(
        name: [.customShort("o"), .customLong("only-matching")],
        help: "Only the matching parts of paragraphs, each as a result of its own."
    )
    var onlyMatches = false

    @OptionGroup var context: ContextFlags

    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(
            "Count paragraphs and reports by year, place, company, code, section, lang, report, "
                + "title or path, or by several such as place,year; may be given several times. "
                + "Counts follow the hits; in --csv and --tsv, and with -c, they stand alone.",
            valueName: "facets"
        )
    )
    var facets: [FacetList] = []

    @Flag(help: "Show equal paragraphs once, with their number and years.")
    var unique = false

    @Option(
        help: ArgumentHelp(
            "The fields of --json, --csv and --tsv, in this order.",
            valueName: "names"
        )
    )
    var fields: FieldList?

    @OptionGroup var reading: ReadingFlags

    @Flag(name: .customLong("bom"), help: "Begin --csv with a mark by which Excel knows UTF-8.")
    var hasMark = false

    @Flag(
        name: [.customShort("0"), .customLong("null")],
        help: "Put a NUL behind the name of a file, for xargs -0."
    )
    var hasNull = false

    @Flag(help: "Tell how much was found and how fast, on standard error or as a JSON object.")
    var stats = false

    mutating func validate() throws {
        if hasMark, form != .csv { throw ValidationError("--bom needs --csv") }
        if fields != nil, form == nil || form == .cite {
            throw ValidationError("--fields needs --json, --csv or --tsv")
        }
        if form == .cite, content == .count || !facets.isEmpty {
            throw ValidationError("--cite is for paragraphs; leave out -c and --by")
        }
        if onlyMatches, unique { throw ValidationError("-o and --unique exclude each other") }
    }

    /// The options in one value.
    var display: HitDisplay {
        var display = HitDisplay(form: form, content: content)
        display.onlyMatches = onlyMatches
        display.context = context.context
        display.facets = facets.map(\.facets)
        display.isUnique = unique
        display.fields = fields?.names
        display.hasMark = hasMark
        display.hasNull = hasNull
        display.hasSummary = stats
        reading.apply(to: &display)
        return display
    }
}

/// How many paragraphs around a hit are shown.
struct ContextFlags: ParsableArguments {
    @Option(
        name: [.customShort("A", allowingJoined: true), .customLong("after-context")],
        help: ArgumentHelp("Show paragraphs behind each hit, of the same report.", valueName: "n")
    )
    var after: Int?

    @Option(
        name: [.customShort("B", allowingJoined: true), .customLong("before-context")],
        help: ArgumentHelp("Show paragraphs before each hit.", valueName: "n")
    )
    var before: Int?

    @Option(
        name: [.customShort("C", allowingJoined: true), .customLong("context")],
        help: ArgumentHelp("Show paragraphs on both sides.", valueName: "n")
    )
    var around: Int?

    mutating func validate() throws {
        if [after, before, around].contains(where: { $0 ?? 0 < 0 }) {
            throw ValidationError("-A, -B and -C must not be negative")
        }
    }

    var context: HitContext {
        HitContext(before: before ?? around ?? 0, after: after ?? around ?? 0)
    }
}

/// The options for who reads the hits on a terminal.
struct ReadingFlags: ParsableArguments {
    @Flag(help: "Show whole paragraphs on a terminal, not only a line of each.")
    var full = false

    @Option(help: ArgumentHelp("Show so many columns of each paragraph.", valueName: "columns"))
    var snippet: Int?

    @Flag(
        inversion: .prefixedNo,
        help: "Group paragraphs under their report (default: on a terminal)."
    )
    var heading: Bool?

    @Flag(help: "Print on a terminal as in a pipe: all hits, PATH:LINE:TEXT, uncut, no colours.")
    var plain = false

    @Option(help: ArgumentHelp("When to use colours: auto, always, never.", valueName: "when"))
    var color = ColorChoice.auto

    @OptionGroup var pager: PagerFlag

    @Flag(
        name: [.customShort("n"), .customLong("line-number")],
        help: ArgumentHelp("Accepted as grep's: lines always have their numbers.")
    )
    var hasLineNumbers = false

    @Flag(
        name: [.customShort("i"), .customLong("ignore-case")],
        help: ArgumentHelp("Accepted as grep's: case never makes a difference.")
    )
    var ignoresCase = false

    mutating func validate() throws {
        if let snippet, snippet < Snippet.minimum {
            throw ValidationError("--snippet must be \(Snippet.minimum) or more")
        }
    }

    func apply(to display: inout HitDisplay) {
        display.showsAll = full
        display.columns = snippet
        display.hasHeadings = heading
        display.isPlain = plain
        display.color = color
        display.isPaged = pager.isPaged
    }
}

/// The option that decides whether results may go through a pager.
struct PagerFlag: ParsableArguments {
    @Flag(
        name: .customLong("no-pager"),
        help: "Don't start $SEARCH_PAGER, $PAGER or less for what is longer than the terminal."
    )
    var isDirect = false

    var isPaged: Bool { !isDirect }
}

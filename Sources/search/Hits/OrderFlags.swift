internal import ArgumentParser
internal import SearchIndex

/// What hits are sorted by, as it is named on the command line.
struct OrderKey: ExpressibleByArgument {
    let order: HitOrder

    init?(argument: String) {
        guard let order = HitOrder(rawValue: argument) else { return nil }
        self.order = order
    }

    static var allValueStrings: [String] { HitOrder.allCases.map(\.rawValue) }
}

/// The options that decide in which order hits come, and how many.
struct OrderFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Sort by score, year, date, place, company, title, path or report.",
            valueName: "key"
        )
    )
    var sort: OrderKey?

    @Option(help: ArgumentHelp("Sort so that the last comes first.", valueName: "key"))
    var sortr: OrderKey?

    @Option(
        name: [.customShort("m", allowingJoined: true), .long],
        help: "The most results to print, 0 for all (default: 10 on a terminal, else all)."
    )
    var limit: Int?

    @Option(help: "How many of the first results to pass over.")
    var offset = 0

    mutating func validate() throws {
        if limit ?? 0 < 0 || offset < 0 {
            throw ValidationError("--limit and --offset must not be negative")
        }
        if sort != nil, sortr != nil {
            throw ValidationError("--sort and --sortr exclude each other")
        }
    }

    /// The order, and whether it is reversed.
    var order: (key: HitOrder, isReversed: Bool) {
        if let sortr { return (sortr.order, true) }
        return (sort?.order ?? .score, false)
    }
}

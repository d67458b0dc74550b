internal import ArgumentParser
internal import SearchIndex

/// The short way for queries with the most usual options, on which scripts wait.
///
/// The parser of arguments takes longer than most searches: 2 of 5 milliseconds. What isn't
/// understood here is left to it, so that both ways mean the same.
enum PlainArguments {
    /// The query that some arguments ask for; `nil` if they are anything but plain.
    static func query(_ arguments: [String]) -> QueryJob? {
        var words: [String] = []
        var job = QueryJob(query: PreparedQuery(texts: []))
        var need: Need?
        var terms: TermsChoice?
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "-d", "--index":
                guard let path = value(&rest) else { return nil }
                job.index.paths.append(path)
            case "-m", "--limit":
                guard job.limit == nil, let limit = value(&rest).flatMap({ Int($0) }), limit >= 0
                else { return nil }
                job.limit = limit
            case "--json", "--csv", "--tsv":
                guard job.display.form == nil else { return nil }
                job.display.form = argument == "--json" ? .json : argument == "--csv" ? .csv : .tsv
            case "-c", "-q", "-l":
                guard job.display.content == nil else { return nil }
                job.display.content =
                    argument == "-c" ? .count : argument == "-q" ? .nothing : .paths
            case "--any", "--all":
                guard need == nil else { return nil }
                need = argument == "--any" ? .any : .all
            case "--terms":
                guard terms == nil, let choice = value(&rest).flatMap(TermsChoice.init(rawValue:))
                else { return nil }
                terms = choice
            default:
                guard argument.first != "-", !isCommand(argument) else { return nil }
                words.append(argument)
            }
        }
        guard words.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return nil }
        if let need { job.query.need = need }
        if let terms, terms != .both { job.query.ranking = .plain(terms.terms) }
        job.query.texts = [words.joined(separator: " ")]
        return job
    }

    private static func value(_ rest: inout ArraySlice<String>) -> String? {
        guard let value = rest.popFirst(), value.first != "-" else { return nil }
        return value
    }

    private static func isCommand(_ word: String) -> Bool {
        word == "help"
            || Search.configuration.subcommands.contains {
                $0.configuration.commandName == word
            }
    }
}

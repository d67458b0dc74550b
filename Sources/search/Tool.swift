internal import ArgumentParser
internal import SearchIndex

/// The entry: runs the command that the arguments name, and turns what it throws into one line and a
/// status.
@main
enum Tool {
    static func main() {
        System.prepare()
        if System.hasUnreadableArguments {
            Messages.complain("note: an argument isn't UTF-8; read U+FFFD for what can't be read")
        }
        do {
            if let query = PlainArguments.query(Array(CommandLine.arguments.dropFirst())) {
                try query.run()
            } else {
                var command = try Search.parseAsRoot()
                try command.run()
            }
        } catch {
            System.exit(report(error).rawValue)
        }
    }

    /// Tells the user what went wrong, if anything did.
    private static func report(_ error: any Error) -> ExitStatus {
        if let failure = error as? Failure {
            failure.report()
            return failure.status
        }
        if let error = error as? SearchIndexError { return report(Failure.reading(error)) }
        if Search.exitCode(for: error) == .success {
            return printHelp(Search.fullMessage(for: error, columns: Terminal.columns))
        }
        let message = Search.message(for: error).split(separator: "\n").joined(separator: " ")
        Messages.complain("\(message); see 'search --help'")
        return .failed
    }

    /// Prints the text that `--help` or `--version` asked for.
    private static func printHelp(_ text: String) -> ExitStatus {
        let output = Output()
        do throws(Failure) {
            try output.write(text + "\n")
            try output.finish()
            return .ok
        } catch {
            error.report()
            return error.status
        }
    }
}

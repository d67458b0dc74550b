internal import ArgumentParser

/// Prints a script by which a shell completes the arguments.
struct CompletionsCommand: ParsableCommand {
    /// The shells for which there is a script.
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash
        case zsh
        case fish

        var completionShell: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print a script that completes arguments in a shell.",
        discussion: """
            EXAMPLES:
              search completions bash > ~/.local/share/bash-completion/completions/search
              search completions fish > ~/.config/fish/completions/search.fish
            """
    )

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    func run() throws {
        let output = Output()
        try output.write(Search.completionScript(for: shell.completionShell) + "\n")
        try output.finish()
    }
}

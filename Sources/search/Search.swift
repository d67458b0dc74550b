internal import ArgumentParser

@main
struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "search")
}

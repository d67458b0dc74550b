internal import ArgumentParser

/// When colours are used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    /// On a terminal that shows colours, unless the environment tells otherwise.
    case auto

    /// Also in a pipe.
    case always

    /// Not at all.
    case never

    /// Whether to use colours for results that go to a terminal or not.
    func isOn(isTerminal: Bool) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if System.environment("NO_COLOR") != nil { return false }
            if let force = System.environment("CLICOLOR_FORCE"), force != "0" { return true }
            return isTerminal && !Terminal.isDumb
        }
    }
}

/// The colours of the parts of a result.
struct Style {
    /// Whether there are colours at all.
    var isOn: Bool

    func title(_ text: String) -> String { marked(text, "1") }
    func path(_ text: String) -> String { marked(text, "35") }
    func number(_ text: String) -> String { marked(text, "32") }
    func match(_ text: String) -> String { marked(text, "1;31") }

    private func marked(_ text: String, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

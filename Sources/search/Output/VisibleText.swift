/// Shows characters that could command a terminal, or turn the reading direction, as their numbers.
enum VisibleText {
    /// A text that is safe on a terminal: one line, without control and bidi characters.
    ///
    /// A tab becomes a space, any other such character its number, as in `\u{1B}`.
    static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isUnsafeOnTerminal) else { return text }
        var visible = ""
        for scalar in text.unicodeScalars { visible += of(scalar) }
        return visible
    }

    /// A character as it may be written to a terminal.
    static func of(_ scalar: Unicode.Scalar) -> String {
        guard scalar.isUnsafeOnTerminal else { return String(scalar) }
        return scalar == "\t" ? " " : number(of: scalar)
    }

    /// A text of which only the line ends are shown as numbers, so that it stays one line.
    static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        var line = ""
        for scalar in text.unicodeScalars {
            line += scalar == "\n" || scalar == "\r" ? number(of: scalar) : String(scalar)
        }
        return line
    }

    private static func number(of scalar: Unicode.Scalar) -> String {
        "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
}

extension Unicode.Scalar {
    /// Whether the character is a control character: C0, DEL, C1, or a line or paragraph separator.
    var isControl: Bool {
        value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
    }

    /// Whether the character changes the direction of the text around it.
    var isBidiControl: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Whether the character must not reach a terminal as it is.
    var isUnsafeOnTerminal: Bool { isControl || isBidiControl }
}

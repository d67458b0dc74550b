/// A regular expression whose search takes time linear in the text, whatever the pattern.
///
/// It is run as an automaton without backtracking: see Cox 2007, "Regular expression matching can be
/// simple and fast", swtch.com/~rsc/regexp/regexp1.html. The syntax is Perl's without what needs
/// backtracking: references to groups and looking around; `RegexParser` has the grammar. A character
/// is a Unicode scalar; `.` is any but a line feed; `^` and `$` are the ends of the text only.
///
/// Of the matches the leftmost is found, and of those the one that Perl would prefer: earlier
/// alternatives before later, more repetitions before fewer, with `?` behind them the other way
/// round. They differ from Perl only where a repeated part can match nothing: between two characters
/// no place of the pattern is passed twice.
struct LinearRegex: Sendable {
    /// Strings that every match contains; may be empty.
    ///
    /// If the pattern ignores case they are in lower case, and every match contains them once its
    /// scalars are mapped to lower case, one by one.
    let requiredLiterals: [[UInt8]]

    let program: RegexProgram
    let beginning: RegexBeginning

    /// Reads a pattern; of flags there is `i`, which ignores case.
    ///
    /// - Complexity: O(length of the pattern with repetitions written out); at most
    ///   `RegexProgram.stateLimit` states.
    init(_ pattern: String, flags: String = "") throws(RegexError) {
        for (index, flag) in flags.unicodeScalars.enumerated() where flag != "i" {
            throw RegexError(reason: .unknownFlag(flag), position: index)
        }
        let ignoresCase = !flags.isEmpty
        var parser = RegexParser(pattern, ignoresCase: ignoresCase)
        let node = try parser.parse()
        program = try RegexCompiler.compile(
            node,
            sets: parser.sets.sets,
            ignoresCase: ignoresCase
        )
        beginning = RegexBeginning(of: program)
        requiredLiterals = RequiredLiterals.literals(
            of: node,
            sets: parser.sets.sets,
            ignoresCase: ignoresCase
        )
    }

    /// The leftmost match that begins at or behind an offset, which must be that of a character.
    ///
    /// Whoever searches many texts makes one `RegexScanner` and keeps it, so that it learns.
    ///
    /// - Complexity: O(text × states).
    func firstMatch(in text: Span<UInt8>, from offset: Int = 0) -> Range<Int>? {
        var scanner = RegexScanner(self)
        return scanner.firstMatch(in: text, from: offset)
    }

    /// Whether there is any match.
    ///
    /// - Complexity: O(text × states).
    func isMatch(_ text: Span<UInt8>) -> Bool {
        var scanner = RegexScanner(self)
        return scanner.isMatch(text)
    }
}

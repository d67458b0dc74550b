/// A regular expression as a nondeterministic automaton.
///
/// Instruction 0 starts the pattern anew at every character, with lower priority than all starts
/// before; instruction 1 is the match.
struct RegexProgram: Sendable {
    enum Instruction: Sendable {
        /// Starts the pattern here, and again behind the next character.
        case restart(entry: Int)
        case match
        /// Takes one character of a set.
        case take(set: Int, next: Int)
        /// Goes two ways, of which the first is preferred.
        case split(Int, Int)
        case textStart(next: Int)
        case textEnd(next: Int)
    }

    static let restart = 0
    static let match = 1

    /// How many instructions a pattern may come to, its repetitions written out.
    static let stateLimit = 10_000

    let instructions: [Instruction]

    /// The sets that instructions take characters from.
    let sets: [ScalarSet]

    /// Which characters the pattern tells apart.
    let classes: ScalarClasses

    /// Whether it asks for the beginning or the end of the text anywhere.
    let hasTextStart: Bool
    let hasTextEnd: Bool

    init(instructions: [Instruction], sets: [ScalarSet]) {
        self.instructions = instructions
        self.sets = sets
        classes = ScalarClasses(of: sets)
        hasTextStart = instructions.contains { if case .textStart = $0 { true } else { false } }
        hasTextEnd = instructions.contains { if case .textEnd = $0 { true } else { false } }
    }

    /// Whether an instruction takes a character.
    @inline(__always)
    func takes(_ scalar: UInt32, set: Int) -> Bool {
        sets[set].contains(scalar)
    }
}

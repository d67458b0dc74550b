/// The instructions of a program that are reached at one place of a text, the preferred first.
///
/// Each instruction stands there once: whoever reaches it first is preferred, and how the others go
/// on from there makes no difference. So there are never more threads than instructions.
struct RegexThreads {
    /// Those that take a character, match, or wait for the end of the text.
    private(set) var instructions: [Int] = []

    /// Where the match of each thread begins.
    private(set) var starts: [Int] = []

    /// How often an instruction has been reached, as a measure of work.
    private(set) var steps = 0

    private var round = 1
    private var rounds: [Int]
    private var waiting: [Int] = []

    init(program: RegexProgram) {
        rounds = [Int](repeating: 0, count: program.instructions.count)
    }

    /// Whether the last thread has matched; those behind it would be less preferred.
    var hasMatch: Bool { instructions.last == RegexProgram.match }

    mutating func removeAll() {
        instructions.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        round += 1
    }

    /// Adds all that is reached from an instruction without taking a character, up to a match.
    ///
    /// - Complexity: O(instructions) for all calls between two removals.
    mutating func add(
        _ instruction: Int,
        start: Int,
        isTextStart: Bool,
        isTextEnd: Bool = false,
        of program: RegexProgram
    ) {
        if hasMatch { return }
        waiting.append(instruction)
        while let index = waiting.popLast() {
            steps += 1
            let isAgain = rounds[index] == round
            rounds[index] = round
            if case .restart(let entry) = program.instructions[index] {
                // It comes back behind all that the pattern begins with, with the least priority.
                if isAgain { append(index, start) } else { waiting += [index, entry] }
                continue
            }
            if isAgain { continue }
            switch program.instructions[index] {
            case .restart, .take:
                append(index, start)
            case .match:
                append(index, start)
                waiting.removeAll(keepingCapacity: true)
                return
            case .split(let first, let second):
                waiting.append(second)
                waiting.append(first)
            case .textStart(let next):
                if isTextStart { waiting.append(next) }
            case .textEnd(let next):
                if isTextEnd { waiting.append(next) } else { append(index, start) }
            }
        }
    }

    private mutating func append(_ instruction: Int, _ start: Int) {
        instructions.append(instruction)
        starts.append(start)
    }
}

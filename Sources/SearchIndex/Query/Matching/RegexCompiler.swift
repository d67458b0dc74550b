/// Turns the tree of a regular expression into a program, from its end to its beginning.
///
/// Each part is compiled with the instruction that follows it at hand, so that no jumps are needed
/// (Thompson 1968, "Regular expression search algorithm", with the priorities of Pike; see Cox 2009,
/// "Regular expression matching: the virtual machine approach", swtch.com/~rsc/regexp/regexp2.html).
struct RegexCompiler {
    private var instructions: [RegexProgram.Instruction] = [.restart(entry: 1), .match]
    private var sets: [ScalarSet]
    private var scalarSets: [UInt32: Int] = [:]
    private let ignoresCase: Bool

    private init(sets: [ScalarSet], ignoresCase: Bool) {
        self.sets = sets
        self.ignoresCase = ignoresCase
    }

    /// The program of a tree.
    ///
    /// - Complexity: O(states), which are at most `RegexProgram.stateLimit`; and for sets O(ranges²)
    ///   at worst.
    static func compile(
        _ node: RegexNode,
        sets: [ScalarSet],
        ignoresCase: Bool
    ) throws(RegexError) -> RegexProgram {
        var compiler = RegexCompiler(sets: sets, ignoresCase: ignoresCase)
        let entry = try compiler.compile(node, next: RegexProgram.match)
        compiler.instructions[RegexProgram.restart] = .restart(entry: entry)
        return RegexProgram(instructions: compiler.instructions, sets: compiler.sets)
    }

    /// Adds the instructions of a part and returns where they begin; for nothing, that is `next`.
    private mutating func compile(_ node: RegexNode, next: Int) throws(RegexError) -> Int {
        switch node {
        case .empty:
            return next
        case .scalar(let scalar):
            return try emit(.take(set: number(ofSetFor: scalar), next: next))
        case .set(let number):
            return try emit(.take(set: number, next: next))
        case .textStart:
            return try emit(.textStart(next: next))
        case .textEnd:
            return try emit(.textEnd(next: next))
        case .sequence(let parts):
            var entry = next
            for part in parts.reversed() { entry = try compile(part, next: entry) }
            return entry
        case .choice(let alternatives):
            var entry: Int?
            for alternative in alternatives.reversed() {
                let preferred = try compile(alternative, next: next)
                entry =
                    if let other = entry { try emit(.split(preferred, other)) } else { preferred }
            }
            return entry ?? next
        case .repetition(let body, let least, let most, let isLazy):
            return try compile(body, least, most, isLazy, next: next)
        }
    }

    private mutating func compile(
        _ body: RegexNode,
        _ least: Int,
        _ most: Int?,
        _ isLazy: Bool,
        next: Int
    ) throws(RegexError) -> Int {
        var entry = next
        var copies = least
        if let most {
            // x{0,2} is (x(x)?)?.
            for _ in least..<max(least, most) {
                let start = try compile(body, next: entry)
                if start == entry { break }
                entry = try emit(split(start, next, isLazy))
            }
        } else {
            let loop = try emit(.match)
            let start = try compile(body, next: loop)
            instructions[loop] = split(start, next, isLazy)
            entry = loop
            // A body that can match nothing: x* is (x+)?, so that it may do so once as in Perl.
            if least == 0, body.isNullable { entry = try emit(split(start, next, isLazy)) }
            if least > 0 {
                entry = start
                copies -= 1
            }
        }
        for _ in 0..<copies {
            let start = try compile(body, next: entry)
            // Without instructions, all further copies have none either.
            if start == entry { break }
            entry = start
        }
        return entry
    }

    private func split(_ body: Int, _ next: Int, _ isLazy: Bool) -> RegexProgram.Instruction {
        isLazy ? .split(next, body) : .split(body, next)
    }

    private mutating func emit(_ instruction: RegexProgram.Instruction) throws(RegexError) -> Int {
        guard instructions.count < RegexProgram.stateLimit else {
            let reason = RegexError.Reason.tooManyStates(limit: RegexProgram.stateLimit)
            throw RegexError(reason: reason, position: 0)
        }
        instructions.append(instruction)
        return instructions.count - 1
    }

    private mutating func number(ofSetFor scalar: UInt32) -> Int {
        if let number = scalarSets[scalar] { return number }
        let set = ScalarSet(scalar)
        sets.append(ignoresCase ? SimpleCase.closing(set) : set)
        scalarSets[scalar] = sets.count - 1
        return sets.count - 1
    }
}

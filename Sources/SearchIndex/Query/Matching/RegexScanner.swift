/// Runs a regular expression over texts, and remembers what it has worked out.
///
/// The sets of threads that arise are numbered as states of a deterministic automaton, built while
/// it runs (Cox 2007; Thompson 1968 did the same with machine code): a character costs one look into
/// a table once its step is known. The states are forgotten when they take too much room. They know
/// where a match ends; `RegexThreads` then finds where it began, from the last place where no match
/// had been under way.
struct RegexScanner {
    /// What a step leads to: a state, and what must be looked at there.
    private typealias Target = Int32

    /// Set on targets that end the run or where no match is under way.
    private static let isSpecial: Target = 1
    private static let isMatch: Target = 2
    private static let unknown: Target = -1

    private struct State: Hashable {
        var instructions: [Int32]
        /// Whether all threads began here.
        var isFresh: Bool
    }

    private let program: RegexProgram
    private let stride: Int
    private let stateLimit: Int
    private let threadLimit: Int
    private let beginning: RegexBeginning

    private var steps: [Target] = []
    private var states: [State] = []
    private var targets: [State: Target] = [:]
    private var threadCount = 0
    private var restart: Target = 0
    private var threads: RegexThreads
    private var simulation: RegexSimulation
    private var scanned = 0

    /// How often the states were forgotten.
    private(set) var generation = 0

    /// How many bytes have been read and instructions been reached, as a measure of work.
    var work: Int { scanned + threads.steps + simulation.steps }

    /// A scanner that has learnt nothing yet; it remembers as many steps and threads as told.
    ///
    /// A step takes four bytes, a thread eight.
    ///
    /// - Complexity: O(states of the pattern).
    init(_ regex: LinearRegex, room: Int = 1 << 20) {
        program = regex.program
        stride = program.classes.count
        stateLimit = max(16, room / stride)
        threadLimit = room
        threads = RegexThreads(program: program)
        beginning = regex.beginning
        simulation = RegexSimulation(program: program)
        forget()
    }

    /// The leftmost match that begins at or behind an offset, which must be that of a character.
    ///
    /// - Complexity: O(text × states), O(text) where few states arise.
    mutating func firstMatch(in text: Span<UInt8>, from offset: Int = 0) -> Range<Int>? {
        guard let (origin, end) = scan(text, from: offset, untilAny: false) else { return nil }
        return simulation.match(of: program, in: text, from: origin, endingAt: end)
    }

    /// Whether there is any match.
    ///
    /// - Complexity: O(text × states), O(text) where few states arise.
    mutating func isMatch(_ text: Span<UInt8>) -> Bool {
        scan(text, from: 0, untilAny: true) != nil
    }

    /// Where the preferred match ends, and a place at or before its beginning.
    private mutating func scan(
        _ text: Span<UInt8>,
        from offset: Int,
        untilAny: Bool
    ) -> (origin: Int, end: Int)? {
        guard offset >= 0, offset <= text.count else { return nil }
        var place = offset
        defer { scanned += place - offset }
        var origin = offset
        var end: Int?
        var target = offset == 0 ? startTarget() : restart
        while true {
            if target & (Self.isSpecial | Self.isMatch) != 0 {
                if target & Self.isMatch != 0 {
                    end = place
                    if untilAny { return (origin, place) }
                }
                if target & Self.isSpecial != 0 {
                    if target >> 2 == 0 { return end.map { (origin, $0) } }
                    if states[Int(target >> 2)].isFresh {
                        if target == restart { place = beginning.skip(in: text, from: place) }
                        origin = place
                    }
                }
            }
            guard place < text.count else { break }
            let (scalar, length) = UTF8Scalars.decode(text, at: place, before: text.count)
            place += length
            let number = program.classes.number(of: scalar)
            let next = steps[Int(target >> 2) &* stride &+ number]
            target = next == Self.unknown ? makeStep(from: target, over: number) : next
        }
        if matchesAtEnd(target, isTextStart: text.isEmpty) { end = text.count }
        return end.map { (origin, $0) }
    }
}

extension RegexScanner {
    /// Starts over with the dead state, number 0, and the one of the pattern's beginning.
    private mutating func forget() {
        steps = [Target](repeating: 0, count: stride)
        states = [State(instructions: [], isFresh: false)]
        targets = [:]
        threadCount = 0
        threads.removeAll()
        threads.add(RegexProgram.restart, start: 0, isTextStart: false, of: program)
        restart = intern(isFresh: true)
    }

    private mutating func startTarget() -> Target {
        guard program.hasTextStart else { return restart }
        threads.removeAll()
        threads.add(RegexProgram.restart, start: 0, isTextStart: true, of: program)
        return intern(isFresh: true)
    }

    /// Works out where a class of characters leads to, and remembers it.
    private mutating func makeStep(from target: Target, over number: Int) -> Target {
        let scalar = program.classes.representatives[number]
        let state = Int(target >> 2)
        threads.removeAll()
        var isFresh = false
        for instruction in states[state].instructions {
            switch program.instructions[Int(instruction)] {
            case .take(let set, let next) where program.takes(scalar, set: set):
                threads.add(next, start: 0, isTextStart: false, of: program)
            case .restart:
                isFresh = threads.instructions.isEmpty
                threads.add(RegexProgram.restart, start: 0, isTextStart: false, of: program)
            default:
                break
            }
        }
        let generation = generation
        let next = intern(isFresh: isFresh)
        if generation == self.generation { steps[state &* stride &+ number] = next }
        return next
    }

    /// The target for the threads at hand, a new one if they are met for the first time.
    private mutating func intern(isFresh: Bool) -> Target {
        // Without threads, or with a pattern that can't begin any more, nothing will match.
        if threads.instructions.allSatisfy({ $0 == RegexProgram.restart }) { return Self.isSpecial }
        let state = State(
            instructions: threads.instructions.map(Int32.init(truncatingIfNeeded:)),
            isFresh: isFresh
        )
        if let known = targets[state] { return known }
        let flags = (isFresh ? Self.isSpecial : 0) | (threads.hasMatch ? Self.isMatch : 0)
        if states.count >= stateLimit || threadCount > threadLimit {
            generation += 1
            forget()
            if let known = targets[state] { return known }
        }
        let target = Target(truncatingIfNeeded: states.count) << 2 | flags
        states.append(state)
        steps.append(contentsOf: repeatElement(Self.unknown, count: stride))
        targets[state] = target
        threadCount += state.instructions.count
        return target
    }

    /// Whether some thread has only waited for the end of the text.
    private mutating func matchesAtEnd(_ target: Target, isTextStart: Bool) -> Bool {
        guard program.hasTextEnd else { return false }
        threads.removeAll()
        for instruction in states[Int(target >> 2)].instructions {
            if case .textEnd(let next) = program.instructions[Int(instruction)] {
                threads.add(
                    next,
                    start: 0,
                    isTextStart: isTextStart,
                    isTextEnd: true,
                    of: program
                )
            }
        }
        return threads.hasMatch
    }
}

/// Runs the threads of a program side by side, each with the place where its match begins.
///
/// Slower than the table of `RegexScanner`, but it knows where matches begin; see Cox 2009, "Regular
/// expression matching: the virtual machine approach".
struct RegexSimulation {
    private var threads: RegexThreads
    private var nextThreads: RegexThreads

    init(program: RegexProgram) {
        threads = RegexThreads(program: program)
        nextThreads = threads
    }

    /// How often an instruction has been reached, as a measure of work.
    var steps: Int { threads.steps + nextThreads.steps }

    /// The leftmost match that begins at or behind an offset, where its end is known.
    ///
    /// - Complexity: O((end − offset) × states).
    mutating func match(
        of program: RegexProgram,
        in text: Span<UInt8>,
        from offset: Int,
        endingAt end: Int
    ) -> Range<Int>? {
        var place = offset
        threads.removeAll()
        threads.add(
            RegexProgram.restart,
            start: place,
            isTextStart: place == 0,
            isTextEnd: place == text.count,
            of: program
        )
        while place < end {
            let (scalar, length) = UTF8Scalars.decode(text, at: place, before: text.count)
            place += length
            step(over: scalar, to: place, isTextEnd: place == text.count, of: program)
            swap(&threads, &nextThreads)
        }
        guard place == end, threads.hasMatch, let start = threads.starts.last else { return nil }
        return start..<end
    }

    private mutating func step(
        over scalar: UInt32,
        to place: Int,
        isTextEnd: Bool,
        of program: RegexProgram
    ) {
        nextThreads.removeAll()
        for (instruction, start) in zip(threads.instructions, threads.starts) {
            var target = RegexProgram.restart
            var targetStart = place
            switch program.instructions[instruction] {
            case .take(let set, let next):
                guard program.takes(scalar, set: set) else { continue }
                target = next
                targetStart = start
            case .restart:
                break
            default:
                continue
            }
            nextThreads.add(
                target,
                start: targetStart,
                isTextStart: false,
                isTextEnd: isTextEnd,
                of: program
            )
            if nextThreads.hasMatch { return }
        }
    }
}

/// Passes over characters that no match begins with.
struct RegexBeginning: Sendable {
    /// For each first byte of a character the length of all characters that begin with it, if none of
    /// them can begin a match; else zero.
    private let lengths: [UInt8]

    /// What matches of a program begin with.
    ///
    /// - Complexity: O(states + ranges).
    init(of program: RegexProgram) {
        var threads = RegexThreads(program: program)
        threads.add(RegexProgram.restart, start: 0, isTextStart: false, of: program)
        var sets: Set<Int> = []
        for instruction in threads.instructions {
            if case .take(let set, _) = program.instructions[instruction] { sets.insert(set) }
        }
        let first = ScalarSet(sets.flatMap { program.sets[$0].ranges })
        let isAnywhere = threads.hasMatch
        lengths = (UInt32(0)..<256).map { lead in
            let (range, length) = Self.scalars(from: lead)
            // Characters that are none, in ill-formed text, become the replacement character.
            let hasStrays = 0x80..<0xC0 ~= lead || lead == 0xED || lead >= 0xF0
            let isStray = hasStrays && first.contains(UTF8Scalars.replacement)
            return isAnywhere || isStray || first.overlaps(range) ? 0 : length
        }
    }

    /// The next place where a match may begin, or one close to the end of the text.
    @inline(__always)
    func skip(in text: Span<UInt8>, from offset: Int) -> Int {
        var place = offset
        // With four bytes left every character is whole, so that its first byte tells its length.
        while place < text.count &- 3 {
            let length = lengths[Int(text[place])]
            if length == 0 { break }
            place &+= Int(length)
        }
        return place
    }

    /// What `UTF8Scalars.decode` may make of a first byte, strays aside.
    private static func scalars(from lead: UInt32) -> (ClosedRange<UInt32>, UInt8) {
        switch lead {
        case 0xC0..<0xE0: ((lead & 0x1F) << 6...(lead & 0x1F) << 6 | 0x3F, 2)
        case 0xE0..<0xF0: ((lead & 0xF) << 12...(lead & 0xF) << 12 | 0xFFF, 3)
        case 0xF0..<0xF8: ((lead & 0x7) << 18...(lead & 0x7) << 18 | 0x3_FFFF, 4)
        default: (lead...lead, 1)
        }
    }
}

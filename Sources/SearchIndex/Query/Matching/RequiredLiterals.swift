/// Collects strings that every match of a regular expression contains, as far as its tree tells.
///
/// Characters that follow each other make up a run; what is a set, optional, repeated or a choice
/// ends it. Of a choice those strings stay that all alternatives contain.
struct RequiredLiterals {
    /// How many strings are kept at most, the longest first.
    private static let countLimit = 8

    /// How many bytes a string has at most, but for its last character; longer runs are cut up.
    private static let lengthLimit = 64

    private let sets: [ScalarSet]
    private let ignoresCase: Bool
    private var found: [[UInt8]] = []
    private var run: [UInt8] = []

    private init(sets: [ScalarSet], ignoresCase: Bool) {
        self.sets = sets
        self.ignoresCase = ignoresCase
    }

    /// The strings, none of them empty or part of another; in lower case if case is ignored.
    ///
    /// - Complexity: O(nodes), with a factor that the limits bound.
    static func literals(
        of node: RegexNode,
        sets: [ScalarSet],
        ignoresCase: Bool
    ) -> [[UInt8]] {
        var collector = RequiredLiterals(sets: sets, ignoresCase: ignoresCase)
        collector.add(node)
        collector.endRun()
        return largest(of: collector.found)
    }

    private mutating func add(_ node: RegexNode) {
        switch node {
        case .empty, .textStart, .textEnd:
            break
        case .scalar(let scalar):
            add(scalar)
        case .set(let number):
            if let only = sets[number].ranges.first, sets[number].ranges.count == 1,
                only.lowerBound == only.upperBound
            {
                add(only.lowerBound)
            } else {
                endRun()
            }
        case .sequence(let parts):
            for part in parts { add(part) }
        case .choice(let alternatives):
            endRun()
            let strings = alternatives.map {
                Self.literals(of: $0, sets: sets, ignoresCase: ignoresCase)
            }
            guard var common = strings.first else { return }
            for others in strings.dropFirst() { common = Self.shared(common, others) }
            found += common
        case .repetition(let body, let least, let most, _):
            if least == 0 { return endRun() }
            add(body)
            if case .scalar = body, least <= Self.lengthLimit {
                for _ in 1..<least { add(body) }
                if most == least { return }
            }
            if most != 1 { endRun() }
        }
    }

    private mutating func add(_ scalar: UInt32) {
        UTF8Scalars.append(ignoresCase ? SimpleCase.lower(scalar) : scalar, to: &run)
        if run.count >= Self.lengthLimit { endRun() }
    }

    private mutating func endRun() {
        if !run.isEmpty { found.append(run) }
        run = []
    }

    /// The strings of either side that are part of one of the other.
    private static func shared(_ left: [[UInt8]], _ right: [[UInt8]]) -> [[UInt8]] {
        largest(
            of: left.filter { string in right.contains { contains($0, string) } }
                + right.filter { string in left.contains { contains($0, string) } }
        )
    }

    /// The longest strings, without those that are part of another.
    private static func largest(of strings: [[UInt8]]) -> [[UInt8]] {
        var kept: [[UInt8]] = []
        // The order is total, so that equal patterns have equal literals.
        let sorted = Set(strings).sorted {
            $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count
        }
        for string in sorted where !kept.contains(where: { contains($0, string) }) {
            kept.append(string)
            if kept.count == countLimit { break }
        }
        return kept
    }

    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }
}

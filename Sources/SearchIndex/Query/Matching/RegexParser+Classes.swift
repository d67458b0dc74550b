/// Character classes and escapes.
extension RegexParser {
    /// What an escape stands for.
    enum Escape {
        case scalar(UInt32)
        /// A set, given by its number.
        case set(Int)
    }

    /// The rest of a class whose `[` has been taken.
    mutating func parseClass(from start: Int) throws(RegexError) -> RegexNode {
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while isFirst || next != "]" {
            isFirst = false
            guard next != nil else { throw RegexError(reason: .unclosedClass, position: start) }
            let place = position
            let low: UInt32
            switch try parseClassItem(in: start) {
            case .scalar(let scalar):
                low = scalar
            case .set(let number):
                ranges += sets.sets[number].ranges
                continue
            }
            var high = low
            if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                position += 1
                switch try parseClassItem(in: start) {
                case .scalar(let scalar): high = scalar
                case .set: throw RegexError(reason: .reversedRange, position: place)
                }
            }
            guard low <= high else { throw RegexError(reason: .reversedRange, position: place) }
            ranges.append(low...high)
        }
        position += 1
        let source = Array(scalars[start..<position])
        return .set(try number(of: source, at: start, isNegated) { ScalarSet(ranges) })
    }

    /// The number of a set, which is closed under case before it is negated.
    private mutating func number(
        of source: [Unicode.Scalar],
        at start: Int,
        _ isNegated: Bool,
        make: () -> ScalarSet
    ) throws(RegexError) -> Int {
        let ignoresCase = ignoresCase
        return try sets.number(of: source, at: start) {
            let set = ignoresCase ? SimpleCase.closing(make()) : make()
            return isNegated ? set.inverted : set
        }
    }

    private mutating func parseClassItem(in start: Int) throws(RegexError) -> Escape {
        guard let scalar = next else { throw RegexError(reason: .unclosedClass, position: start) }
        let place = position
        position += 1
        if scalar == "\\" { return try parseEscape(from: place) }
        if scalar == "[", next == ":" {
            throw RegexError(reason: .unsupported("a POSIX class"), position: place)
        }
        return .scalar(scalar.value)
    }

    /// The rest of an escape whose `\` has been taken.
    mutating func parseEscape(from start: Int) throws(RegexError) -> Escape {
        guard let scalar = next else {
            throw RegexError(reason: .unfinishedEscape, position: start)
        }
        position += 1
        switch scalar {
        case "n": return .scalar(0x0A)
        case "t": return .scalar(0x09)
        case "r": return .scalar(0x0D)
        case "f": return .scalar(0x0C)
        case "v": return .scalar(0x0B)
        case "d", "D", "w", "W", "s", "S":
            let isNegated = scalar.properties.isUppercase
            let number = try number(of: ["\\", scalar], at: start, isNegated) {
                switch scalar {
                case "d", "D": .digits
                case "w", "W": .wordScalars
                default: .whiteSpace
                }
            }
            return .set(number)
        case "p", "P": return try parseProperty(isNegated: scalar == "P", from: start)
        case "x": return .scalar(try parseHexadecimal(digits: 2, from: start))
        case "u": return .scalar(try parseHexadecimal(digits: 4, from: start))
        case "1"..."9", "k":
            throw RegexError(reason: .unsupported("a reference to a group"), position: start)
        case "b", "B":
            throw RegexError(reason: .unsupported("a word boundary"), position: start)
        case "0"..."9", "a"..."z", "A"..."Z":
            throw RegexError(reason: .unknownEscape(scalar), position: start)
        default: return .scalar(scalar.value)
        }
    }

    /// `{Name}` or one letter.
    private mutating func parseProperty(
        isNegated: Bool,
        from start: Int
    ) throws(RegexError) -> Escape {
        var name = ""
        if take("{") {
            while let scalar = next, scalar != "}", name.unicodeScalars.count < 40 {
                name.unicodeScalars.append(scalar)
                position += 1
            }
            guard take("}") else { throw RegexError(reason: .unfinishedEscape, position: start) }
        } else if let scalar = next {
            name.unicodeScalars.append(scalar)
            position += 1
        } else {
            throw RegexError(reason: .unfinishedEscape, position: start)
        }
        guard let set = ScalarSet.property(name) else {
            throw RegexError(reason: .unknownProperty(name), position: start)
        }
        let source: [Unicode.Scalar] = ["\\", isNegated ? "P" : "p"] + Array(name.unicodeScalars)
        return .set(try number(of: source, at: start, isNegated) { set })
    }

    /// Exactly so many digits, or any number of them in braces.
    private mutating func parseHexadecimal(
        digits: Int,
        from start: Int
    ) throws(RegexError) -> UInt32 {
        let isBraced = take("{")
        var value: UInt32 = 0
        var count = 0
        while isBraced || count < digits, let digit = next.flatMap({ Character($0).hexDigitValue })
        {
            value = min(value, 0xFF_FFFF) << 4 | UInt32(digit)
            count += 1
            position += 1
        }
        guard isBraced ? take("}") && count > 0 : count == digits else {
            throw RegexError(reason: .unfinishedEscape, position: start)
        }
        guard Unicode.Scalar(value) != nil else {
            throw RegexError(reason: .notACharacter, position: start)
        }
        return value
    }
}

/// Takes out of a text what web pages and scrapers left in it, by rules that the README lists.
///
/// Two rules mend characters: `entities`, such as `&nbsp;`, and `code-points`, such as `<U+00A0>`.
/// The others take away lines and ends of lines (`NoiseRule`). Lines keep their numbers.
enum Noise {
    /// The text without noise; the text itself if it has none.
    ///
    /// Complexity: O(*n*), and little more than a look at each character where there is no noise.
    static func removed(from source: SourceText) -> SourceText {
        let places = NoiseTriggers.all.places(in: source.bytes.span)
        guard !places.isEmpty else { return source }
        var waiting = places[...]
        var text = SourceText()
        text.encoding = source.encoding
        text.header = source.header
        var joints = source.joints[...]
        var bytes: [UInt8] = []
        var elements: [SourceElement] = []
        var end = 0
        for element in source.elements {
            bytes.append(contentsOf: source.bytes[end..<element.range.lowerBound])
            end = element.range.upperBound
            waiting = waiting.drop { $0 < element.range.lowerBound }
            let isSuspect = waiting.first.map { $0 < end } ?? false
            let start = bytes.count
            let old = source.bytes[element.range]
            bytes.append(contentsOf: isSuspect ? cleaned(old)[...] : old)
            let range = WhiteSpace.trim(start..<bytes.count, in: bytes.span)
            while let joint = joints.first, joint.offset < end {
                joints.removeFirst()
                let offset = joint.offset - element.range.lowerBound + start
                guard range.contains(offset) else { continue }
                text.joints.append(
                    SourceJoint(offset: offset, line: joint.line, page: joint.page)
                )
            }
            if range.isEmpty { continue }
            var element = element
            element.range = range
            elements.append(element)
        }
        bytes.append(contentsOf: source.bytes[end...])
        return text.replacing(bytes, elements)
    }

    /// A piece of text without noise; empty if it is nothing else.
    static func cleaned(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let mended = mended(bytes)
        let all = Scalars(mended.span, 0..<mended.count)
        let folded = all.map(\.folded)
        var count = folded.count
        while let start = noiseStart(in: folded[..<count]) {
            count = start
            while count > 0, folded[count - 1].isSpace { count -= 1 }
        }
        return count == folded.count ? mended : Array(Scalars(all[..<count]).string.utf8)
    }

    /// Where noise begins that reaches to the end; `nil` if there is none.
    private static func noiseStart(in text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard !text.isEmpty else { return nil }
        let last = text.endIndex - min(text.count, 120)
        for start in last..<text.endIndex where start == 0 || isBorder(text[start - 1], text[start])
        {
            for rule in NoiseRule.all where start == 0 || rule.mayFollow {
                if rule.matches(text[start...]) { return start }
            }
        }
        return nil
    }

    /// Whether noise may begin here behind other text: behind a space, or with a bracket.
    private static func isBorder(_ before: Unicode.Scalar, _ first: Unicode.Scalar) -> Bool {
        before.isSpace || (NoiseRule.opening.contains(first) && !NoiseRule.opening.contains(before))
    }

    /// Replaces references and code points by their characters, white space by one space.
    private static func mended(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == 0x26 || byte == 0x3C, let found = character(bytes[index...]) else {
                text.append(byte)
                index += 1
                continue
            }
            index += found.length
            if found.scalar.isSpace {
                if let last = text.last, last != 0x20 { text.append(0x20) }
            } else {
                text.append(contentsOf: Array(String(found.scalar).utf8))
            }
        }
        return text
    }

    /// The character that `&nbsp;`, `&#160;` or `<U+00A0>` at the beginning of some bytes stands for.
    private static func character(
        _ bytes: ArraySlice<UInt8>
    ) -> (scalar: Unicode.Scalar, length: Int)? {
        let isReference = bytes.first == 0x26
        guard let end = bytes.prefix(12).firstIndex(of: isReference ? 0x3B : 0x3E) else {
            return nil
        }
        let name = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
        let length = end + 1 - bytes.startIndex
        if let scalar = isReference ? references[name] : nil { return (scalar, length) }
        let number: UInt32?
        if isReference, name.hasPrefix("#x") || name.hasPrefix("#X") {
            number = UInt32(name.dropFirst(2), radix: 16)
        } else if isReference, name.hasPrefix("#") {
            number = UInt32(name.dropFirst())
        } else if !isReference, name.hasPrefix("U+") {
            number = UInt32(name.dropFirst(2), radix: 16)
        } else {
            return nil
        }
        guard let number, number >= 0x20, !(0x7F..<0xA0).contains(number),
            let scalar = Unicode.Scalar(number)
        else { return nil }
        return (scalar, length)
    }

    private static let references: [String: Unicode.Scalar] = [
        "nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ", "amp": "&", "lt": "<", "gt": ">",
        "quot": "\"", "apos": "'", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
        "mdash": "—", "ndash": "–", "middot": "·", "hellip": "…", "bull": "•", "times": "×",
        "permil": "‰", "yen": "¥", "copy": "©", "reg": "®",
    ]
}

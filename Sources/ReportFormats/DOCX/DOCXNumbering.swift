/// The numbers that Word puts before paragraphs and that stand in no text: "1.1", "第一章", "（二）".
///
/// Definitions (`w:abstractNum`) say how the levels of a list are counted and written; instances
/// (`w:num`) use them, may change some levels, and share their counters. ECMA-376-1, 17.9.
struct DOCXNumbering {
    private struct Level {
        var start = 1
        var format = DOCXNumberFormat.decimal
        var text = ""
        var isDecimalOnly = false
        var isFollowedByGap = true
        /// How many levels above restart this one; all by default.
        var restarts: Int?
        var style: String?

        /// Takes what an element says of the level it stands in.
        mutating func take(_ name: String, _ value: String?) {
            switch name {
            case "w:start": start = DOCXNumbering.start(value)
            case "w:numFmt": format = DOCXNumberFormat(value ?? "")
            case "w:lvlText":
                text = value.flatMap { $0.utf8.count <= labelLimit ? $0 : nil } ?? ""
            case "w:isLgl": isDecimalOnly = value != "0" && value != "false"
            case "w:suff": isFollowedByGap = value != "nothing"
            case "w:lvlRestart": restarts = value.flatMap { Int($0) }
            case "w:pStyle": style = value
            default: break
            }
        }
    }

    private struct Instance {
        var definition: String?
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
        var isUsed = false
    }

    static let levels = 0...8
    private static let startLimit = 1_000_000

    /// No list has longer labels; what a file says beyond is not written into its text.
    private static let labelLimit = 64

    private var definitions: [String: [Int: Level]] = [:]
    private var instances: [String: Instance] = [:]
    private var counters: [String: [Int?]] = [:]

    /// Reads `numbering.xml`; nothing is numbered by an empty one.
    ///
    /// Complexity: O(*n*).
    init(_ bytes: [UInt8]) {
        var reader = MarkupReader(bytes, .xml)
        var definition: String?
        var instance: String?
        var level: Int?
        while let token = reader.next() {
            switch token {
            case .start(let tag):
                let value = reader.attribute("w:val", of: tag)
                switch tag.name {
                case "w:abstractNum":
                    (definition, level) = (reader.attribute("w:abstractNumId", of: tag), nil)
                    instance = nil
                case "w:num":
                    (instance, level) = (reader.attribute("w:numId", of: tag), nil)
                    definition = nil
                    if let instance { instances[instance] = Instance() }
                case "w:abstractNumId":
                    if let instance { instances[instance]?.definition = value }
                case "w:lvl", "w:lvlOverride":
                    level = reader.attribute("w:ilvl", of: tag).flatMap { Int($0) }
                    guard let found = level, Self.levels.contains(found) else {
                        level = nil
                        continue
                    }
                    guard tag.name == "w:lvl" else { continue }
                    if let instance { instances[instance]?.levels[found] = Level() }
                    if let definition { definitions[definition, default: [:]][found] = Level() }
                case "w:startOverride":
                    if let instance, let level {
                        instances[instance]?.starts[level] = Self.start(value)
                    }
                default:
                    guard let level else { continue }
                    if let instance {
                        instances[instance]?.levels[level]?.take(tag.name, value)
                    } else if let definition {
                        definitions[definition]?[level]?.take(tag.name, value)
                    }
                }
            case .end("w:abstractNum"), .end("w:num"):
                (definition, instance, level) = (nil, nil, nil)
            default: break
            }
        }
    }

    private static func start(_ value: String?) -> Int {
        min(max(value.flatMap { Int($0) } ?? 0, 0), startLimit)
    }

    private func level(_ number: Int, of instance: Instance) -> Level? {
        instance.levels[number] ?? instance.definition.flatMap { definitions[$0]?[number] }
    }

    /// The level of a list that is that of a style.
    func level(ofStyle style: String, in list: String) -> Int? {
        guard let instance = instances[list] else { return nil }
        return Self.levels.first { level($0, of: instance)?.style == style }
    }

    /// Counts a paragraph, and gives what Word writes before it: nothing for a bullet.
    ///
    /// Complexity: O(1).
    /// - Parameters:
    ///   - list: The instance the paragraph belongs to.
    ///   - number: Its level in the list, from 0 to 8.
    /// - Returns: The label, with a space at its end where one belongs; at most 64 bytes.
    mutating func label(in list: String, level number: Int) -> String {
        guard let instance = instances[list], let definition = instance.definition,
            Self.levels.contains(number), let own = level(number, of: instance)
        else { return "" }
        var counts = counters[definition] ?? Array(repeating: nil, count: Self.levels.count)
        if !instance.isUsed {
            instances[list]?.isUsed = true
            for level in instance.starts.keys { counts[level] = nil }
        }
        func start(_ number: Int) -> Int {
            instance.starts[number] ?? level(number, of: instance)?.start ?? 1
        }
        counts[number] = counts[number].map { $0 + 1 } ?? start(number)
        for lower in Self.levels where lower > number {
            let restarts = level(lower, of: instance)?.restarts ?? lower
            if number < restarts { counts[lower] = nil }
        }
        counters[definition] = counts

        guard own.format != .bullet else { return "" }
        var label = ""
        var isPlaceholder = false
        for character in own.text.unicodeScalars {
            if isPlaceholder, let digit = Int(String(character)), (1...9).contains(digit) {
                let format =
                    own.isDecimalOnly
                    ? .decimal : level(digit - 1, of: instance)?.format ?? .decimal
                label += format.text(of: counts[digit - 1] ?? start(digit - 1))
                isPlaceholder = false
                continue
            }
            if isPlaceholder { label += "%" }
            isPlaceholder = character == "%"
            if !isPlaceholder { label.unicodeScalars.append(character) }
        }
        if isPlaceholder { label += "%" }
        guard label.utf8.count < Self.labelLimit, let last = label.unicodeScalars.last else {
            return ""
        }
        // Full-width punctuation has its gap in itself.
        let isWide = "、，。．：；）】〕》".unicodeScalars.contains(last)
        return own.isFollowedByGap && !isWide && last != " " ? label + " " : label
    }
}

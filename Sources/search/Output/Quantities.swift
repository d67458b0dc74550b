/// Numbers as a reader likes them, the same in every locale.
enum Quantities {
    /// A number with commas between its thousands.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += "," }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }

    /// A number of things, such as `1 report` or `2,000 reports`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
    }

    /// A number of bytes in the unit that suits it.
    static func bytes(_ number: Int) -> String {
        switch number {
        case ..<1000: count(number, "byte")
        case ..<1_000_000: tenths(Double(number) / 1000) + " kB"
        case ..<1_000_000_000: tenths(Double(number) / 1_000_000) + " MB"
        default: tenths(Double(number) / 1_000_000_000) + " GB"
        }
    }

    /// A time in the unit that suits it.
    static func time(_ duration: Duration) -> String {
        let seconds = duration.inSeconds
        switch seconds {
        case ..<0.1: return tenths(seconds * 1000) + " ms"
        case ..<60: return tenths(seconds) + " s"
        default:
            let whole = Int(seconds.rounded())
            return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60) min"
        }
    }

    /// A part of a whole in percent.
    static func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "" : tenths(100 * Double(part) / Double(whole)) + " %"
    }

    /// A number with one digit after the point.
    static func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(grouped(tenths / 10)).\(abs(tenths % 10))"
    }
}

extension Duration {
    /// The time in seconds.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}

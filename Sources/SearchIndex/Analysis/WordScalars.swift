/// Which characters words are made of, for tokens that ICU takes for symbols.
enum WordScalars {
    /// Whether a character is a letter, a digit, or of a script without spaces.
    static func contains(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 {
            let letter = scalar | 0x20
            return 0x61...0x7A ~= letter || 0x30...0x39 ~= scalar
        }
        if ScalarClass.isUnspaced(scalar) || ScalarClass.isHangul(scalar) { return true }
        guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
        return properties.isAlphabetic || properties.numericType != nil
    }

    /// Whether a character is a letter or digit of a script that is written with spaces.
    static func containsSpaced(_ scalar: UInt32) -> Bool {
        contains(scalar) && !ScalarClass.isUnspaced(scalar) && !ScalarClass.isHangul(scalar)
    }

    /// Whether a text holds a character of a script without spaces.
    static func unspacedIsIn(_ text: [UInt8]) -> Bool {
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.decode(text.span, at: offset, before: text.count)
            if ScalarClass.isUnspaced(scalar) { return true }
            offset += length
        }
        return false
    }

    /// Whether a text holds any of them.
    static func areIn(_ text: ArraySlice<UInt8>) -> Bool {
        let text = Array(text)
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.decode(text.span, at: offset, before: text.count)
            if contains(scalar) { return true }
            offset += length
        }
        return false
    }
}

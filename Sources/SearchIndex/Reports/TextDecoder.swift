/// Makes UTF-8 of the bytes of a file, whatever their encoding.
///
/// In this order: the encoding that the user named, a byte order mark, UTF-8 if the whole file is
/// valid, then guesses, each of which must convert all of the file and give plausible text. A file
/// is taken whole or not at all.
package enum TextDecoder {
    /// The text of a file as UTF-8, and how it was encoded.
    package struct Decoded {
        package var bytes: [UInt8]
        package var encoding: String
    }

    /// Converts the bytes of a file, or says why they are no text.
    ///
    /// Offsets in reasons count from 0. The mark of UTF-8 stays: it is white space to `LineReader`.
    /// A file that ends within a character of UTF-8 has lost its end, and U+FFFD stands there.
    /// Complexity: O(*n*), without a copy for UTF-8.
    /// - Parameters:
    ///   - bytes: All bytes of the file.
    ///   - path: The file, for the reason.
    ///   - encoding: What the user says; a byte order mark knows better.
    ///   - declared: What the file itself says somewhere; tried before guesses.
    /// - Returns: The text, and the encoding it was in.
    /// - Throws: Why the file is left out.
    package static func decode(
        _ bytes: [UInt8],
        path: SourcePath,
        encoding: TextEncoding? = nil,
        declared: TextEncoding? = nil
    ) throws(SkippedFile) -> Decoded {
        if let marked = ByteOrderMark(bytes.span) {
            return try convert(bytes, from: marked.length, marked.encoding, path)
        }
        if let encoding, encoding != .utf8 {
            return try convert(bytes, from: 0, encoding, path)
        }
        let fault: UTF8Check.Fault
        do throws(UTF8Check.Fault) {
            var check = UTF8Check()
            try check.take(bytes.span)
            try check.finish()
            return Decoded(bytes: bytes, encoding: TextEncoding.utf8.name)
        } catch {
            fault = error
        }
        var reason = fault.reason
        if case .invalid(let offset) = fault, encoding != nil || isMostlyUTF8(bytes.span) {
            if let text = mended(bytes, at: offset) {
                return Decoded(bytes: text, encoding: TextEncoding.utf8.name)
            }
        } else if encoding == nil {
            if let guess = guess(bytes, declared) { return guess }
            reason = fault.reasonAfterGuesses
        }
        throw SkippedFile(path: path.description, reason: reason)
    }

    /// Tries what the file says of itself, then guesses.
    private static func guess(_ bytes: [UInt8], _ declared: TextEncoding?) -> Decoded? {
        var tried = EncodingGuess.encodings(of: bytes)
        if let declared, declared != .utf8 { tried.insert(declared, at: 0) }
        for encoding in tried {
            guard let text = try? EncodingConverter(table: encoding.table).utf8(of: bytes) else {
                continue
            }
            let quality = TextQuality(text.span)
            let isPlausible =
                encoding.isDoubleByte ? quality.isPlausible : quality.isPlausibleForSingleBytes
            if isPlausible { return Decoded(bytes: text, encoding: encoding.name) }
        }
        return nil
    }

    /// Whether bytes are UTF-8 but for a few: damaged, and in no other encoding.
    private static func isMostlyUTF8(_ bytes: Span<UInt8>) -> Bool {
        var valid = 0
        var invalid = 0
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            index += 1
            guard lead >= 0x80 else { continue }
            let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0
            var found = 0
            while found < length, index < bytes.count, bytes[index] & 0xC0 == 0x80 {
                found += 1
                index += 1
            }
            if found == length, length > 0 { valid += 1 } else { invalid += 1 }
        }
        return valid > 0 && valid >= 4 * invalid
    }

    /// A text in UTF-8 whose last character is cut, the rest of it replaced.
    private static func mended(_ bytes: [UInt8], at offset: Int) -> [UInt8]? {
        guard bytes.count - offset < 4, (0xC2...0xF4).contains(bytes[offset]),
            bytes[(offset + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 })
        else { return nil }
        return bytes[..<offset] + [0xEF, 0xBF, 0xBD]
    }

    private static func convert(
        _ bytes: [UInt8],
        from start: Int,
        _ encoding: TextEncoding,
        _ path: SourcePath
    ) throws(SkippedFile) -> Decoded {
        let reason: String
        do throws(EncodingConverter.Fault) {
            let text = try EncodingConverter(table: encoding.table).utf8(of: bytes, from: start)
            guard let zero = text.firstIndex(of: 0) else {
                return Decoded(bytes: text, encoding: encoding.name)
            }
            reason = UTF8Check.Fault.zero(offset: zero).reason
        } catch {
            reason = error.reason(encoding)
        }
        throw SkippedFile(path: path.description, reason: reason)
    }

    /// Why a collection that begins with the byte order mark of another encoding isn't read.
    static func refusal(ofMarkIn bytes: Span<UInt8>) -> String? {
        guard let mark = ByteOrderMark(bytes) else { return nil }
        return "\(mark.encoding.name) is not supported for collections (at byte 0)"
    }
}

extension TextEncoding {
    /// Whether two bytes and more stand for most characters, so that few byte strings are valid.
    fileprivate var isDoubleByte: Bool {
        [.gb18030, .big5, .shiftJIS, .eucJP, .eucKR, .utf16LE, .utf16BE].contains(self)
    }
}

extension EncodingConverter.Fault {
    /// The fault as half a sentence.
    fileprivate func reason(_ encoding: TextEncoding) -> String {
        switch self {
        case .invalid(let offset): "not valid \(encoding.name) at byte \(offset)"
        case .incomplete: "not valid \(encoding.name): it ends within a character"
        case .unavailable: "\(encoding.name) can't be converted"
        }
    }
}

extension UTF8Check.Fault {
    /// The fault as half a sentence; the offset counts from 0.
    var reason: String {
        switch self {
        case .invalid(let offset): "not valid UTF-8 at byte \(offset)"
        case .zero(let offset): "binary data: a zero byte at byte \(offset)"
        }
    }

    /// The same where no other encoding fitted either.
    fileprivate var reasonAfterGuesses: String {
        guard case .invalid = self else { return reason }
        return reason + ", and no other encoding fits; if it is text, name it with --encoding"
    }
}

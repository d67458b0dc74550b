/// Makes sure that the bytes of a file are text which can be indexed.
///
/// For now UTF-8 is the only encoding; another one is to be recognised and turned into UTF-8 here.
enum TextDecoder {
    /// The text of a file as UTF-8, and how it was encoded.
    struct Decoded {
        var bytes: [UInt8]
        var encoding: String
    }

    /// Takes the bytes of a file as they are, or says why they are no text.
    ///
    /// A file is taken whole or not at all. Offsets in reasons count from 0. A byte order mark
    /// stays: it is white space to `LineReader`. Complexity: O(*n*), without a copy.
    static func decode(_ bytes: [UInt8], path: SourcePath) throws(SkippedFile) -> Decoded {
        if let reason = refusal(bytes.span) {
            throw SkippedFile(path: path.description, reason: reason)
        }
        return Decoded(bytes: bytes, encoding: "UTF-8")
    }

    private static func refusal(_ bytes: Span<UInt8>) -> String? {
        if let reason = refusal(ofMarkIn: bytes) { return reason }
        var check = UTF8Check()
        do throws(UTF8Check.Fault) {
            try check.take(bytes)
            try check.finish()
            return nil
        } catch {
            return error.reason
        }
    }

    /// Why a file that begins with the byte order mark of another encoding isn't read.
    static func refusal(ofMarkIn bytes: Span<UInt8>) -> String? {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE), (0xFE, 0xFF): return "UTF-16 or UTF-32 is not supported yet (at byte 0)"
        default: return nil
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
}

internal import CICU

/// Converts text of one encoding to UTF-8, strictly, with ICU.
@safe struct EncodingConverter: ~Copyable {
    /// Why a text can't be converted.
    enum Fault: Error, Hashable {
        /// The bytes that begin at the offset are no text in the encoding.
        case invalid(offset: Int)

        /// The text ends within a character.
        case incomplete

        /// ICU knows no such encoding, or has no memory.
        case unavailable
    }

    private let converter: OpaquePointer

    /// Opens a table by a name that ICU knows.
    init(table: String) throws(Fault) {
        var status = U_ZERO_ERROR
        // Safe: the name is a C string for the call; the converter is closed with this value.
        guard let opened = unsafe cicu_openConverter(table, &status), status.rawValue <= 0 else {
            throw .unavailable
        }
        unsafe converter = opened
    }

    deinit {
        // Safe: opened by `init`, and closed only here.
        unsafe cicu_closeConverter(converter)
    }

    /// The UTF-8 of a text from an offset on; a converter is good for one text.
    ///
    /// Complexity: O(*n*).
    consuming func utf8(of bytes: [UInt8], from start: Int = 0) throws(Fault) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count - start + (bytes.count - start) / 2)
        var units = [UInt16](repeating: 0, count: 1 << 14)
        var high: UInt32 = 0
        var place = start
        while true {
            var status = U_ZERO_ERROR
            var used: Int64 = 0
            // Safe: both arrays stay where they are in the closures, the place lies in the first,
            // and ICU writes no more units than the second has.
            let count = unsafe bytes.withUnsafeBytes { source in
                unsafe units.withUnsafeMutableBufferPointer { target in
                    // Safe: neither pointer leaves the closures; an empty text has none.
                    guard let from = source.baseAddress, let to = target.baseAddress
                    else { return 0 }
                    return unsafe Int(
                        cicu_toUTF16(
                            converter,
                            from.advanced(by: place).assumingMemoryBound(to: CChar.self),
                            Int64(bytes.count - place),
                            true,
                            to,
                            Int32(target.count),
                            &used,
                            &status
                        )
                    )
                }
            }
            place += Int(used)
            Self.append(units.span.extracting(first: count), &high, to: &result)
            if status == U_BUFFER_OVERFLOW_ERROR { continue }
            if status == U_TRUNCATED_CHAR_FOUND { throw .incomplete }
            guard status.rawValue <= 0 else {
                // Safe: the converter lives as long as this value.
                let count = unsafe Int(cicu_invalidCount(converter))
                throw .invalid(offset: max(start, place - count))
            }
            return result
        }
    }

    /// Appends UTF-16 as UTF-8; half a pair is kept for the next call.
    private static func append(
        _ units: Span<UInt16>,
        _ high: inout UInt32,
        to result: inout [UInt8]
    ) {
        for index in units.indices {
            let unit = UInt32(units[index])
            switch unit {
            case 0..<0x80: result.append(UInt8(truncatingIfNeeded: unit))
            case 0x80..<0x800:
                result.append(UInt8(truncatingIfNeeded: 0xC0 | unit >> 6))
                result.append(continuation(unit))
            case 0xD800..<0xDC00: high = unit
            case 0xDC00..<0xE000:
                let scalar = 0x1_0000 + (high & 0x3FF) << 10 + unit & 0x3FF
                result.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
                result.append(continuation(scalar >> 12))
                result.append(continuation(scalar >> 6))
                result.append(continuation(scalar))
            default:
                result.append(UInt8(truncatingIfNeeded: 0xE0 | unit >> 12))
                result.append(continuation(unit >> 6))
                result.append(continuation(unit))
            }
        }
    }

    private static func continuation(_ bits: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F)
    }
}

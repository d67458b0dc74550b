internal import CICUFloor

/// What segmentation found: counted, so that no call of ICU can be optimised away.
struct Tally: Equatable, Sendable {
    /// Words, as an index would take them: neither white space nor punctuation.
    var words = 0

    /// Everything between two boundaries.
    var segments = 0
}

/// One of ICU's word break iterators; each thread needs its own.
@safe struct Breaker: ~Copyable {
    private let handle: OpaquePointer

    init() {
        var status = U_ZERO_ERROR
        // Safe: the handle is kept only if ICU reports no error, and by this value alone.
        guard let handle = unsafe cicufloor_open(&status), status.rawValue <= 0 else {
            preconditionFailure("ICU opened no word break iterator: error \(status.rawValue)")
        }
        unsafe self.handle = handle
    }

    deinit {
        // Safe: nothing else holds the handle, which `init` opened.
        unsafe cicufloor_close(handle)
    }

    /// Segments one piece of text in one call of ICU, and adds what it finds to the tally.
    mutating func segment(_ text: Span<UInt16>, into tally: inout Tally) {
        // Safe: the breaker reads the buffer in this closure only; its next text comes before any
        // other boundary is asked for.
        unsafe text.withUnsafeBufferPointer { buffer in
            var status = U_ZERO_ERROR
            unsafe cicufloor_setText(handle, buffer.baseAddress, Int32(buffer.count), &status)
            precondition(status.rawValue <= 0, "ICU took no text: error \(status.rawValue)")
            while unsafe cicufloor_next(handle) >= 0 {
                tally.segments += 1
                if unsafe cicufloor_ruleStatus(handle) >= 100 { tally.words += 1 }
            }
        }
    }
}

/// The version of ICU in use, such as `72.1`.
func icuVersion() -> String {
    var version: [4 of UInt8] = [0, 0, 0, 0]
    var span = version.mutableSpan
    // Safe: ICU writes four bytes, and four are there.
    unsafe span.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { unsafe cicufloor_version(base) }
    }
    return "\(version[0]).\(version[1])"
}

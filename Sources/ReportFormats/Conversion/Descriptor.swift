internal import CLinux
internal import Glibc

/// A file descriptor that is closed with its owner, and that no child inherits by itself.
struct Descriptor: ~Copyable {
    let number: CInt

    fileprivate init(_ number: CInt) {
        self.number = number
    }

    deinit {
        _ = Glibc.close(number)
    }

    /// A file in memory that holds some bytes.
    static func memory(holding bytes: [UInt8]) throws(ConverterProcess.Failure) -> Descriptor {
        // Safe: the name is a C string for the call.
        let file = Descriptor(unsafe clinux_memoryFile("document"))
        guard file.number >= 0 else { throw .init(operation: "memfd_create", errno: errno) }
        var written = 0
        while written < bytes.count {
            // Safe: the range lies inside of the array, which lives for the call.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    file.number,
                    buffer.baseAddress.map { unsafe $0 + written },
                    buffer.count - written
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .init(operation: "write", errno: errno) }
            written += count
        }
        return file
    }

    /// Reads what is there, and tells whether more may come.
    func read(into bytes: inout [UInt8]) -> Bool {
        let room = 1 << 16
        var isOpen = true
        // Safe: the buffer has room for what is asked for, and `filled` is what was written.
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
            let count = unsafe Glibc.read(number, buffer.baseAddress, room)
            filled = max(0, count)
            isOpen = count > 0 || count < 0 && errno == EINTR
        }
        bytes += chunk
        return isOpen
    }
}

/// Both ends of a pipe.
struct Pipe: ~Copyable {
    let reading: Descriptor
    let writing: Descriptor

    init() throws(ConverterProcess.Failure) {
        var ends: [CInt] = [-1, -1]
        // Safe: the array has the two places that the call fills.
        guard unsafe clinux_pipe(&ends) == 0 else { throw .init(operation: "pipe2", errno: errno) }
        reading = Descriptor(ends[0])
        writing = Descriptor(ends[1])
    }

    /// The end to read from, the other one closed.
    consuming func closingWritingEnd() -> Descriptor {
        reading
    }
}

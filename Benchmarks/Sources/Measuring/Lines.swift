internal import Glibc

/// The lines of a text file.
public enum Lines {
    /// Reads the lines that aren't empty.
    public static func read(_ path: String) throws -> [String] {
        // Safe: the path is a valid C string for the call.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path: path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            // Safe: the buffer lives for the call and is given with its count.
            let count = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Writes lines in the place of what the file held.
    public static func write(_ lines: [String], to path: String) throws {
        // Safe: both strings are valid C strings for the call.
        guard let file = unsafe fopen(path, "w") else { throw Failure(path: path) }
        var isWritten = true
        for line in lines {
            // Safe: the file is open, and the line is a valid C string for the call.
            isWritten = unsafe fputs(line + "\n", file) >= 0 && isWritten
        }
        // Safe: the file is open and not used afterwards.
        guard unsafe fclose(file) == 0, isWritten else { throw Failure(path: path) }
    }

    /// A file that can't be read or written.
    public struct Failure: Error, CustomStringConvertible {
        let path: String

        /// What is wrong with which file.
        public var description: String { "\(path): can't read or write it" }
    }
}

/// One file to be read, as a walk over the given paths found it.
package struct SourceFile: Hashable, Sendable {
    /// The path as given, or the given folder joined with the names below it.
    package var path: SourcePath

    /// What the system told when the file was listed; reading doesn't rely on it.
    package var status: FileStatus

    /// Whether the user named this very file, so that links are followed and any ending is tried.
    package var isGiven: Bool

    /// The size from which a file is left out, 1 GiB.
    ///
    /// A file is read whole, and no report is as large; collections are streamed instead.
    package static let sizeLimit = 1 << 30

    /// The bytes of the file.
    ///
    /// Reads until the end, whatever length the system told, and never waits: a FIFO that took the
    /// file's place is refused. Complexity: O(*n*), with one copy in memory for regular files.
    package func read() throws(SkippedFile) -> [UInt8] {
        let refusal: String
        do throws(SystemFailure) {
            let file = try OpenFile(path, followingLinks: isGiven)
            let status = try file.status()
            if let reason = status.kind.refusal {
                refusal = reason
            } else if let bytes = try Self.contents(of: file, size: status.size) {
                return bytes
            } else {
                refusal = "larger than 1 GiB"
            }
        } catch {
            throw error.skipped(path)
        }
        throw SkippedFile(path: path.description, reason: refusal)
    }

    /// Reads to the end of the file, or gives `nil` where that lies beyond the limit.
    private static func contents(
        of file: borrowing OpenFile,
        size: Int
    ) throws(SystemFailure) -> [UInt8]? {
        guard size <= sizeLimit else { return nil }
        var bytes: [UInt8] = []
        // One byte more than told, so that the end shows in the first read.
        var wanted = size + 1
        while try file.read(upTo: wanted, into: &bytes) == wanted {
            guard bytes.count <= sizeLimit else { return nil }
            wanted = max(1 << 16, bytes.count)
        }
        return bytes.count <= sizeLimit ? bytes : nil
    }
}

extension SourceFile {
    /// A file that the user names, with what the system tells of it.
    ///
    /// - Throws: `system` if it can't be examined.
    package init(given path: String) throws(SearchIndexError) {
        let path = SourcePath(path)
        do throws(SystemFailure) {
            let status = try FolderListing.status(of: path, followingLinks: true)
            self.init(path: path, status: status, isGiven: true)
        } catch {
            throw error.error(for: path)
        }
    }

    /// Whether the system still tells of the file what it told when the file was listed.
    package var isAsListed: Bool {
        (try? FolderListing.status(of: path, followingLinks: isGiven)) == status
    }

    /// A hash of the bytes of the file, by which one that has changed is known.
    ///
    /// Complexity: O(*n*), 64 KiB in memory at a time.
    package func contentHash() throws(SkippedFile) -> ContentHash {
        let refusal: String
        do throws(SystemFailure) {
            let file = try OpenFile(path, followingLinks: isGiven)
            guard let reason = try file.status().kind.refusal else {
                return try Self.hash(of: file)
            }
            refusal = reason
        } catch {
            throw error.skipped(path)
        }
        throw SkippedFile(path: path.description, reason: refusal)
    }

    private static func hash(of file: borrowing OpenFile) throws(SystemFailure) -> ContentHash {
        let size = 1 << 16
        var hasher = ContentHasher()
        while true {
            var chunk: [UInt8] = []
            guard try file.read(upTo: size, into: &chunk) == size else {
                return chunk.withRawSpan { hasher.finish($0) }
            }
            chunk.withRawSpan { hasher.update($0) }
        }
    }
}

/// What the system tells about a file without reading it.
package struct FileStatus: Hashable, Sendable {
    /// The kinds of files that a walk tells apart.
    package enum Kind: Hashable, Sendable {
        case regular, folder, symbolicLink, fifo, socket, device, other
    }

    /// What names the same file under any path.
    package struct Identity: Hashable, Sendable {
        package var device: UInt64
        package var number: UInt64
    }

    /// What kind of file it is.
    package var kind: Kind

    /// Device and inode.
    package var identity: Identity

    /// The length in bytes; 0 for files that the system makes up as they are read.
    package var size: Int

    /// When the contents last changed, in nanoseconds since 1970.
    package var modified: Int

    /// When anything about the file last changed, in nanoseconds since 1970; no program sets it back.
    package var changed = 0
}

extension FileStatus {
    /// The status of a file that wasn't listed.
    static let unread = FileStatus(
        kind: .regular,
        identity: Identity(device: 0, number: 0),
        size: 0,
        modified: 0
    )
}

extension FileStatus.Kind {
    /// Why a file of this kind isn't read, or `nil` for a regular file.
    var refusal: String? {
        switch self {
        case .regular: nil
        case .folder: "a folder, not a regular file"
        case .symbolicLink: "a symbolic link, which is not followed inside folders"
        case .fifo: "a FIFO, not a regular file"
        case .socket: "a socket, not a regular file"
        case .device: "a device, not a regular file"
        case .other: "not a regular file"
        }
    }
}

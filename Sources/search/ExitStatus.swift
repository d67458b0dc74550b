/// What the exit status of the tool means.
enum ExitStatus: Int32 {
    /// Something was found, or the work is done.
    case ok = 0

    /// The query found nothing.
    case nothingFound = 1

    /// The arguments are wrong, or something else failed.
    case failed = 2

    /// The index is missing, damaged, or of another version.
    case badIndex = 3

    /// The index was built, but some sources were left out.
    case sourcesSkipped = 4

    /// The index was not written; an old one is as it was.
    case notWritten = 5

    /// Another process is writing the index.
    case locked = 6

    /// The index was cut short, or couldn't be read, while it was in use.
    case cutFile = 74
}

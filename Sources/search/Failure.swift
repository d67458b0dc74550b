internal import Glibc
internal import SearchIndex

/// Why the tool stops: what to tell the user, and the exit status.
struct Failure: Error {
    /// One line as `PATH: what is wrong; what to do`; `nil` if there is nothing to tell.
    var message: String?

    /// The exit status.
    var status: ExitStatus

    /// The end of a command that has told all there is to tell.
    static func silent(_ status: ExitStatus) -> Failure {
        Failure(message: nil, status: status)
    }

    /// A wrong use of the tool.
    static func usage(_ message: String) -> Failure {
        Failure(message: message, status: .failed)
    }

    /// A failure to open or to read an index.
    static func reading(_ error: SearchIndexError) -> Failure {
        switch error {
        case .segmentation, .tooLarge: Failure(message: error.description, status: .failed)
        default: Failure(message: error.description, status: .badIndex)
        }
    }

    /// A query that is too long to be read.
    static func query(_ error: SearchIndexError) -> Failure {
        Failure(message: "query: \(error.description)", status: .failed)
    }

    /// A query that had to be mended although the user wants none of that.
    static let queryNeedsMending = usage(
        "query: it had to be mended; see the notes, or leave out --strict"
    )

    /// A failure to build or to write an index.
    static func writing(_ error: SearchIndexError) -> Failure {
        switch error {
        case .locked: Failure(message: error.description, status: .locked)
        case .system, .notConfirmed: Failure(message: error.description, status: .notWritten)
        default: Failure(message: error.description, status: .failed)
        }
    }

    /// A failure to read what is to be indexed.
    static func source(_ error: SearchIndexError) -> Failure {
        Failure(message: error.description, status: .failed)
    }

    /// A failure to read a file with queries.
    static func reading(file: String, errno: CInt) -> Failure {
        let error = SearchIndexError.system(operation: "read", path: file, errno: errno)
        return Failure(message: error.description, status: .failed)
    }

    /// A failure to write results; a reader who has seen enough is none.
    static func results(errno: CInt) -> Failure {
        guard errno != EPIPE else { return silent(.ok) }
        let error = SearchIndexError.system(
            operation: "write",
            path: "standard output",
            errno: errno
        )
        return Failure(message: error.description, status: .failed)
    }

    /// Tells the user.
    func report() {
        if let message { Messages.complain(message) }
    }
}

/// Asks an index for something, and reports its failures as those of reading.
func reading<Result>(
    _ answer: @autoclosure () throws(SearchIndexError) -> Result
) throws(Failure) -> Result {
    do throws(SearchIndexError) {
        return try answer()
    } catch {
        throw .reading(error)
    }
}

/// Does something with an index that is open, and reports its failures as those of reading.
func reading<Result>(
    _ body: () throws(SearchIndexError) -> Result
) throws(Failure) -> Result {
    do throws(SearchIndexError) {
        return try body()
    } catch {
        throw .reading(error)
    }
}

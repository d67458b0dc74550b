internal import Glibc

/// A program of the system that converts files, found once.
struct ConverterProgram: Sendable {
    /// The name of the program.
    let name: String

    /// The Debian package that holds it.
    let package: String

    /// Where it is, `nil` if it isn't installed.
    let path: String?

    static let pdftotext = ConverterProgram("pdftotext", package: "poppler-utils")
    static let mutool = ConverterProgram("mutool", package: "mupdf-tools")

    private init(_ name: String, package: String) {
        self.name = name
        self.package = package
        // Safe: the value is copied before anything could change the environment.
        let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) }
        path = (folders ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
            .filter { $0.hasPrefix("/") }
            .map { "\($0)/\(name)" }
            .first { unsafe access($0, X_OK) == 0 }
    }

    /// The program with arguments, `nil` if it isn't installed.
    func process(_ arguments: [String]) -> ConverterProcess? {
        path.map { ConverterProcess(executable: $0, arguments: arguments) }
    }
}

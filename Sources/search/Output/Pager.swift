/// The program through which long results are read on a terminal.
struct Pager {
    /// Where to write what it shows.
    let descriptor: CInt

    private let process: CInt
    private let command: String

    /// Starts the pager that the user wants: `$SEARCH_PAGER`, `$PAGER`, or else less if there is one.
    ///
    /// - Returns: `nil` if there is none to start.
    static func start() -> Pager? {
        let wanted = System.environment("SEARCH_PAGER") ?? System.environment("PAGER")
        if wanted == "cat" || (wanted == nil && !System.hasProgram("less")) { return nil }
        // As git does: quit if all fits, show colours, leave the screen as it is.
        System.setDefault("LESS", "FRX")
        System.setDefault("LESSCHARSET", "utf-8")
        let command = wanted ?? "less"
        guard let started = System.startShell(command) else { return nil }
        // A key that interrupts is meant for the pager; when that is gone, so is the pipe.
        System.ignoreInterrupts()
        return Pager(
            descriptor: started.descriptor,
            process: started.process,
            command: command
        )
    }

    /// Ends what is shown, and waits until the user has read it.
    ///
    /// - Returns: The exit status of the pager.
    func close() -> Int32 {
        System.close(descriptor, thenWaitFor: process)
    }

    /// Ends what is shown, and waits.
    ///
    /// - Throws: If there was no such program.
    func finish() throws(Failure) {
        guard close() == 127 else { return }
        throw .usage("\(command): can't run this pager; set SEARCH_PAGER, or use --no-pager")
    }
}

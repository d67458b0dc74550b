internal import CLinux
internal import Glibc
internal import Synchronization

/// Runs another program to convert a file, within limits, and takes what it prints.
///
/// The program gets the bytes of the file under `inputPath`, from memory: it sees neither the name of
/// the file nor what may have taken its place. There is no shell, no input from the terminal, and
/// nothing of the environment but a plain locale. `posix_spawn` does all that is needed on the
/// thread that waits; a package for processes would bring an asynchronous runtime.
struct ConverterProcess {
    /// What a conversion may use; a program that wants more is ended.
    struct Limits {
        var processorSeconds = 30
        var memory = 1 << 30
        var output = 256 << 20
        var seconds = 60
    }

    /// What came of a conversion.
    struct Outcome {
        /// The exit status, `nil` if a signal ended the program.
        var status: Int32?

        /// What was printed.
        var output: [UInt8] = []

        /// The beginning of what was said of errors.
        var complaints = ""

        /// Which limit the program exceeded, as half a sentence; `nil` if none.
        var exceeded: String?
    }

    /// A refusal of the operating system.
    struct Failure: Error {
        var operation: String
        var errno: CInt
    }

    /// Where the program finds the bytes to convert.
    static let inputPath = "/proc/self/fd/3"

    private static let complaintLimit = 4096

    /// The programs that run now.
    private static let running = Mutex<Set<pid_t>>([])

    /// Ends all programs that run now.
    static func endAll() {
        running.withLock { for child in $0 { kill(child, SIGKILL) } }
    }

    let executable: String
    let arguments: [String]
    var limits = Limits()

    /// Runs the program and waits for its end.
    func run(_ input: [UInt8]) throws(Failure) -> Outcome {
        let source = try Descriptor.memory(holding: input)
        let outputPipe = try Pipe()
        let complaintsPipe = try Pipe()
        let child = try Self.running.withLock { running throws(Failure) in
            let child = try spawn(source, outputPipe.writing, complaintsPipe.writing)
            running.insert(child)
            return child
        }
        restrict(child)
        let output = outputPipe.closingWritingEnd()
        let complaints = complaintsPipe.closingWritingEnd()
        var outcome = Outcome()
        listen(to: output, complaints, of: child, into: &outcome)
        // A number may be another process's as soon as it has been waited for.
        _ = Self.running.withLock { $0.remove(child) }
        var status: CInt = 0
        // Safe: the call fills a value of this frame.
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        if status & 0x7F == 0 {
            outcome.status = status >> 8 & 0xFF
        } else if outcome.exceeded == nil, status & 0x7F == SIGXCPU || status & 0x7F == SIGKILL {
            outcome.exceeded = "took more than \(limits.processorSeconds) s of processor time"
        }
        return outcome
    }

    private func spawn(
        _ source: borrowing Descriptor,
        _ output: borrowing Descriptor,
        _ complaints: borrowing Descriptor
    ) throws(Failure) -> pid_t {
        // Safe: both are initialised here and destroyed once; the calls copy what they are given.
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        // Safe: as above; the path is a C string for the call.
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output.number, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, complaints.number, 2)
        unsafe posix_spawn_file_actions_adddup2(&actions, source.number, 3)
        // This process ignores these signals, and its children would too.
        // Safe: the set is a value of this frame.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP] {
            unsafe sigaddset(&signals, signal)
        }
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

        // Safe: each copy ends with 0 and is freed after the call, which only reads them; both lists
        // end with a null pointer.
        var texts = unsafe ([executable] + arguments).map { unsafe strdup($0) } + [nil]
        var environment = unsafe [strdup("LC_ALL=C"), nil]
        defer {
            // Safe: copies of this function, freed once.
            for index in unsafe texts.indices { unsafe free(texts[index]) }
            unsafe free(environment[0])
        }
        var child: pid_t = 0
        // Safe: all arguments live for the call.
        let result = unsafe posix_spawn(
            &child,
            executable,
            &actions,
            &attributes,
            &texts,
            &environment
        )
        guard result == 0 else { throw Failure(operation: "posix_spawn", errno: result) }
        return child
    }

    /// Sets the limits that the system watches; the program has hardly begun.
    private func restrict(_ child: pid_t) {
        let limited = [
            (RLIMIT_CPU, limits.processorSeconds), (RLIMIT_AS, limits.memory),
            (RLIMIT_CORE, 0), (RLIMIT_FSIZE, 0),
        ]
        for (resource, most) in limited {
            // If this fails, the child is gone already.
            _ = clinux_limit(child, CInt(resource.rawValue), UInt64(most))
        }
    }

    /// Reads both pipes until they end, or ends the program.
    private func listen(
        to output: borrowing Descriptor,
        _ complaints: borrowing Descriptor,
        of child: pid_t,
        into outcome: inout Outcome
    ) {
        let deadline = ContinuousClock.now + .seconds(limits.seconds)
        var said: [UInt8] = []
        var isOpen = (true, true)
        while isOpen.0 || isOpen.1 {
            let left = deadline - ContinuousClock.now
            guard left > .zero else {
                outcome.exceeded = "took more than \(limits.seconds) s"
                break
            }
            var watched = [
                pollfd(fd: isOpen.0 ? output.number : -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isOpen.1 ? complaints.number : -1, events: Int16(POLLIN), revents: 0),
            ]
            let milliseconds = CInt(min(left.components.seconds, 3600) * 1000 + 100)
            // Safe: the array has two entries and lives for the call.
            guard unsafe poll(&watched, 2, milliseconds) > 0 else { continue }
            if watched[0].revents != 0 { isOpen.0 = output.read(into: &outcome.output) }
            if watched[1].revents != 0 {
                isOpen.1 = complaints.read(into: &said)
                said.removeLast(max(0, said.count - Self.complaintLimit))
            }
            guard outcome.output.count <= limits.output else {
                outcome.exceeded = "gave more than \(limits.output >> 20) MiB of text"
                break
            }
        }
        if outcome.exceeded != nil { kill(child, SIGKILL) }
        outcome.complaints = String(decoding: said, as: UTF8.self)
    }
}

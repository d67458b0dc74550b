internal import Glibc

extension System {
    /// Whether a program is on the search path.
    static func hasProgram(_ name: String) -> Bool {
        (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":").contains { folder in
            // Safe: the path is a valid C string for the call.
            unsafe access("\(folder)/\(name)", X_OK) == 0
        }
    }

    /// Sets a variable of the environment that isn't set, for the programs started from here.
    static func setDefault(_ name: String, _ value: String) {
        // Safe: both are valid C strings for the call; no other thread runs.
        unsafe _ = setenv(name, value, 0)
    }

    /// Leaves an interrupt from the keyboard to others.
    static func ignoreInterrupts() {
        _ = signal(SIGINT, SIG_IGN)
    }

    /// Runs a command of the shell that reads what is written to a descriptor.
    ///
    /// - Returns: The descriptor and the process; `nil` if the system can't.
    static func startShell(_ command: String) -> (descriptor: CInt, process: CInt)? {
        var ends: [CInt] = [-1, -1]
        // Safe: the call fills both places of the array.
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // Safe: the actions are set up before anything uses them, and freed once.
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        // Signals ignored here would be ignored there.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        // Safe: the set is a structure of this frame.
        unsafe sigemptyset(&defaults)
        unsafe sigaddset(&defaults, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var process: CInt = 0
        // Safe: the strings are copied, end with 0, and are freed behind the call, as the list of
        // them ends with nil.
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe []
        for text in ["sh", "-c", command] { unsafe arguments.append(strdup(text)) }
        defer { for place in unsafe arguments.indices { unsafe free(arguments[place]) } }
        unsafe arguments.append(nil)
        let result = unsafe posix_spawn(
            &process,
            "/bin/sh",
            &actions,
            &attributes,
            arguments,
            environ
        )
        _ = Glibc.close(ends[0])
        guard result == 0 else {
            _ = Glibc.close(ends[1])
            return nil
        }
        return (ends[1], process)
    }

    /// Closes a descriptor and waits for a process to end.
    ///
    /// - Returns: Its exit status, or -1 if a signal ended it.
    static func close(_ descriptor: CInt, thenWaitFor process: CInt) -> Int32 {
        _ = Glibc.close(descriptor)
        var status: CInt = 0
        // Safe: the call fills a value of this frame.
        while unsafe waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return -1 }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }
}

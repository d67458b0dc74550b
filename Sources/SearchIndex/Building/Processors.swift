internal import Glibc

/// The processors of this machine.
enum Processors {
    /// The number of processors that this process may use.
    static var count: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
}

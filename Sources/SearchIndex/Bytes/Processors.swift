internal import Glibc

/// The processors of this machine.
enum Processors {
    /// The number of processors that this process may use.
    static var count: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

    /// The bytes of memory of this machine; at least 1 GiB where the system doesn't tell.
    static var memory: Int {
        let (bytes, overflow) = sysconf(CInt(_SC_PHYS_PAGES))
            .multipliedReportingOverflow(by: sysconf(CInt(_SC_PAGESIZE)))
        return overflow || bytes <= 0 ? 1 << 30 : bytes
    }
}

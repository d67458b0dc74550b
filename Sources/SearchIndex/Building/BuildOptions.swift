/// How an index is built; none of it changes what is built.
public struct BuildOptions: Hashable, Sendable {
    /// The number of threads.
    public var threads: Int

    /// The bytes of text that are analysed at a time by each thread.
    public var chunkSize: Int

    /// About how many bytes of memory to use; what goes beyond is kept in files for a while.
    public var memory: Int

    /// The bytes of the file that have a checksum together, a power of two.
    ///
    /// Tests make them small.
    var extentSize = FileHeader.extentSize

    /// Creates options.
    ///
    /// - Parameters:
    ///   - threads: The number of threads; by default one for each processor.
    ///   - chunkSize: The bytes of text that are analysed at a time by each thread.
    ///   - memory: The bytes of memory; by default 1 GiB, or a quarter of the machine's if that is
    ///     less.
    public init(threads: Int? = nil, chunkSize: Int = 1 << 18, memory: Int? = nil) {
        self.threads = max(1, threads ?? Processors.count)
        self.chunkSize = max(1, chunkSize)
        self.memory = max(0, memory ?? min(1 << 30, Processors.memory / 4))
    }

    /// The bytes for reports that are held in memory, by an estimate that leaves out what the process
    /// takes by itself, and what is lost between pieces of memory.
    var runMemory: Int { max(memory / 4, (memory - (64 << 20)) / 5 * 4) }
}

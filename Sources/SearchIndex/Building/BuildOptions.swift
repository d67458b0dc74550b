/// How an index is built; none of it changes what is built.
public struct BuildOptions: Hashable, Sendable {
    /// The number of threads.
    public var threads: Int

    /// The bytes of text that are analysed at a time by each thread.
    public var chunkSize: Int

    /// Creates options; by default one thread for each processor.
    public init(threads: Int? = nil, chunkSize: Int = 1 << 18) {
        self.threads = max(1, threads ?? Processors.count)
        self.chunkSize = max(1, chunkSize)
    }
}

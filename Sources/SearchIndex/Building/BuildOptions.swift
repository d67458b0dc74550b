/// How an index is built; none of it changes what is built.
public struct BuildOptions: Hashable, Sendable {
    /// The number of threads.
    public var threads: Int

    /// The bytes of text that are analysed at a time by each thread.
    public var chunkSize: Int

    /// The bytes of the file that have a checksum together, a power of two.
    ///
    /// Tests make them small.
    var extentSize = FileHeader.extentSize

    /// Creates options; by default one thread for each processor.
    public init(threads: Int? = nil, chunkSize: Int = 1 << 18) {
        self.threads = max(1, threads ?? Processors.count)
        self.chunkSize = max(1, chunkSize)
    }
}

/// The checksums of a file's extents, each compared when something in the extent is first read.
///
/// Whatever reads from the file names the bytes first: once for a list, a block or a paragraph, not
/// for every load. A checksum that is wrong is remembered, and nothing else happens there and then;
/// whoever gives an answer asks ``firstDamage`` before. So no loop has errors to pass on, and an
/// extent that was compared costs a load and a branch.
///
/// This is a handle, as small as a pointer and copied like one; ``ComparedExtents`` is what it points
/// to. What isn't part of a file has no checksums, ``none``, and is always taken to be sound.
@safe
struct Checksums: Hashable, Sendable {
    /// The checksums of bytes that have none.
    // Safe: points to nothing.
    static let none = unsafe Checksums(nil)

    // Safe: points to what a `ComparedExtents` holds. The file's bytes are given with every use, and
    // the owner of the mapping owns that object too.
    private nonisolated(unsafe) let extents: UnsafePointer<ExtentStates>?

    init(_ extents: UnsafePointer<ExtentStates>?) {
        // Safe: only copied.
        unsafe self.extents = unsafe extents
    }

    static func == (left: Self, right: Self) -> Bool {
        // Safe: addresses are compared, nothing is read.
        unsafe left.extents == right.extents
    }

    func hash(into hasher: inout Hasher) {
        // Safe: the address is taken as a number.
        hasher.combine(unsafe UInt(bitPattern: extents))
    }

    /// Compares the checksums of the extents that some bytes of the file lie in, unless that was done.
    ///
    /// - Parameters:
    ///   - range: The bytes; what isn't inside of the file is left out.
    ///   - bytes: The whole file.
    @inline(__always)
    func compare(_ range: Range<Int>, in bytes: RawSpan) {
        // Safe: see above; the mark is one of those that are there.
        guard let extents = unsafe extents else { return }
        let first = unsafe range.lowerBound &>> extents.pointee.shift
        let last = unsafe (range.upperBound &- 1) &>> extents.pointee.shift
        if first == last, first >= 0, unsafe first < extents.pointee.count,
            unsafe extents.pointee.isCompared(first)
        {
            return
        }
        unsafe extents.pointee.compare(range, in: bytes)
    }

    /// Compares a part of the file that is read here and there, all at once.
    ///
    /// - Parameters:
    ///   - part: The number of the part, below ``ComparedExtents/partLimit``; of each there is one range.
    ///   - range: The bytes.
    ///   - bytes: The whole file.
    /// - Complexity: O(range) at first, then O(1).
    @inline(__always)
    func compare(part: Int, _ range: Range<Int>, in bytes: RawSpan) {
        // Safe: see above.
        guard let extents = unsafe extents else { return }
        if unsafe extents.pointee.isPartCompared(part) { return }
        unsafe extents.pointee.compare(part: part, range, in: bytes)
    }

    /// Begins to read bytes from disk that will be compared, all at once, unless they were compared before.
    @inline(__always)
    func fetch(_ range: Range<Int>) {
        // Safe: see above.
        guard let extents = unsafe extents else { return }
        unsafe extents.pointee.fetch(range)
    }

    /// Begins to read a part of the file that is compared all at once.
    func fetch(part: Int, _ range: Range<Int>) {
        // Safe: see above.
        guard let extents = unsafe extents else { return }
        if unsafe extents.pointee.isPartCompared(part) { return }
        unsafe extents.pointee.fetch(part: part, range)
    }

    /// Begins to read the checksums themselves, unless there are many.
    func fetchSums() {
        // Safe: see above.
        guard let extents = unsafe extents else { return }
        unsafe extents.pointee.fetchSums()
    }

    /// A place in the first extent whose checksum was found wrong: the beginning of what was read of it.
    var firstDamage: Int? {
        // Safe: see above.
        guard let extents = unsafe extents else { return nil }
        return unsafe extents.pointee.firstDamage
    }
}

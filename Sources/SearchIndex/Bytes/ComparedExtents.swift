internal import Synchronization

/// What is known of a file's extents: where their checksums stand, and which were compared.
///
/// Threads share it without locks: a mark only ever goes from 0 to 1, and two threads that compare the
/// same extent find the same.
@safe
final class ComparedExtents: Sendable {
    /// The numbers of parts are below this.
    static let partLimit = 8

    // Safe: set once, freed with the object; what changes in there are atomics.
    private nonisolated(unsafe) let states: UnsafeMutablePointer<ExtentStates>

    /// Prepares for comparing the checksums of a file.
    ///
    /// - Parameters:
    ///   - extentSize: The bytes of an extent, a power of two.
    ///   - sums: Where the checksums of all extents stand, eight bytes each.
    ///   - covered: The bytes from the beginning of the file that have checksums.
    ///   - fetch: Begins to read bytes of the file from disk without waiting for them.
    /// - Complexity: O(number of extents), to clear a byte for each.
    init(
        extentSize: Int,
        sums: Int,
        covered: Int,
        fetch: @escaping @Sendable (Range<Int>) -> Void = { _ in }
    ) {
        // Safe: initialised at once.
        unsafe states = UnsafeMutablePointer<ExtentStates>.allocate(capacity: 1)
        unsafe states.initialize(
            to: ExtentStates(extentSize: extentSize, sums: sums, covered: covered, fetch: fetch)
        )
    }

    deinit {
        // Safe: initialised once; nobody has handles without the file whose owner held this object.
        unsafe states.deinitialize(count: 1)
        unsafe states.deallocate()
    }

    /// A handle, to be used as long as the object lives.
    var checksums: Checksums {
        // Safe: the states don't move.
        unsafe Checksums(UnsafePointer(states))
    }
}

/// The marks of all extents and parts.
@safe
struct ExtentStates: ~Copyable {
    let shift: Int
    let count: Int
    private let sums: Int
    private let covered: Int
    private let read: @Sendable (Range<Int>) -> Void

    /// 0, or the place of the first damage plus one.
    private let damage = Atomic<Int>(0)

    // Safe: the parts' marks and the extents' behind them, allocated once and freed with the value.
    private let marks: UnsafeMutablePointer<Atomic<UInt8>>

    init(
        extentSize: Int,
        sums: Int,
        covered: Int,
        fetch: @escaping @Sendable (Range<Int>) -> Void
    ) {
        shift = extentSize.trailingZeroBitCount
        count = (covered + extentSize - 1) >> shift
        self.sums = sums
        self.covered = covered
        read = fetch
        let total = ComparedExtents.partLimit + count
        // Safe: every mark is initialised.
        unsafe marks = UnsafeMutablePointer<Atomic<UInt8>>.allocate(capacity: total)
        for index in 0..<total { unsafe (marks + index).initialize(to: Atomic(0)) }
    }

    deinit {
        // Safe: as many as were initialised.
        unsafe marks.deinitialize(count: ComparedExtents.partLimit + count)
        unsafe marks.deallocate()
    }

    var firstDamage: Int? {
        let place = damage.load(ordering: .relaxed)
        return place > 0 ? place &- 1 : nil
    }

    /// Whether an extent, `0 ..< count`, was compared, with whatever result.
    @inline(__always)
    func isCompared(_ extent: Int) -> Bool {
        // Safe: there are marks for all parts and `count` extents.
        unsafe mark(extent).pointee.load(ordering: .acquiring) & Self.compared != 0
    }

    /// Whether an extent was fetched or compared.
    private func isFetched(_ extent: Int) -> Bool {
        // Safe: as above.
        unsafe mark(extent).pointee.load(ordering: .relaxed) != 0
    }

    // Safe: there are marks for all parts and `count` extents, of which this is one.
    @inline(__always)
    private func mark(_ extent: Int) -> UnsafeMutablePointer<Atomic<UInt8>> {
        unsafe marks + (ComparedExtents.partLimit &+ extent)
    }

    /// Whether a part, `0 ..< partLimit`, was compared.
    @inline(__always)
    func isPartCompared(_ part: Int) -> Bool {
        // Safe: there are marks for all parts; a number is taken as one of them.
        unsafe partMark(part).pointee.load(ordering: .acquiring) & Self.compared != 0
    }

    // Safe: there are marks for all parts; a number is taken as one of them.
    @inline(__always)
    private func partMark(_ part: Int) -> UnsafeMutablePointer<Atomic<UInt8>> {
        unsafe marks + (part & (ComparedExtents.partLimit &- 1))
    }

    /// The bits of a mark.
    private static let compared: UInt8 = 1
    private static let fetched: UInt8 = 2

    @inline(never)
    func compare(part: Int, _ range: Range<Int>, in bytes: RawSpan) {
        compare(range, in: bytes)
        // Safe: as above.
        unsafe _ = partMark(part).pointee.bitwiseOr(Self.compared, ordering: .releasing)
    }

    @inline(never)
    func compare(_ range: Range<Int>, in bytes: RawSpan) {
        let range = range.clamped(to: 0..<covered)
        guard !range.isEmpty else { return }
        let end = ((range.upperBound - 1) >> shift) + 1
        var asked = 0
        for extent in (range.lowerBound >> shift)..<end where !isCompared(extent) {
            if extent >= asked { asked = fetchNext(extent, before: end) }
            let start = extent << shift
            let place = start..<min(covered, start + (1 << shift))
            let sum = XXHash64.hash(bytes.extracting(bytes.inside(place)))
            if sum != bytes.load(UInt64.self, at: sums + 8 * extent) {
                let found = max(start, range.lowerBound) + 1
                _ = damage.compareExchange(expected: 0, desired: found, ordering: .relaxed)
            }
            // Safe: as above.
            unsafe mark(extent).pointee.store(Self.compared, ordering: .releasing)
        }
    }

    /// Begins to read a part of the file, the first time.
    @inline(never)
    func fetch(part: Int, _ range: Range<Int>) {
        // Safe: as above.
        let (old, _) = unsafe partMark(part).pointee.bitwiseOr(Self.fetched, ordering: .relaxed)
        if old & Self.fetched == 0 { fetch(range) }
    }

    /// Begins to read what some bytes are compared by, unless that was done.
    @inline(never)
    func fetch(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<covered)
        guard !range.isEmpty else { return }
        let first = range.lowerBound >> shift
        let last = (range.upperBound - 1) >> shift
        // Both ends may have been read on behalf of their neighbours.
        if isFetched(first), isFetched((first + last) / 2), isFetched(last) { return }
        fetch(extents: first..<(last + 1))
    }

    private func fetch(extents: Range<Int>) {
        for extent in extents {
            // Safe: as above.
            unsafe _ = mark(extent).pointee.bitwiseOr(Self.fetched, ordering: .relaxed)
        }
        read((extents.lowerBound << shift)..<min(covered, extents.upperBound << shift))
        guard 8 * count > Self.fewSums else { return }
        read((sums + 8 * extents.lowerBound)..<(sums + 8 * extents.upperBound))
    }

    /// Begins to read all checksums, unless there are many.
    func fetchSums() {
        if 8 * count <= Self.fewSums { read(sums..<(sums + 8 * count)) }
    }

    /// Checksums of no more bytes are read all at once.
    private static let fewSums = 1 << 20

    /// Begins to read an extent that is about to be compared, and those that are likely to follow.
    ///
    /// These are the rest of a range that is compared, a part at a time, so that reading goes on
    /// meanwhile. Also, who has read some extents before a single one is likely to go on, and the more the
    /// longer: behind n extents, n a power of two at which this one stands, come n more and as many again.
    ///
    /// - Returns: The extent at which to ask again.
    private func fetchNext(_ extent: Int, before end: Int) -> Int {
        let longest = max(1, Self.longestRun >> shift)
        if end - extent > 1 {
            let next = min(end, extent + 2 * longest)
            if !isFetched(extent) || !isFetched(next - 1) { fetch(extents: extent..<next) }
            return extent + longest
        }
        let run = min(extent & -extent, longest)
        let next = min(count, extent + 2 * run)
        let goesOn =
            run >= 4 && !isFetched(next - 1)
            && (extent - run..<extent).reversed().allSatisfy { isCompared($0) }
        if goesOn {
            fetch(extents: extent..<next)
        } else if !isFetched(extent) {
            fetch(extents: extent..<extent + 1)
        }
        return end
    }

    /// The bytes that are read ahead of who reads one extent after another.
    private static let longestRun = 1 << 20
}

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
    /// - Complexity: O(number of extents), to clear a byte for each.
    init(extentSize: Int, sums: Int, covered: Int) {
        // Safe: initialised at once.
        unsafe states = UnsafeMutablePointer<ExtentStates>.allocate(capacity: 1)
        unsafe states.initialize(
            to: ExtentStates(extentSize: extentSize, sums: sums, covered: covered)
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

    /// 0, or the place of the first damage plus one.
    private let damage = Atomic<Int>(0)

    // Safe: the parts' marks and the extents' behind them, allocated once and freed with the value.
    private let marks: UnsafeMutablePointer<Atomic<UInt8>>

    init(extentSize: Int, sums: Int, covered: Int) {
        shift = extentSize.trailingZeroBitCount
        count = (covered + extentSize - 1) >> shift
        self.sums = sums
        self.covered = covered
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
        unsafe marks[ComparedExtents.partLimit &+ extent].load(ordering: .acquiring) != 0
    }

    /// Whether a part, `0 ..< partLimit`, was compared.
    @inline(__always)
    func isPartCompared(_ part: Int) -> Bool {
        // Safe: there are marks for all parts; a number is taken as one of them.
        unsafe marks[part & (ComparedExtents.partLimit &- 1)].load(ordering: .acquiring) != 0
    }

    @inline(never)
    func compare(part: Int, _ range: Range<Int>, in bytes: RawSpan) {
        compare(range, in: bytes)
        // Safe: as above.
        unsafe marks[part & (ComparedExtents.partLimit &- 1)].store(1, ordering: .releasing)
    }

    @inline(never)
    func compare(_ range: Range<Int>, in bytes: RawSpan) {
        let range = range.clamped(to: 0..<covered)
        guard !range.isEmpty else { return }
        for extent in (range.lowerBound >> shift)...((range.upperBound - 1) >> shift)
        where !isCompared(extent) {
            let start = extent << shift
            let place = start..<min(covered, start + (1 << shift))
            let sum = XXHash64.hash(bytes.extracting(bytes.inside(place)))
            if sum != bytes.load(UInt64.self, at: sums + 8 * extent) {
                let found = max(start, range.lowerBound) + 1
                _ = damage.compareExchange(expected: 0, desired: found, ordering: .relaxed)
            }
            // Safe: as above.
            unsafe marks[ComparedExtents.partLimit + extent].store(1, ordering: .releasing)
        }
    }
}

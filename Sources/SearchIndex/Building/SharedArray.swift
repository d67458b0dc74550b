/// Numbers that several threads fill at once, each thread its own places.
///
/// Who uses one makes sure that no two threads touch the same place, and that every place is filled
/// before it is read; that is what the counts of an inversion are for. So the memory is touched first by
/// the thread that fills it, and not by one thread for all.
// Safe: threads write disjoint places, and read only after all have ended; see the type's contract.
@safe
final class SharedArray: @unchecked Sendable {
    private let storage: UnsafeMutableBufferPointer<UInt32>

    let count: Int

    init(count: Int) {
        // Safe: integers need no initialisation before they are assigned, and no place is read before
        // it is filled; freed by the only owner.
        unsafe storage = .allocate(capacity: count)
        self.count = count
    }

    deinit {
        // Safe: allocated above and not used any more.
        unsafe storage.deallocate()
    }

    @inline(__always)
    subscript(place: Int) -> UInt32 {
        get {
            precondition(place >= 0 && place < count)
            // Safe: checked above.
            return unsafe storage[place]
        }
        set {
            precondition(place >= 0 && place < count)
            // Safe: checked above.
            unsafe storage[place] = newValue
        }
    }

    /// Calls a function with the numbers in some places.
    func withSpan<Result>(_ range: Range<Int>, _ body: (Span<UInt32>) -> Result) -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        // Safe: checked above, and the storage lives as long as the object.
        let part = unsafe UnsafeBufferPointer(rebasing: UnsafeBufferPointer(storage)[range])
        return unsafe body(part.span)
    }
}

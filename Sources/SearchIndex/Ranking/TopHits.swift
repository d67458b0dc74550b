/// The best hits so far: a heap whose root is the worst of them.
///
/// Hits are ordered by score, the higher first, and by paragraph, the earlier first.
struct TopHits {
    private var heap: [SearchHit] = []
    let limit: Int

    init(limit: Int) {
        self.limit = max(0, limit)
        heap.reserveCapacity(min(self.limit, 1 << 16))
    }

    /// The number of hits so far, at most `limit`.
    var count: Int { heap.count }

    /// The score that a later paragraph must exceed to be among the best; negative while any will do.
    @inline(__always)
    var threshold: Float { heap.count < limit ? -1 : heap.first?.score ?? .infinity }

    /// The worst of the best hits; `nil` while any will do.
    @inline(__always)
    var worst: SearchHit? { heap.count < limit ? nil : heap.first }

    /// Forgets all hits.
    mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

    /// Whether a hit is among the best so far.
    @inline(__always)
    func admits(_ hit: SearchHit) -> Bool {
        heap.count < limit || limit > 0 && Self.precedes(hit, heap[0])
    }

    /// Takes in a hit if it is among the best.
    ///
    /// Complexity: O(log(limit)).
    @inline(__always)
    mutating func insert(_ hit: SearchHit) {
        if heap.count < limit {
            heap.append(hit)
            siftUp(heap.count - 1)
        } else if limit > 0, Self.precedes(hit, heap[0]) {
            heap[0] = hit
            siftDown()
        }
    }

    /// The hits, the best first.
    consuming func sorted() -> [SearchHit] {
        heap.sorted(by: Self.precedes)
    }

    /// Whether a hit stands before another.
    @inline(__always)
    static func precedes(_ left: SearchHit, _ right: SearchHit) -> Bool {
        left.score != right.score
            ? left.score > right.score : left.paragraph < right.paragraph
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.precedes(heap[parent], heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while true {
            var worst = parent
            let left = 2 * parent + 1
            if left < heap.count, Self.precedes(heap[worst], heap[left]) { worst = left }
            let right = left + 1
            if right < heap.count, Self.precedes(heap[worst], heap[right]) { worst = right }
            guard worst != parent else { return }
            heap.swapAt(parent, worst)
            parent = worst
        }
    }
}

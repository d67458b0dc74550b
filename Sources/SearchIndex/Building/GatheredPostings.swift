internal import Synchronization

/// Puts the lists of one kind of terms together, part after part, while others are still made.
///
/// The thread that brings a part whose turn it is writes its terms into the dictionary, and those of
/// the parts that wait behind it; so the dictionary is nearly done with the last part, and the terms
/// take no memory any more.
final class GatheredPostings: Sendable {
    fileprivate struct State {
        var waiting: [Int: EncodedPostings.Part] = [:]
        var next = 0

        /// What is written, unless a thread has it just now.
        var dictionary: TermDictionaryWriter?

        var lists: [SectionBytes.Part?]
        var last: [UInt8]?
        var isOrdered = true
    }

    private let state: Mutex<State>

    /// Prepares for a number of parts.
    init(shape: PostingsShape, count: Int) {
        state = Mutex(
            State(
                dictionary: TermDictionaryWriter(shape: shape),
                lists: Array(repeating: nil, count: count)
            )
        )
    }

    /// Adds a part, given its number.
    ///
    /// - Complexity: O(terms of the parts whose turn it is).
    func add(_ part: EncodedPostings.Part, at number: Int) {
        let writer = state.withLock { state in
            state.lists[number] = part.lists
            state.waiting[number] = part
            guard state.waiting[state.next] != nil else { return nil as TermDictionaryWriter? }
            return exchange(&state.dictionary, with: nil)
        }
        guard var writer else { return }
        while true {
            let part = state.withLock { state in
                let part = state.waiting.removeValue(forKey: state.next)
                if let part, state.follows(part) {
                    state.next += 1
                    return part as EncodedPostings.Part?
                }
                state.dictionary = writer
                return nil
            }
            guard let part else { return }
            writer.append(part)
        }
    }

    /// The section of the dictionary and that of the lists, once all parts are added; `nil` if they don't
    /// follow one another, which they don't if an index is damaged.
    ///
    /// - Throws: `tooLarge` if the dictionary outgrows the format.
    func finish() throws(SearchIndexError) -> (dictionary: [UInt8], lists: SectionBytes)? {
        let (writer, lists, isOrdered) = state.withLock { state in
            (
                exchange(&state.dictionary, with: nil), exchange(&state.lists, with: []),
                state.isOrdered
            )
        }
        guard let writer, isOrdered else { return nil }
        return (try writer.finish(), SectionBytes(lists.compactMap(\.self)))
    }
}

extension GatheredPostings.State {
    /// Whether the terms of a part stand behind those before.
    fileprivate mutating func follows(_ part: EncodedPostings.Part) -> Bool {
        isOrdered = isOrdered && part.isOrdered && part.follows(last)
        last = part.lastTerm ?? last
        return isOrdered
    }
}

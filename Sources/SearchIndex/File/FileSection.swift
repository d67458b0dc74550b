/// The sections of an index file, each with its number in the section table.
enum FileSection: UInt32, CaseIterable, Sendable {
    case reports = 1
    case paragraphs = 2
    case headings = 3
    case vocabulary = 4
    case text = 5
    case words = 6
    case wordPostings = 7
    case borders = 8
    case borderPostings = 9
    case holders = 10
    case holderPostings = 11
    case contexts = 12
    case contextPostings = 13
    case symbols = 14
    case symbolPostings = 15
    case sources = 16
    case addedWords = 17
    case checksums = 18
}

enum PieceKind: UInt8, Hashable, Sendable {
    case other = 0, space, spacedWord, unspacedWord, hangulWord
    var isWord: Bool { rawValue >= 2 }
    var isSpaced: Bool { self == .spacedWord || self == .hangulWord }
}

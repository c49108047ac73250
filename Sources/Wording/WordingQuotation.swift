/// The text between quotation marks.
enum WordingQuotation {
    /// Two or three words are no speech: the writer of “the ‘inexperienced operative’ erased it” says so too.
    static func isPhrase(_ units: ArraySlice<UInt16>) -> Bool {
        guard units.count < 60, let first = units.first, (0x61...0x7A).contains(first) else { return false }
        guard units.allSatisfy({ WordingTokens.isLetter($0) || $0 == 0x20 || $0 == 0x2D }) else { return false }
        return (2...3).contains(units.split(separator: 0x20).count)
    }
}

extension PastedLine {
    /// `All times in UTC.`
    struct ZoneStatement {
        var zone: NamedZone
        var date: WrittenDate.Read?
        /// The line says nothing else, so that it need not be kept as text.
        var isWhole: Bool
    }

    /// `All times in UTC.`, `Timeline (all times PST, UTC-8) 1 Mar 2026`, `(America/New_York)`. A line with any other
    /// word in it says something else as well, and is text; only behind "all times are in" the rest may be anything.
    static func zoneStatement(_ line: String, _ reading: TimeReading) -> ZoneStatement? {
        guard line.utf8.count <= 300 else { return nil }
        let words = zoneParts(line)
        // A zone on its own is short; any other statement says of what it is the zone.
        let hasTimeWord = words.prefix(24).contains { timeWords.contains($0.lowercased()) }
        guard hasTimeWord || words.count <= 3 || isAboutTimeInJapanese(line) else { return nil }
        let outside = withoutParentheses(line)
        guard words.count <= 40,
            let zone = namedZone(words) ?? phrasedZone(words) ?? japaneseZone(line) ?? unknownZone(words)
        else {
            return nil
        }
        let isOnlyZone = words.allSatisfy { ZoneWord.read($0) != nil }
        let unknown: String? = if case .unknown(let name) = zone { name } else { nil }
        let isWhole =
            (hasTimeWord || isOnlyZone)
            && zoneParts(outside).allSatisfy { isZoneWord($0) || (unknown?.contains($0) ?? false) }
            && (outside.utf8.count == line.utf8.count || isOnlyZone || words.allSatisfy(isZoneWord)
                || zoneParts(outside).contains { timeWords.contains($0.lowercased()) })
        let isJapanese = isAboutTimeInJapanese(line)
        guard isWhole || isJapanese || saysAllTimes(words) else { return nil }
        let date = words.indices.lazy.compactMap { WrittenDate.read(words[$0...].prefix(4), order: reading.order) }
            .first
        return ZoneStatement(zone: zone, date: date, isWhole: isWhole || isJapanese)
    }

    /// `All times are`, `Timestamps below in`: the words that leave no doubt about a zone soon behind them.
    private static func saysAllTimes(_ words: [Substring]) -> Bool {
        let small = words.prefix(10).map { $0.lowercased() }
        guard let times = small.prefix(3).firstIndex(where: { ["times", "timestamps"].contains($0) }),
            small[..<times].allSatisfy({ ["all", "the", "note", "these"].contains($0) }),
            let zone = words.prefix(10).firstIndex(where: { ZoneWord.read($0) != nil || isUnknownZone($0) })
                ?? (phrasedZone(words) == nil ? nil : times + 1), zone > times
        else { return false }
        return small[(times + 1)..<zone].allSatisfy { zoneWords.contains($0) }
    }

    private static func withoutParentheses(_ line: String) -> String {
        var depth = 0
        return line.filter { character in
            if character == "(" { depth += 1 }
            if character == ")" && depth > 0 {
                depth -= 1
                return false
            }
            return depth == 0
        }
    }
}

/// A time of day as people write it.
struct ClockTime {
    var second: Int
    var isApproximate = false
    /// How many of the words it takes.
    var used = 1
    /// Written with dots, as figures and versions are too.
    var isDotted = false
    /// Written so that it may as well be a figure: `1402`, `14h`, `3.02`.
    var isFigure = false
    /// `24:00`: the midnight at the end of the day.
    var isEndOfDay = false

    /// Reads `14:02`, `14:02:33`, `14:02:33.512`, `14:02ish`, `14.02`, `14h02`, `2:02 pm`, `2pm`; in what was pasted
    /// also `14:02?`, `10:45a`, `14:02h`, `14h`, `1402` and `24:00`.
    static func read(_ words: ArraySlice<Substring>, isPasted: Bool = false) -> ClockTime? {
        guard var word = words.first, word.utf8.count <= 24, word.utf8.first.map(isDigit) == true else { return nil }
        var clock = ClockTime(second: 0)
        if word.hasSuffix(":") { word = word.dropLast() }
        if word.hasSuffix("ish") || (isPasted && word.hasSuffix("?")) {
            clock.isApproximate = true
            word = word.dropLast(word.hasSuffix("?") ? 1 : 3)
        }
        let half = half(of: &word, next: words.dropFirst().first, used: &clock.used, isPasted: isPasted)
        var hasUnit = false
        if isPasted && half == nil {
            for unit in ["hrs", "uhr", "h"] where !hasUnit && word.lowercased().hasSuffix(unit) {
                hasUnit = true
                word = word.dropLast(unit.count)
            }
            if word.hasSuffix(":") || word.hasSuffix(".") { return nil }
        }
        guard let numbers = numbers(in: &word, clock: &clock, isAlone: half != nil || hasUnit, isPasted: isPasted)
        else {
            return nil
        }
        clock.isFigure = clock.isFigure || (hasUnit && numbers.count == 1)
        return clock.set(numbers, half: half, isPasted: isPasted)
    }

    /// Takes `am`, `pm` or, in what was pasted, `a` and `p` off the word, or finds them in the next one.
    private static func half(of word: inout Substring, next: Substring?, used: inout Int, isPasted: Bool) -> String? {
        let small = word.lowercased()
        for suffix in isPasted ? ["am", "pm", "a", "p"] : ["am", "pm"] where small.hasSuffix(suffix) {
            word = word.dropLast(suffix.count)
            return suffix.hasPrefix("a") ? "am" : "pm"
        }
        guard let next = next?.lowercased() else { return nil }
        let bare = isPasted && (next.hasSuffix(":") || next.hasSuffix(",")) ? String(next.dropLast()) : next
        guard ["am", "pm", "a.m.", "p.m."].contains(bare) else { return nil }
        used = 2
        return bare.hasPrefix("a") ? "am" : "pm"
    }

    /// Hour, minute, second; nil where it is no time.
    private static func numbers(
        in word: inout Substring, clock: inout ClockTime, isAlone: Bool, isPasted: Bool
    ) -> [Int]? {
        var parts = word.split(omittingEmptySubsequences: false) { ":.h".contains($0) }
        // Fractions of a second are dropped: `14:02:33.512`.
        if parts.count == 4, let cut = word.lastIndex(where: { ".:".contains($0) }), word[cut] == ".",
            word[word.index(after: cut)...].utf8.allSatisfy(isDigit), !word[..<cut].contains(".")
        {
            parts.removeLast()
            word = word[..<cut]
        }
        if isPasted, parts.count == 1, word.utf8.count == 4, let figure = TimeWords.numbers(parts, digits: 4...4)?.first
        {
            clock.isFigure = !isAlone
            return [figure / 100, figure % 100]
        }
        guard (1...3).contains(parts.count), parts.count > 1 || isAlone,
            let numbers = TimeWords.numbers(parts, digits: 1...2)
        else { return nil }
        for part in parts.dropFirst() where part.utf8.count != 2 { return nil }
        clock.isDotted = word.contains(".")
        if isPasted && clock.isDotted && (parts.count == 3 || parts[0].utf8.count == 1) { clock.isFigure = !isAlone }
        return numbers
    }

    private func set(_ numbers: [Int], half: String?, isPasted: Bool) -> ClockTime? {
        var clock = self
        var hour = numbers[0]
        if let half {
            // `13:55 PM` is written by people who think in 24 hours: the figure says it already. `13:55 AM` says two
            // things.
            if half == "am" ? hour > 12 : hour == 0 { return nil }
            if (1...12).contains(hour) { hour = hour % 12 + (half == "pm" ? 12 : 0) }
        }
        let minute = numbers.count > 1 ? numbers[1] : 0
        let second = numbers.count > 2 ? numbers[2] : 0
        guard minute < 60, second < 60 else { return nil }
        if isPasted && half == nil && hour == 24 && minute == 0 && second == 0 && !isFigure {
            clock.isEndOfDay = true
            return clock
        }
        guard hour < 24 else { return nil }
        clock.second = hour * 3_600 + minute * 60 + second
        return clock
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

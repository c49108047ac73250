/// The words by which a timeline entry says that an incident started, was noticed, and so on.
package enum MarkWords {
    /// In UTF-8 bytes: an entry says first what happened.
    private static let longest = 400
    /// A mark does not count if one of these is among the five words before it: it did not happen, or not yet.
    private static let doubts: Set<String> = [
        "not", "no", "never", "without", "until", "before", "if", "unless", "will", "would", "should", "could", "may",
        "might", "can", "cannot", "try", "tries", "tried", "trying", "plan", "plans", "wait", "waiting", "expect",
        "almost",
        "nearly", "partially", "partly", "isn", "wasn", "hasn", "haven", "didn", "doesn", "t",
    ]
    private static let failures: Set<String> = ["fails", "failed", "failing", "aborted", "attempt", "attempted"]

    /// Each as a row of words; a word that ends with a star is the beginning of one.
    private static let phrases: [(mark: IncidentMark, words: [String])] = read([
        .started: """
        starts|started|begins|began|deploy*|rollout|rolls out|rolled out|released|goes live|went live|first errors
        is run|was run|launched|merged and deployed
        """,
        .noticed: """
        alert*|alarm fires|alarm fired|alarm goes off|alarm went off|notice|notices|noticed|spots|spotted|detects
        detected|customers report|customers reported|customer reports|customer reported|customers complain
        customer complains|customer calls|customers call|support ticket*|support reports|first report|user reports
        users report|monitor fires|monitoring shows|dashboard shows|pager goes off
        """,
        .raised: """
        declare|declares|declared|incident channel|escalate|escalates|escalated|raises the alarm|raised the alarm
        tells the team|told the team|tells everyone|told everyone|asks for help|asked for help|calls for help
        paged|pages|bridge opened|war room|posts in|posted in|informs|informed
        """,
        .mitigated: """
        mitigated|mitigates|rolled back|rollback done|rollback complete*|rollback finished|reverted|stopped|disabled
        switched off|turned off|failed over|failover complete*|killed|traffic shifted|errors drop|errors stop
        errors stopped|error rate drops|error rate falls|harm stops|harm stopped|workaround in place
        """,
        .resolved: """
        resolved|all clear|back to normal|restored|fully recovered|recovered|is over|incident closed
        everything works|confirmed healthy|all healthy
        """,
    ])

    /// Most phrases, by their first word, so that a word is compared with few of them.
    private static let byFirstWord = Dictionary(
        grouping: phrases.filter { !isBeginning($0.words.first) }, by: { $0.words.first ?? "" })
    private static let byBeginning = phrases.filter { isBeginning($0.words.first) }

    private static func isBeginning(_ word: String?) -> Bool { word?.hasSuffix("*") == true }

    private static func read(_ lists: [IncidentMark: String]) -> [(mark: IncidentMark, words: [String])] {
        lists.flatMap { mark, list in
            list.split { $0 == "|" || $0 == "\n" }.map { (mark, $0.split(separator: " ").map(String.init)) }
        }
    }

    /// The times that a text says were then. Reads the text once.
    package static func marks(in text: String) -> Set<IncidentMark> {
        let words = words(of: text)
        var marks: Set<IncidentMark> = []
        for (index, word) in words.enumerated() {
            for phrase in byFirstWord[word, default: []] + byBeginning where !marks.contains(phrase.mark) {
                guard matches(phrase.words, words, at: index) else { continue }
                let before = words[max(0, index - 5)..<index]
                let next = index + phrase.words.count
                let isFailure = next < words.count && failures.contains(words[next])
                if before.allSatisfy({ !doubts.contains($0) }) && !isFailure { marks.insert(phrase.mark) }
            }
        }
        return marks
    }

    private static func matches(_ phrase: [String], _ words: [String], at index: Int) -> Bool {
        guard index + phrase.count <= words.count else { return false }
        return zip(phrase, words[index...]).allSatisfy { pattern, word in
            pattern.hasSuffix("*") ? word.hasPrefix(pattern.dropLast()) : word == pattern
        }
    }

    /// Letters and digits in lower case; everything else parts them.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for byte in text.utf8.prefix(longest) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
                word.append(byte)
            default:
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}

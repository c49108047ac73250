/// English words without their endings, so that "deleted", "deletes" and "deletion" are the same.
///
/// Lighter than the stemmers of search engines: it need not give a real word, only the same one for the forms of a
/// word.
package enum WordForm {
    /// - Parameter word: in small letters.
    package static func stem(_ word: String) -> String {
        let regular = irregular[word] ?? word
        var bytes = Array(regular.utf8)
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return regular }
        dropPlural(&bytes)
        if let ending = endings.first(where: { hasEnding($0, bytes) }) { bytes.removeLast(ending.bytes.count) }
        dropDouble(&bytes)
        if bytes.count > 3, bytes.last == UInt8(ascii: "e") { bytes.removeLast() }
        if bytes.count > 3, bytes.last == UInt8(ascii: "i") { bytes[bytes.count - 1] = UInt8(ascii: "y") }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func dropPlural(_ bytes: inout [UInt8]) {
        if bytes.count > 4, ends(bytes, with: "ies") {
            bytes.removeLast(3)
            bytes.append(UInt8(ascii: "y"))
        } else if bytes.count > 4, ["sses", "shes", "ches", "xes"].contains(where: { ends(bytes, with: $0) }) {
            bytes.removeLast(2)
        } else if bytes.count > 3, bytes.last == UInt8(ascii: "s"),
            !["ss", "us", "is"].contains(where: { ends(bytes, with: $0) })
        {
            bytes.removeLast()
        }
    }

    /// The longest come first. What is left of a word has to have some length and a vowel, or "string" would lose its
    /// ending as well.
    private static let endings: [(bytes: [UInt8], shortestRest: Int)] = [
        "ization", "isation", "ations", "ation", "itions", "ition", "ements", "ement", "ments", "ment", "ings", "ing",
        "ions", "ion", "ances", "ance", "ences", "ence", "edly", "ed", "ers", "er", "ably", "able", "ally", "ly", "al",
        "or",
    ].map { (Array($0.utf8), $0 == "ed" || $0 == "ing" ? 3 : 4) }

    private static func hasEnding(_ ending: (bytes: [UInt8], shortestRest: Int), _ bytes: [UInt8]) -> Bool {
        let rest = bytes.count - ending.bytes.count
        return rest >= ending.shortestRest && bytes.suffix(ending.bytes.count) == ending.bytes[...]
            && bytes.prefix(rest).contains { "aeiouy".utf8.contains($0) }
    }

    /// "stopped" leaves "stopp"; "call" keeps both.
    private static func dropDouble(_ bytes: inout [UInt8]) {
        guard bytes.count > 3, let last = bytes.last, bytes[bytes.count - 2] == last,
            !"aeiouls".utf8.contains(last)
        else { return }
        bytes.removeLast()
    }

    static func ends(_ bytes: [UInt8], with ending: StaticString) -> Bool {
        ending.withUTF8Buffer { bytes.count >= $0.count && bytes.suffix($0.count).elementsEqual($0) }
    }

    private static let irregular: [String: String] = [
        "lost": "lose", "ran": "run", "sent": "send", "kept": "keep", "told": "tell", "knew": "know", "known": "know",
        "fell": "fall", "began": "begin", "wrote": "write", "written": "write", "overwrote": "overwrite",
        "overwritten": "overwrite", "stole": "steal", "stolen": "steal", "hung": "hang", "froze": "freeze",
        "frozen": "freeze", "broke": "break", "broken": "break", "forgot": "forget", "forgotten": "forget",
        "shown": "show", "grew": "grow", "grown": "grow", "held": "hold", "built": "build", "bought": "buy",
        "caught": "catch", "chose": "choose", "chosen": "choose", "found": "find", "left": "leave", "led": "lead",
        "meant": "mean", "paid": "pay", "saw": "see", "seen": "see", "sold": "sell", "spoke": "speak",
        "thought": "think", "understood": "understand", "woke": "wake", "drew": "draw", "gave": "give",
        "given": "give", "died": "die", "dying": "die", "expiry": "expire", "indices": "index", "indexes": "index",
        "people": "person",
        "copies": "copy", "fed": "feed", "threw": "throw", "thrown": "throw", "shutdown": "shut", "rolled": "roll",
        "went": "go", "goes": "go",
        // Otherwise the same as "process", "production", "stage", "engineer" and "customer".
        "processor": "cpu", "processors": "cpu", "product": "merchandise", "products": "merchandise",
        "staging": "preproduction", "engine": "motor", "engines": "motor", "custom": "bespoke",
    ]
}

extension TextLanguage {
    /// Counts the small words of each language. A text with none of any is taken for English if its letters are Latin:
    /// it is too short to tell, such as “Root cause: Dave.”
    static func of(_ sentences: [WordingTokens.Sentence]) -> TextLanguage {
        var counts: [TextLanguage: Int] = [:]
        var words = 0
        var foreign = 0
        for token in sentences.lazy.flatMap(\.tokens) where token.isWord {
            words += 1
            if !token.text.utf8.allSatisfy({ $0 < 0x80 }),
                token.text.utf16.contains(where: { $0 >= 0x370 && $0 < 0xFFFC && !(0x2000...0x20FF).contains($0) })
            {
                foreign += 1
            }
            for language in languages[token.text] ?? [] { counts[language, default: 0] += 1 }
            if words >= 5_000 { break }
        }
        if foreign * 3 > words { return .other }
        let english = counts[.english] ?? 0
        let best = counts.filter { $0.key != .english }.max {
            ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue)
        }
        guard let best, best.value > english else { return .english }
        return best.key
    }

    /// Which languages a small word belongs to.
    private static let languages = smallWords.reduce(into: [String: [TextLanguage]]()) { languages, entry in
        for word in entry.value { languages[word, default: []].append(entry.key) }
    }

    private static let smallWords: [TextLanguage: Set<String>] = [
        .english: [
            "the", "and", "of", "to", "is", "was", "that", "for", "it", "on", "with", "as", "by", "this", "are", "were",
            "be", "not", "have", "had", "has", "from", "at", "we", "our", "they", "which", "would", "should", "because",
            "been", "after", "an", "he", "she", "his", "her", "before", "when", "who", "did", "does", "no", "in", "a",
            "i",
        ],
        .german: [
            "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "einen", "mit", "von", "zu", "auf", "für", "den",
            "dem", "des", "im", "sich", "wurde", "hat", "haben", "war", "wir", "auch", "es", "wird", "durch", "nach",
            "bei", "aus", "wenn", "dass", "oder", "hätte", "in", "er", "sie", "kein", "keine", "waren",
        ],
        .french: [
            "le", "la", "les", "des", "et", "est", "une", "un", "du", "dans", "que", "qui", "pas", "pour", "par", "sur",
            "au", "aux", "nous", "ce", "cette", "était", "été", "avec", "ont", "sont", "ne", "se", "il", "elle", "à",
            "en", "a", "n'a", "l'équipe", "de", "aurait", "avait",
        ],
        .spanish: [
            "el", "la", "los", "las", "de", "que", "y", "en", "un", "una", "por", "con", "para", "se", "no", "del",
            "al",
            "es", "fue", "su", "como", "más", "pero", "lo", "debería", "había", "a", "nos", "este", "esta",
        ],
        .italian: [
            "il", "lo", "la", "gli", "le", "di", "che", "e", "è", "un", "una", "per", "con", "non", "del", "della",
            "da",
            "in", "sono", "si", "nel", "alla", "era", "ha", "più", "come", "stato", "a", "avrebbe",
        ],
        .portuguese: [
            "o", "os", "as", "de", "que", "e", "do", "da", "em", "um", "uma", "para", "com", "não", "no", "na", "por",
            "se", "foi", "dos", "das", "ao", "mais", "é", "pelo", "a", "deveria", "tinha",
        ],
        .dutch: [
            "de", "het", "een", "en", "van", "is", "niet", "dat", "op", "te", "met", "voor", "zijn", "er", "aan", "was",
            "werd", "hebben", "heeft", "we", "ook", "door", "naar", "bij", "uit", "als", "dan", "in", "had", "hij",
            "moeten",
        ],
        .scandinavian: [
            "och", "det", "att", "en", "ett", "som", "på", "är", "av", "för", "med", "inte", "den", "till", "har", "de",
            "vi", "var", "om", "og", "er", "ikke", "til", "at", "ble", "blev", "et", "fra", "i", "hadde", "å", "som",
            "kunne",
        ],
        .polish: [
            "i", "w", "na", "nie", "się", "z", "do", "to", "że", "jest", "był", "była", "było", "przez", "po", "od",
            "dla",
            "jak", "ale", "za", "oraz", "został", "została", "powinien",
        ],
    ]
}

/// The marks by which people say who does an action, by when, and whether it is done.
enum ImportActionMarks {
    enum State {
        case open, started, done
    }

    private static let done = [
        "done", "verified", "completed", "complete", "fixed", "closed", "resolved", "finished", "implemented", "merged",
        "ferdig",
        "utf\u{F8}rt", "gjort", "l\u{F8}st", "erledigt", "fertig", "hecho", "feito", "fait", "klar", "\u{5B8C}\u{4E86}",
        "\u{5BFE}\u{5FDC}\u{6E08}\u{307F}", "\u{6E08}", "\u{5DF2}\u{5B8C}\u{6210}", "\u{2705}", "\u{2714}", "\u{2611}",
        "yes",
    ]
    private static let started = [
        "in progress", "started", "wip", "ongoing", "doing", "p\u{E5}g\u{E5}r", "in arbeit", "p\u{E5}b\u{F6}rjad",
        "\u{9032}\u{884C}\u{4E2D}", "\u{5BFE}\u{5FDC}\u{4E2D}", "in review", "under arbeid",
    ]

    /// Whether a word in small letters is part of a mark of a state or an owner.
    static func isMark(_ word: Substring) -> Bool { marks.contains(word) }

    private static let marks = Set(
        (done + started + ["owner", "assigned", "to", "fu", "no owner yet"]
            + FollowUpState.allCases.map { $0.label.lowercased() }).flatMap { $0.split(separator: " ") })

    /// Whether a cell says a state and nothing else.
    static func isState(_ text: String) -> Bool {
        let small = text.lowercased()
        return done.contains(small) || started.contains(small)
            || FollowUpState.allCases.contains { $0.label.lowercased() == small }
    }

    /// The state that a whole cell names.
    static func state(written text: String) -> State {
        let words = ImportRole.normalized(text)
        let raw = text.lowercased()
        if ["not ", "un", "\u{672A}", "ikke ", "nicht "].contains(where: { raw.hasPrefix($0) }) { return .open }
        func names(_ list: [String]) -> Bool {
            list.contains { words == $0 || words.hasPrefix($0 + " ") || raw.hasPrefix($0) }
        }
        return names(done) ? .done : names(started) ? .started : .open
    }

    /// The state that is marked at one end of a sentence in capitals, in brackets, or by a tick: `DONE: …`, `… (done)`.
    /// The mark is taken out.
    static func state(in text: inout String) -> State? {
        let words = Array(text.trimmed.utf8)
        for mark in ends {
            let length = mark.bytes.count
            guard words.count >= length else { continue }
            if mark.isPrefix, words.starts(with: mark.bytes) {
                text = String(decoding: words.dropFirst(length), as: UTF8.self).trimmed
                return mark.state
            }
            if !mark.isPrefix, words.suffix(length).elementsEqual(mark.bytes) {
                text = String(decoding: words.dropLast(length), as: UTF8.self).trimmed
                return mark.state
            }
        }
        return nil
    }

    private struct End {
        let bytes: [UInt8]
        let isPrefix: Bool
        let state: State
    }

    private static let ends: [End] = [(done, State.done), (started, State.started)].flatMap { list, state in
        list.flatMap { word in
            Set([word.uppercased(), word.capitalizedFirst, word]).sorted().flatMap { form -> [End] in
                // A word in capitals, or a tick, needs no brackets.
                let isLoud = (form == word.uppercased() && form != word) || !word.utf8.contains { $0 < 0x80 }
                let prefixes =
                    ["[\(form)]", "(\(form))", "\(form):", "\(form) -", "\(form) \u{2013}", "\(form) \u{2014}"]
                    + (isLoud ? [form + " "] : [])
                let suffixes =
                    ["[\(form)]", "(\(form))", "- \(form)", "\u{2013} \(form)", "\u{2014} \(form)"]
                    + (isLoud ? [" " + form] : [])
                return prefixes.map { End(bytes: Array($0.utf8), isPrefix: true, state: state) }
                    + suffixes.map { End(bytes: Array($0.utf8), isPrefix: false, state: state) }
            }
        }
    }

    /// The words in bold that a text begins with, and the rest.
    static func lead(of text: String) -> (name: String, rest: String)? {
        guard text.hasPrefix("**"), let label = ImportLabel(text[...]) else { return nil }
        return (label.name, label.rest)
    }

    /// Whether some words can be a person's name or handle, rather than what is to be done.
    static func isName(_ words: String) -> Bool {
        if words.hasPrefix("@"), !words.contains(" ") { return words.utf8.count > 1 }
        let parts = words.split(separator: " ")
        guard (2...3).contains(parts.count), words.utf8.count <= 60 else { return false }
        return parts.allSatisfy { part in
            part.first?.isUppercase == true && part.dropFirst().contains { $0.isLowercase }
                && part.allSatisfy { $0.isLetter || ".-'\u{2019}".contains($0) }
        }
    }

    /// An owner named in brackets or behind a word such as `Owner:`, taken out of the text.
    static func owner(in text: inout String) -> String {
        let small = text.lowercased()
        guard small.utf8.count == text.utf8.count else { return "" }
        for mark in [
            "owner:", "assigned to:", "assigned to ", "assignee:", "responsible:", "ansvarlig:", "eier:",
            "\u{62C5}\u{5F53}:",
        ] {
            guard let range = small.utf8Range(of: mark) else { continue }
            let rest = String(decoding: Array(text.utf8)[range.upperBound...], as: UTF8.self).trimmed
            let name = rest.prefix { !",;()[]|\u{3001}\u{3002}\u{FF08}\u{FF09}".contains($0) }
            let owner = (name.hasSuffix(".") ? name.dropLast() : name)
            if owner.utf8.count <= 60, !owner.isEmpty { return String(owner).trimmed }
        }
        if let handle = handle(in: text) { return handle }
        guard let open = text.lastIndex(of: "("), text.last == ")" else { return "" }
        let inner = text[text.index(after: open)...].dropLast()
        let first = inner.split(separator: ",").first.map { String($0).trimmed } ?? ""
        guard isName(first) else { return "" }
        text =
            String(text[..<open]).trimmed
            + (inner.contains(",") ? " (\(inner.drop { $0 != "," }.dropFirst().drop { $0 == " " }))" : "")
        return first
    }

    /// `@name`, at the beginning or end, or in brackets.
    private static func handle(in text: String) -> String? {
        let words = text.split(separator: " ")
        for word in [words.first, words.last].compactMap({ $0 })
            + words.filter({ $0.hasPrefix("(@") || $0.hasPrefix("[@") })
        {
            let bare = word.drop { "([".contains($0) }
            guard bare.hasPrefix("@") else { continue }
            let name = bare.dropFirst().prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
            if !name.isEmpty, name.utf8.count <= 60 { return "@" + (name.hasSuffix(".") ? name.dropLast() : name) }
        }
        return nil
    }

    /// A day that a sentence names as its due date.
    static func due(in text: String, order: DateOrder?) -> Day? {
        let small = text.lowercased()
        for mark in [
            "due:", "due date:", "due by ", "due ", "deadline:", "deadline ", " by ", "frist:", "eta:", "eta ",
            "\u{671F}\u{9650}",
        ] {
            guard let range = small.utf8Range(of: mark) else { continue }
            let bytes = Array(small.utf8)[range.upperBound...].prefix(24)
            if let day = ImportDates.first(in: String(decoding: bytes, as: UTF8.self), order: order) { return day }
        }
        guard let open = text.lastIndex(of: "("), text.last == ")" else { return nil }
        return ImportDates.first(in: String(text[open...].prefix(60)), order: order)
    }

    /// Whether a cell only says that there is nothing.
    static func isNothing(_ text: String) -> Bool {
        ["-", "\u{2013}", "\u{2014}", "n/a", "na", "none", "tbd", "no owner yet", "?", ":---", "---", ""].contains(
            text.lowercased())
    }

    /// As much of a text as fits into a title; the whole as its detail if that is not all.
    static func cut(_ text: String) -> (title: String, detail: String) {
        let limit = Text.Limit.sentence
        guard text.count > limit else { return (text, "") }
        let head = text.prefix(limit - 1)
        let end = head.lastIndex(of: " ") ?? head.endIndex
        return (String(head[..<end]) + "\u{2026}", text)
    }
}

extension String {
    /// The place of some bytes, counted from 0.
    func utf8Range(of mark: String) -> Range<Int>? {
        let (bytes, wanted) = (Array(utf8), Array(mark.utf8))
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        for index in 0...(bytes.count - wanted.count) where bytes[index] == first {
            if bytes[index...].starts(with: wanted) { return index..<(index + wanted.count) }
        }
        return nil
    }
}

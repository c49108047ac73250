extension ImportedPostmortem {
    /// A word of the source that is in none of the records it should be in.
    struct Loss: Equatable {
        /// Counted from 1.
        let line: Int
        let word: String
    }

    /// The words that an import would drop: each is looked for in the record or section that its line went to. Times of
    /// a timeline become instants, so only words without a digit are looked for there.
    func lost(from lines: MarkdownLines) -> [Loss] {
        var known: [String: Set<Substring>] = [:]
        for (index, section) in sections.enumerated() {
            known["s\(index)"] = words(section.title + "\n" + section.text)
        }
        for (index, finding) in findings.enumerated() {
            known["f\(index)"] = words([finding.kind.label, finding.title, finding.detail].joined(separator: "\n"))
        }
        for (index, item) in followUps.enumerated() {
            known["a\(index)"] = words(
                [
                    item.title, item.detail, item.owner, item.address, item.evidence, item.declinedReason,
                    item.due?.iso ?? "",
                ]
                .joined(separator: "\n"))
        }
        known["t"] = words(timeline.flatMap { [$0.text, InlineWords.plain($0.text)] }.joined(separator: "\n"))
        known["title"] = words(title)
        var losses: [Loss] = []
        for (index, line) in lines.lines.enumerated() where places.indices.contains(index) {
            let place: String
            switch places[index] {
            case .frontMatter, .structure: continue
            case .blank: place = ""
            case .title: place = "title"
            case .heading(let section), .prose(let section): place = "s\(section)"
            case .timeline: place = "t"
            case .finding(let position): place = "f\(position)"
            case .followUp(let position): place = "a\(position)"
            }
            // Marks of emphasis inside a word part it in the source and not on the page.
            let shown = InlineWords(String(line.text))
            let isProse = if case .prose = places[index] { true } else { false }
            let text =
                isProse || place.isEmpty ? String(line.text) : ([shown.plain] + shown.addresses).joined(separator: " ")
            for word in words(text) where !(known[place]?.contains(word) ?? false) {
                if isExpressed(word, at: places[index]) { continue }
                losses.append(Loss(line: index + 1, word: String(word)))
                if losses.count == 20 { return losses }
            }
        }
        return losses
    }

    /// Whether a word is told by something else than text: a time, a state, a tick.
    private func isExpressed(_ word: Substring, at place: ImportPlace) -> Bool {
        switch place {
        case .timeline:
            word.utf8.contains(where: ClockTime.isDigit) || word.utf8.count <= 4
                || MonthNames.all.contains(String(word))
                || ImportedPostmortem.timeWords.contains(word)
        case .followUp:
            word.utf8.allSatisfy(ClockTime.isDigit) || word.utf8.count <= 1 || ImportActionMarks.isMark(word)
        case .heading(let section): pieces(of: section).contains { words($0.text).contains(word) }
        case .prose(let section): pieces(of: section).contains { words($0.text).contains(word) }
        case .finding: word.utf8.allSatisfy(ClockTime.isDigit) || word == "x"
        case .blank, .frontMatter, .title, .structure: false
        }
    }

    /// The sections that a long one was cut into.
    private func pieces(of section: Int) -> [ImportedSection] {
        guard sections.indices.contains(section) else { return [] }
        return sections[section...].prefix { $0.lines == sections[section].lines }.map { $0 }
    }

    private static let timeWords: Set<Substring> = ["about", "approx", "approximately", "around", "circa"]

    private func words(_ text: String) -> Set<Substring> {
        var found: Set<Substring> = []
        for word in text.lowercased().unicodeScalars.split(whereSeparator: {
            !($0.properties.isAlphabetic || $0.properties.numericType != nil)
        }) {
            found.insert(Substring(word))
        }
        return found
    }
}

extension ImportedPostmortem {
    /// Whether Handrail wrote the document, or it has the marks of a postmortem: a timeline, or two sections that postmortems
    /// have.
    package var looksLikePostmortem: Bool {
        export != nil || timeline.count > 1 || Set(sections.compactMap { ImportRole($0.title) }).count > 1
    }
}

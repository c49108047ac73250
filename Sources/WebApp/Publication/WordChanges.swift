import HTML

/// Two texts as one, with the words that went struck out and those that came underlined.
func wordChanges(from old: String, to new: String) -> HTML {
    let (before, after) = (WordRun.words(of: old), WordRun.words(of: new))
    let runs = WordRun.runs(from: before, to: after).map { run -> HTML in
        switch run.kind {
        case .kept: HTML(text: run.text)
        case .removed: "<del>\(run.text)</del>"
        case .added: "<ins>\(run.text)</ins>"
        }
    }
    return "<div class=\"diff\">\(runs.joined())</div>\n"
}

private struct WordRun {
    enum Kind { case kept, removed, added }

    var kind: Kind
    var text: String

    /// Beyond this the two have so little in common that a comparison word by word tells nothing.
    private static let mostCells = 4_000_000

    /// Each with the white space behind it.
    static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        var isSpace = false
        for index in text.indices {
            let space = text[index].isWhitespace
            if isSpace && !space {
                words.append(text[start..<index])
                start = index
            }
            isSpace = space
        }
        if start < text.endIndex { words.append(text[start...]) }
        return words
    }

    static func runs(from old: [Substring], to new: [Substring]) -> [WordRun] {
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        let (middleOld, middleNew) = (old[head..<old.count - tail], new[head..<new.count - tail])
        var runs: [WordRun] = []
        func add(_ kind: Kind, _ word: Substring) {
            if runs.last?.kind == kind {
                runs[runs.count - 1].text += word
            } else {
                runs.append(WordRun(kind: kind, text: String(word)))
            }
        }
        for word in old[..<head] { add(.kept, word) }
        if middleOld.count * middleNew.count > mostCells {
            for word in middleOld { add(.removed, word) }
            for word in middleNew { add(.added, word) }
        } else {
            let difference = Array(middleNew).difference(from: Array(middleOld))
            let removed = Set(difference.removals.map(\.offset))
            let added = Set(difference.insertions.map(\.offset))
            var (i, j) = (0, 0)
            while i < middleOld.count || j < middleNew.count {
                if i < middleOld.count, removed.contains(i) {
                    add(.removed, middleOld[middleOld.startIndex + i])
                    i += 1
                } else if j < middleNew.count, added.contains(j) {
                    add(.added, middleNew[middleNew.startIndex + j])
                    j += 1
                } else if j < middleNew.count {
                    add(.kept, middleNew[middleNew.startIndex + j])
                    i += 1
                    j += 1
                } else {
                    i += 1
                }
            }
        }
        for word in new[(new.count - tail)...] { add(.kept, word) }
        return runs
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}

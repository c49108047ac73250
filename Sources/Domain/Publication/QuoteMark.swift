/// A mark of Markdown or HTML in a text whose letters readers do not see, such as `<br>`, or see as something else.
struct QuoteMark {
    let end: String.Index
    /// The word that readers see in its place.
    var word: (String, Range<String.Index>)?

    private typealias Scalars = String.UnicodeScalarView

    /// The mark that begins at an index. Every kind ends before its own beginning may come again, so that reading a text
    /// takes time in proportion to its length; a comment may come as long as none was left open.
    init?(
        in scalars: String.UnicodeScalarView, at start: String.Index, after previous: Unicode.Scalar?,
        _ mayHoldComments: inout Bool
    ) {
        let found: QuoteMark? =
            switch scalars[start] {
            case "<" where scalars[start...].starts(with: "<!--".unicodeScalars):
                mayHoldComments ? QuoteMark(commentIn: scalars, at: start) : nil
            case "<": QuoteMark(tagIn: scalars, at: start)
            case "[": QuoteMark(noteIn: scalars, at: start)
            case ":" where previous?.isPartOfName != true: QuoteMark(emojiIn: scalars, at: start)
            default: nil
            }
        guard let found else {
            if scalars[start] == "<", scalars[start...].starts(with: "<!--".unicodeScalars) {
                mayHoldComments = false
            }
            return nil
        }
        self = found
    }

    private init?(commentIn scalars: Scalars, at start: String.Index) {
        var dashes = 0
        var index = scalars.index(start, offsetBy: 4)
        while index < scalars.endIndex {
            if scalars[index] == ">", dashes >= 2 {
                self.init(end: scalars.index(after: index))
                return
            }
            dashes = scalars[index] == "-" ? dashes + 1 : 0
            index = scalars.index(after: index)
        }
        return nil
    }

    private init(end: String.Index) {
        self.end = end
    }

    private static let elements: Set<String> = [
        "br", "img", "kbd", "sub", "sup", "ins", "del", "mark", "details", "summary",
    ]

    /// A tag that is carried out rather than shown.
    private init?(tagIn scalars: Scalars, at start: String.Index) {
        var index = scalars.index(after: start)
        if index < scalars.endIndex, scalars[index] == "/" { index = scalars.index(after: index) }
        let nameStart = index
        while index < scalars.endIndex, scalars[index].isASCIILetter {
            index = scalars.index(after: index)
        }
        let name = String(scalars[nameStart..<index])
        guard name.utf8.count <= 7, QuoteMark.elements.contains(name.lowercased()) else { return nil }
        while index < scalars.endIndex, scalars[index] != ">" {
            if scalars[index] == "<" { return nil }
            index = scalars.index(after: index)
        }
        guard index < scalars.endIndex else { return nil }
        self.init(end: scalars.index(after: index))
    }

    /// `[^1]`, shown as `[1]`, or `[!NOTE]`, shown as “Note”.
    private init?(noteIn scalars: Scalars, at start: String.Index) {
        let first = scalars.index(after: start)
        guard first < scalars.endIndex else { return nil }
        let kind = scalars[first]
        let labelStart = kind == "^" || kind == "!" ? scalars.index(after: first) : first
        var index = labelStart
        while index < scalars.endIndex, scalars[index] != "]", scalars[index] != "[",
            scalars[index] != "\n"
        {
            if kind == "!"
                ? !scalars[index].isASCIILetter : kind != "^" && !("0"..."9").contains(scalars[index])
            {
                return nil
            }
            index = scalars.index(after: index)
        }
        guard index < scalars.endIndex, scalars[index] == "]", index > labelStart else { return nil }
        let end = scalars.index(after: index)
        // The text of a link.
        if kind != "^", kind != "!", end < scalars.endIndex, scalars[end] == "(" { return nil }
        self.init(end: end)
        if kind == "!" {
            let word = String(scalars[labelStart..<index])
            guard ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"].contains(word.uppercased()) else {
                return nil
            }
            self.word = (word.prefix(1).uppercased() + word.dropFirst().lowercased(), start..<end)
        }
    }

    /// `:tada:`
    private init?(emojiIn scalars: Scalars, at start: String.Index) {
        var index = scalars.index(after: start)
        var hasLetter = false
        while index < scalars.endIndex, scalars[index].isPartOfName {
            hasLetter = hasLetter || scalars[index].isASCIILetter
            index = scalars.index(after: index)
        }
        guard hasLetter, index < scalars.endIndex, scalars[index] == ":" else { return nil }
        let end = scalars.index(after: index)
        if end < scalars.endIndex, scalars[end].isPartOfName { return nil }
        self.init(end: end)
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

    fileprivate var isPartOfName: Bool {
        isASCIILetter || ("0"..."9").contains(self) || self == "_" || self == "+" || self == "-"
    }
}

/// The notes of a text, `[^1]: like this`, which are read from a list of their own in front of the text, so that links
/// that the text defines work in them.
struct Footnotes {
    /// The text without the notes, after a list of them and a rule.
    private(set) var source: [UInt8]
    /// By number in that list.
    private var numbers: [[UInt8]: Int] = [:]
    /// The notes that the text refers to, in the order of the first references.
    private(set) var order: [Int] = []
    private var places: [Int: Int] = [:]
    /// The number of lines before the text.
    private(set) var lineOffset = 0

    var isEmpty: Bool { numbers.isEmpty }
    var count: Int { numbers.count }

    init(in text: [UInt8]) {
        source = text
        guard text.holdsNote else { return }
        let lines = SourceLines(of: text)
        var rest: [UInt8] = []
        var list: [UInt8] = []
        var number = 1
        func appendText(before end: Int) {
            for line in number..<end {
                rest.append(contentsOf: lines.line(line))
                rest.append(.lineFeed)
            }
        }
        for note in Footnotes.written(in: lines) {
            appendText(before: note.lines.lowerBound)
            numbers[note.label] = numbers.count
            Footnotes.append(lines, note.lines, from: note.start, to: &list)
            for _ in note.lines { rest.append(.lineFeed) }
            number = note.lines.upperBound
        }
        appendText(before: lines.count + 1)
        if isEmpty { return }
        list.append("***\n\n")
        lineOffset = list.count { $0 == .lineFeed }
        source = list + rest
    }

    /// A note as it is written, with its lines, counted from 1, and the place in the first of them at which its text
    /// begins.
    struct Written {
        let label: [UInt8]
        let lines: Range<Int>
        let start: Int
    }

    /// The first note of each label, in order.
    static func written(in lines: SourceLines) -> [Written] {
        var found: [Written] = []
        var labels: Set<[UInt8]> = []
        var fences = Fences()
        var number = 1
        while number <= lines.count {
            let line = lines.line(number)
            guard !fences.contain(line), let (label, start) = line.note, labels.insert(label).inserted else {
                number += 1
                continue
            }
            let next = end(of: number, in: lines)
            found.append(Written(label: label, lines: number..<next, start: start))
            number = next
        }
        return found
    }

    /// The number of the reference to a note, from 1, and whether it is the first.
    mutating func reference(to label: Bytes) -> (number: Int, isFirst: Bool)? {
        guard let note = numbers[Array(label)] else { return nil }
        if let place = places[note] { return (place, false) }
        order.append(note)
        places[note] = order.count
        return (order.count, true)
    }

    /// The number of the line after a note: behind the lines of its first paragraph, and behind those that are indented.
    private static func end(of first: Int, in lines: SourceLines) -> Int {
        var end = first + 1
        var number = first + 1
        var isInParagraph = true
        while number <= lines.count {
            let line = lines.line(number)
            let isIndented = line.first == .tab || line.prefix(4).elementsEqual("    ".utf8)
            if line.allSatisfy(\.isWhitespace) {
                isInParagraph = false
            } else if isIndented || isInParagraph && !line.beginsBlock {
                end = number + 1
            } else {
                break
            }
            number += 1
        }
        return end
    }

    private static func append(
        _ lines: SourceLines, _ numbers: Range<Int>, from start: Int, to list: inout [UInt8]
    ) {
        var isFirst = true
        for number in numbers {
            let line =
                number == numbers.lowerBound ? lines.line(number)[start...].trimmed() : lines.line(number)
            if isFirst, line.allSatisfy(\.isWhitespace) { continue }
            list.append(contentsOf: isFirst ? "1. ".utf8 : "   ".utf8)
            let indent = line.first == .tab ? 1 : line.prefix(4).prefix { $0 == .space }.count
            list.append(contentsOf: isFirst ? line.trimmed() : line.dropFirst(indent))
            list.append(.lineFeed)
            isFirst = false
        }
        list.append(contentsOf: isFirst ? "1.\n\n".utf8 : "\n".utf8)
    }
}

extension [UInt8] {
    fileprivate var holdsNote: Bool {
        zip(self, dropFirst()).contains { $0 == UInt8(ascii: "[") && $1 == UInt8(ascii: "^") }
            && zip(self, dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":") }
    }
}

extension ArraySlice<UInt8> {
    /// The label of the note that begins on this line, and where its text begins.
    fileprivate var note: (label: [UInt8], start: Int)? {
        let text = drop { $0 == .space }
        guard text.startIndex - startIndex < 4, text.starts(with: "[^".utf8) else { return nil }
        let label = text.dropFirst(2).prefix(101).prefix {
            !$0.isWhitespace && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
        }
        guard (1...100).contains(label.count), self[label.endIndex...].starts(with: "]:".utf8) else {
            return nil
        }
        return (Array(label), label.endIndex + 2)
    }

    /// Whether a line in the margin ends the paragraph before it.
    fileprivate var beginsBlock: Bool {
        let text = drop { $0 == .space }
        guard let first = text.first else { return true }
        let isMarker = "-+*>#|<".utf8.contains(first) || first.isDigit
        return isMarker || text.starts(with: "[^".utf8) || text.starts(with: "```".utf8)
            || text.starts(with: "~~~".utf8)
    }
}

extension Markdown {
    /// Texts of one document that are rendered one by one, in which notes mean what they do in the document: a note that
    /// another text refers to stands at the end of that text too, and no longer where nothing refers to it.
    package static func sharingNotes(_ texts: [String]) -> [String] {
        let readings = texts.map { NotesOfText($0) }
        guard readings.contains(where: { !$0.isComplete }), readings.contains(where: { !$0.notes.isEmpty }) else {
            return texts
        }
        var writers: [[UInt8]: Int] = [:]
        for (index, reading) in readings.enumerated() {
            for label in reading.notes.keys where writers[label] == nil { writers[label] = index }
        }
        var borrowed = Set<[UInt8]>()
        let added = readings.map { reading -> [[UInt8]] in
            var wanted = reading.unwritten
            var known = Set(wanted)
            var notes: [[UInt8]] = []
            while let label = wanted.popLast() {
                guard let writer = writers[label], let note = readings[writer].notes[label] else { continue }
                borrowed.insert(label)
                notes.append(note)
                // A note may refer to another.
                for next in NotesOfText(String(decoding: note, as: UTF8.self)).references
                where reading.notes[next] == nil && known.insert(next).inserted {
                    wanted.append(next)
                }
            }
            return notes
        }
        return readings.indices.map { index in
            let lent = borrowed.filter { writers[$0] == index }
            let own = readings[index].text(without: lent)
            if added[index].isEmpty && own == nil { return texts[index] }
            let text = added[index].reduce(own ?? Array(texts[index].utf8)) { $0 + "\n\n".utf8 + $1 }
            return String(decoding: text, as: UTF8.self)
        }
    }
}

/// The notes in a text, and those that it refers to.
private struct NotesOfText {
    /// By label, as they are written.
    private(set) var notes: [[UInt8]: [UInt8]] = [:]
    /// The labels that the text and its notes refer to, each once, in order.
    private(set) var references: [[UInt8]] = []
    private var lines = SourceLines(of: [])
    private var written: [Footnotes.Written] = []

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let pairs = zip(bytes, bytes.dropFirst())
        guard pairs.contains(where: { $0 == UInt8(ascii: "[") && $1 == UInt8(ascii: "^") }) else { return }
        lines = SourceLines(of: bytes)
        written = Footnotes.written(in: lines)
        for note in written {
            notes[note.label] = note.lines.reduce(into: []) { $0 += lines.line($1) + [.lineFeed] }
        }
        var seen = Set<[UInt8]>()
        var fences = Fences()
        for number in 1...max(1, lines.count) where !fences.contain(lines.line(number)) {
            for label in NotesOfText.references(in: lines.line(number)) where seen.insert(label).inserted {
                references.append(label)
            }
        }
    }

    /// The labels that the text refers to and has no note for, the last first.
    var unwritten: [[UInt8]] { references.reversed().filter { notes[$0] == nil } }

    var isComplete: Bool { references.allSatisfy { notes[$0] != nil } }

    /// The text, with empty lines in place of notes that only other texts refer to; nil if there are none.
    func text(without lent: Set<[UInt8]>) -> [UInt8]? {
        let hidden = written.filter { lent.contains($0.label) && !references.contains($0.label) }.map(\.lines)
        if hidden.isEmpty { return nil }
        return (1...max(1, lines.count)).reduce(into: []) { text, number in
            if !hidden.contains(where: { $0.contains(number) }) { text += lines.line(number) }
            text.append(.lineFeed)
        }
    }

    private static func references(in line: ArraySlice<UInt8>) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var index = line.startIndex
        while index < line.endIndex {
            switch line[index] {
            case .backslash: index += 1
            case .backtick: index = line.endOfCode(at: index) - 1
            case UInt8(ascii: "["):
                guard line[index...].starts(with: "[^".utf8) else { break }
                let label = line[(index + 2)...].prefix(101).prefix { $0 != UInt8(ascii: "]") }
                guard (1...100).contains(label.count), label.endIndex < line.endIndex else { break }
                let isNote =
                    line[..<index].allSatisfy { $0 == .space } && line[label.endIndex...].starts(with: "]:".utf8)
                if !isNote { found.append(Array(label)) }
                index = label.endIndex
            default: break
            }
            index += 1
        }
        return found
    }
}

extension Markdown {
    /// The text, changed so that other programs, too, show as text what a page of ours shows as text: HTML beyond
    /// ``ShownElement``, such as `<script>` or a `<details>` that does not end.
    ///
    /// A block of HTML becomes a block of code, as which it is shown here; a tag in a line gets a backslash.
    package static func withHTMLAsText(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
        var renderer = Renderer(Rendering(), inputLength: text.utf8.count)
        renderer.recordsHTML = true
        guard (try? renderer.renderDocument(text)) != nil, !renderer.htmlAsText.isEmpty else { return text }
        var changed = ChangedLines(text)
        for html in renderer.htmlAsText { changed.add(html, lineOffset: renderer.notes.lineOffset) }
        let result = changed.text
        let isSame =
            plainText(result).split(whereSeparator: \.isWhitespace)
            == plainText(text).split(whereSeparator: \.isWhitespace)
        return isSame ? result : text
    }

    /// The same for a text of one line.
    package static func lineWithHTMLAsText(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
        // Behind a word no block of HTML begins.
        let line = "x " + String(decoding: singleLine(text), as: UTF8.self)
        return String(withHTMLAsText(line).dropFirst(2))
    }
}

/// HTML that was shown as text.
struct HTMLAsText {
    enum Place {
        /// All lines of a block.
        case block
        /// Between elements of a block of HTML, where a backslash means nothing.
        case inBlock
        case inLine
    }

    let place: Place
    let lines: ClosedRange<Int>
    let literal: [UInt8]
}

/// The lines of a Markdown text on their way to another.
private struct ChangedLines {
    private let lines: [[UInt8]]
    private var replacements: [Int: [[UInt8]]] = [:]
    /// Where the next tag of the same block may be.
    private var cursor = (line: 0, index: 0)
    /// By line where something is inserted.
    private var insertions: [Int: [(index: Int, isReference: Bool)]] = [:]

    init(_ text: String) {
        let source = SourceLines(of: Array(text.utf8))
        lines = (1...max(1, source.count)).map { Array(source.line($0)) }
    }

    mutating func add(_ html: HTMLAsText, lineOffset: Int) {
        let first = html.lines.lowerBound - lineOffset - 1
        guard lines.indices.contains(first) else { return }
        switch html.place {
        case .block: addBlock(html.literal, at: first)
        case .inBlock, .inLine: addTag(html, in: first...min(lines.count - 1, html.lines.upperBound - lineOffset - 1))
        }
    }

    private mutating func addBlock(_ literal: [UInt8], at first: Int) {
        var code = literal.split(separator: .lineFeed, omittingEmptySubsequences: false)
        if code.last?.isEmpty == true { code.removeLast() }
        guard first + code.count <= lines.count else { return }
        var prefixes: [ArraySlice<UInt8>] = []
        for (line, words) in zip(lines[first...], code) {
            guard line.count >= words.count, line.suffix(words.count).elementsEqual(words) else { return }
            prefixes.append(line.dropLast(words.count))
        }
        guard let start = prefixes.first else { return }
        let behind = start.map { $0 == UInt8(ascii: ">") || $0.isWhitespace ? $0 : .space }
        let fence = Array(repeating: UInt8.backtick, count: max(3, literal.longestRun(of: .backtick) + 1))
        let inner = zip(prefixes, code).enumerated().map { index, line in
            (index == 0 ? behind : Array(line.0)) + line.1
        }
        replacements[first] = [Array(start) + fence] + inner + [behind + fence]
        for line in first + 1..<first + max(1, code.count) { replacements[line] = [] }
    }

    private mutating func addTag(_ html: HTMLAsText, in range: ClosedRange<Int>) {
        if cursor.line < range.lowerBound { cursor = (range.lowerBound, 0) }
        let words = html.literal.prefix { $0 != .lineFeed && $0 != .carriageReturn }
        while cursor.line <= range.upperBound {
            let line = lines[cursor.line]
            if cursor.index >= line.count {
                cursor = (cursor.line + 1, 0)
            } else if html.place == .inLine, line[cursor.index] == .backslash {
                cursor.index += 2
            } else if html.place == .inLine, line[cursor.index] == .backtick {
                skipCode(until: range.upperBound)
            } else if line[cursor.index...].starts(with: words) {
                insertions[cursor.line, default: []].append((cursor.index, html.place == .inBlock))
                cursor.index += max(1, words.count)
                return
            } else {
                cursor.index += 1
            }
        }
    }

    /// Moves behind a run of backticks and, if there is another of its length, behind the code between them.
    private mutating func skipCode(until last: Int) {
        let length = lines[cursor.line][cursor.index...].prefix { $0 == .backtick }.count
        cursor.index += length
        var place = cursor
        // Code of more than a few lines is no code in a line.
        while place.line <= min(last, cursor.line + 4) {
            let line = lines[place.line]
            guard let start = line[min(place.index, line.count)...].firstIndex(of: .backtick) else {
                place = (place.line + 1, 0)
                continue
            }
            let run = line[start...].prefix { $0 == .backtick }.count
            place.index = start + run
            if run == length { return cursor = place }
        }
    }

    var text: String {
        var result: [UInt8] = []
        for (number, line) in lines.enumerated() {
            for part in replacements[number] ?? [changed(line, insertions[number] ?? [])] {
                result.append(contentsOf: part)
                result.append(.lineFeed)
            }
        }
        result.removeLast(min(1, result.count))
        return String(decoding: result, as: UTF8.self)
    }

    private func changed(_ line: [UInt8], _ insertions: [(index: Int, isReference: Bool)]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        for (index, isReference) in insertions {
            result.append(contentsOf: line[copied..<index])
            if isReference { result.append("&lt;") } else { result.append(.backslash) }
            copied = index + (isReference ? 1 : 0)
        }
        return result + line[copied...]
    }
}

extension [UInt8] {
    func longestRun(of byte: UInt8) -> Int {
        var longest = 0
        var run = 0
        for next in self {
            run = next == byte ? run + 1 : 0
            longest = Swift.max(longest, run)
        }
        return longest
    }
}

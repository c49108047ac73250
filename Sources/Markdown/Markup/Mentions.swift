/// Words that GitHub, GitLab and Gitea would turn into a link or a message to somebody: `@name`, `#3`, `acme/api#12`,
/// `!4`, `GH-7`.
///
/// These programs look for such words after they have read the Markdown, so that a backslash or a reference such as `&#64;`
/// does not help. An empty comment does: no word goes over it, and nobody sees it.
enum Mentions {
    static let divider = Array("<!-- -->".utf8)

    /// Whether the byte is the sign behind which such a word has to be divided.
    static func begin(in text: Bytes, at index: Int) -> Bool {
        let (before, after) = (text.at(index - 1), text.at(index + 1))
        switch text[index] {
        case UInt8(ascii: "@"): return after.isAlphanumeric && !before.isAlphanumeric
        // `&#38;` is a reference to a character.
        case UInt8(ascii: "#"): return after.isDigit && before != UInt8(ascii: "&")
        case UInt8(ascii: "!"): return after.isDigit
        case UInt8(ascii: "-"):
            return after.isDigit && before.lowercased == UInt8(ascii: "h")
                && text.at(index - 2).lowercased == UInt8(ascii: "g") && !text.at(index - 3).isAlphanumeric
        default: return false
        }
    }
}

extension Markdown {
    /// Our Markdown, changed so that it mentions nobody and links to no issue on GitHub, GitLab and Gitea. It shows the same,
    /// here and there.
    package static func withoutMentions(_ markdown: String) -> String {
        var text = markdown
        let mayMention = text.withUTF8 { bytes in bytes.indices.contains { Mentions.begin(in: bytes, at: $0) } }
        if !mayMention { return markdown }
        var rendering = Rendering()
        // What surrounds people's texts may be longer than one of them.
        rendering.isGenerated = true
        var dividing = Dividing(markdown, rendering)
        dividing.divide(0..<dividing.lines.count)
        return dividing.text
    }

    /// A text whose lines are being divided, as far as it shows the same then.
    private struct Dividing {
        private(set) var lines: [[UInt8]]
        private let divided: [[UInt8]]
        private let rendering: Rendering
        private lazy var shown = html(text, rendering)
        /// Rendering is the work here, and whoever writes the text decides how often it is tried in vain.
        private var attempts = 100

        init(_ markdown: String, _ rendering: Rendering) {
            self.rendering = rendering
            let scan = MentionScan(Array(markdown.utf8))
            lines = scan.lines
            divided = scan.divided
        }

        var text: String { String(decoding: Array(lines.joined(separator: "\n".utf8)), as: UTF8.self) }

        /// Divides all of these lines or, if that would change what is shown, those that can be.
        mutating func divide(_ range: Range<Int>) {
            guard attempts > 0, lines[range] != divided[range] else { return }
            let (before, shown) = (lines, shown)
            lines.replaceSubrange(range, with: divided[range])
            attempts -= 1
            if html(text, rendering) == shown { return }
            lines = before
            guard range.count > 1 else { return }
            let middle = range.lowerBound + range.count / 2
            divide(range.lowerBound..<middle)
            divide(middle..<range.upperBound)
        }
    }
}

/// Finds mentions in the source of a Markdown text, where they are neither in code nor in an address.
private struct MentionScan {
    private(set) var lines: [[UInt8]] = []
    private(set) var divided: [[UInt8]] = []
    private var result: [UInt8] = []
    private var index = 0
    /// What has been looked for in the rest of the line in vain, so that nothing is looked for twice.
    private var missing: Set<UInt8> = []

    init(_ text: [UInt8]) {
        var fences = Fences()
        for line in text.split(separator: .lineFeed, omittingEmptySubsequences: false) {
            lines.append(Array(line))
            result = []
            if fences.contain(line) || line.isLinkDefinition {
                result += line
            } else {
                Array(line).withUnsafeBufferPointer { add($0) }
            }
            divided.append(result)
        }
    }

    private mutating func add(_ line: Bytes) {
        index = 0
        missing = []
        while index < line.count {
            switch line[index] {
            case .backtick: copy(line, to: line.endOfCode(at: index))
            case UInt8(ascii: "[") where endOfLinkText(in: line) != nil:
                copy(line, to: endOfLinkText(in: line) ?? index + 1)
            case UInt8(ascii: "<") where line.at(index + 1).isLetter || line.at(index + 1) == UInt8(ascii: "/"):
                copy(line, to: end(of: UInt8(ascii: ">"), in: line))
            case UInt8(ascii: "]") where line.at(index + 1) == UInt8(ascii: "("):
                copy(line, to: end(of: UInt8(ascii: ")"), in: line))
            case UInt8(ascii: ":")
            where line.at(index + 1) == UInt8(ascii: "/") && line.at(index + 2) == UInt8(ascii: "/"):
                copy(line, to: line[index...].firstIndex { $0.isWhitespace } ?? line.count)
            case let byte:
                result.append(byte)
                if Mentions.begin(in: line, at: index) { result += Mentions.divider }
                index += 1
            }
        }
    }

    private mutating func copy(_ line: Bytes, to end: Int) {
        result += line[index..<end]
        index = end
    }

    /// The index behind the words of a link, in which nothing is looked for elsewhere either.
    private func endOfLinkText(in line: Bytes) -> Int? {
        let rest = line[(index + 1)...]
        guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }),
            line[end] == UInt8(ascii: "]"), line.at(end + 1) == UInt8(ascii: "(")
        else { return nil }
        return end
    }

    /// The index behind the next byte of this kind, or behind the present one.
    private mutating func end(of byte: UInt8, in line: Bytes) -> Int {
        if missing.contains(byte) { return index + 1 }
        if let end = line[(index + 1)...].firstIndex(of: byte) { return end + 1 }
        missing.insert(byte)
        return index + 1
    }
}

extension ArraySlice<UInt8> {
    /// Whether the line begins like `[label]: address`.
    fileprivate var isLinkDefinition: Bool {
        let text = drop { $0 == .space }
        guard text.first == UInt8(ascii: "["), text.dropFirst().first != UInt8(ascii: "^"),
            let end = text.firstIndex(of: UInt8(ascii: "]"))
        else { return false }
        return text[(end + 1)...].first == UInt8(ascii: ":")
    }
}

import Foundation

/// An example of the CommonMark or GFM specification.
struct SpecificationExample {
    let number: Int
    let markdown: String
    let html: String

    /// The examples of a specification as `script/setup` put it beside the tests; nil if it is not there.
    static func all(of name: String) -> [SpecificationExample]? {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent(".venv/specifications/\(name).txt")
        return (try? String(contentsOf: file, encoding: .utf8)).map(examples)
    }

    private static func examples(_ text: String) -> [SpecificationExample] {
        let fence = String(repeating: "`", count: 32)
        var examples: [SpecificationExample] = []
        var markdown: [Substring]?
        var html: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(fence + " example") {
                (markdown, html) = ([], nil)
            } else if line == fence, let source = markdown, let result = html {
                examples.append(
                    SpecificationExample(
                        number: examples.count + 1, markdown: joined(source), html: joined(result)))
                (markdown, html) = (nil, nil)
            } else if line == ".", markdown != nil, html == nil {
                html = []
            } else if html != nil {
                html?.append(line)
            } else {
                markdown?.append(line)
            }
        }
        return examples
    }

    private static func joined(_ lines: [Substring]) -> String {
        lines.map { $0.replacing("→", with: "\t") + "\n" }.joined()
    }
}

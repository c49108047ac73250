import Domain
import Foundation
import FrontMatter
import HTMLReading

/// The text of a file to import, checked and with its front matter read.
package enum ImportText {
    /// In bytes, without the images that are part of it.
    static let largest = 1024 * 1024
    /// In bytes, for HTML and JSON, which say less with as much.
    static let largestMarkup = 4 * 1024 * 1024
    /// In bytes, as it is.
    static let largestFile = 16 * 1024 * 1024

    package struct Problem: Error {
        package let sentence: String
        /// Whether the file is something else, and left out without a word where nobody named it.
        var isOfOtherKind = false
    }

    /// Reads a text as the kind of document that the name of its file tells.
    static func reading(
        _ text: String, name: String, _ context: ImportContext
    ) throws(Problem) -> ImportedPostmortem {
        let read = try anyReading(text, name: name, context)
        for (count, most, words) in [
            (read.sections.count, 200, "sections"), (read.findings.count, 500, "findings"),
            (read.followUps.count, 500, "follow-ups"), (read.timeline.count, 5_000, "timeline entries"),
        ] where count > most {
            throw Problem(sentence: "The file has \(count) \(words), so it is no postmortem. At most \(most) are read.")
        }
        return read
    }

    private static func anyReading(
        _ text: String, name: String, _ context: ImportContext
    ) throws(Problem) -> ImportedPostmortem {
        switch ImportFile.ending(of: name) {
        case "html", "htm":
            let markdown = HTMLPage(Array(text.utf8)).markdown
            if markdown.utf8.count > largest { throw tooLarge }
            return ImportedPostmortem(ImportSource(name: name, text: markdown), context)
        case "json": return try ImportJSON.reading(text)
        default: return ImportedPostmortem(try source(text, name: name), context)
        }
    }

    /// Whether the text of a file with this ending is Markdown as it is.
    static func isMarkdown(_ ending: String) -> Bool { !["html", "htm", "json"].contains(ending) }

    static let tooLarge = Problem(sentence: "The file is larger than 1 MB, so it is no postmortem.")

    package static func source(_ bytes: [UInt8], name: String) throws(Problem) -> ImportSource {
        try source(try text(bytes, atMost: largest), name: name)
    }

    /// - Parameter limit: in bytes.
    static func text(_ bytes: [UInt8], atMost limit: Int) throws(Problem) -> String {
        if bytes.count > limit { throw tooLarge }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Problem(sentence: "The file is in UTF-16. Save it as UTF-8.")
        }
        if bytes.contains(0) { throw Problem(sentence: "The file is not text.") }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Problem(sentence: "The file is not valid UTF-8. Save it as UTF-8.")
        }
        if text.allSatisfy(\.isWhitespace) { throw Problem(sentence: "The file is empty.") }
        return text
    }

    static func source(_ text: String, name: String) throws(Problem) -> ImportSource {
        let plain = text.withPlainLineEnds
        guard let (yaml, _) = FrontMatter.split(plain) else { return ImportSource(name: name, text: plain) }
        // Values that are nested thousands of times would exhaust the stack of the YAML parser.
        let openings = yaml.utf8.count { "[{".utf8.contains($0) }
        let isDeep = openings > 500 || yaml.contains("- - - - - - - - ")
        guard !isDeep else { throw Problem(sentence: "The front matter is nested too deeply.") }
        do {
            let head = try FrontMatter.decode([String: ImportHeadValue].self, from: yaml)
            var values: [String: [String]] = [:]
            for (name, value) in head { value.add(to: &values, as: name.lowercased()) }
            return ImportSource(
                name: name, text: plain, head: values, headLines: yaml.utf8.count { $0 == UInt8(ascii: "\n") } + 2)
        } catch let problem as FrontMatterProblem {
            throw Problem(sentence: "The front matter cannot be read. \(problem)")
        } catch {
            throw Problem(sentence: "The front matter cannot be read.")
        }
    }
}

import Domain
import Foundation
import FrontMatter

/// A Markdown file with front matter, the format of everything in `Templates`.
struct MarkdownFile {
    let url: URL
    /// The file's name without its ending.
    let slug: String
    let yaml: String
    let body: String
    /// The whole text.
    let source: String

    init(_ url: URL) throws {
        let text: String
        do {
            text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        } catch {
            throw UnreadableFile(url, sentence: "The file cannot be opened.")
        }
        try self.init(text: text, slug: url.deletingPathExtension().lastPathComponent, url: url)
    }

    /// - Parameter url: where the text is from; a text that somebody typed has no file.
    init(text: String, slug: String, url: URL? = nil) throws {
        self.url = url ?? URL(fileURLWithPath: "/\(slug)")
        guard let (yaml, body) = FrontMatter.split(text) else {
            let subject = url == nil ? "The template" : "The file"
            throw UnreadableFile(
                self.url, sentence: "\(subject) does not begin with front matter between two lines of “---”.")
        }
        self.slug = slug
        self.yaml = yaml
        self.body = body.replacing("\r\n", with: "\n")
        source = text.replacing("\r\n", with: "\n")
    }

    /// The files in a folder by name, without `README.md`, which describes the others.
    static func all(in folder: URL) throws -> [MarkdownFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            throw UnreadableFile(folder, sentence: "The folder does not exist or cannot be read.")
        }
        return try names.filter { $0.hasSuffix(".md") && $0 != "README.md" && !$0.hasPrefix(".") }.sorted()
            .map { try MarkdownFile(folder.appendingPathComponent($0)) }
    }

    /// The same, but an empty folder is an error.
    static func templates(in folder: URL) throws -> [MarkdownFile] {
        let files = try all(in: folder)
        if files.isEmpty {
            throw UnreadableFile(folder, sentence: "The folder contains no templates. Add at least one file NAME.md.")
        }
        return files
    }

    func decodeHead<Head: Decodable>(_ type: Head.Type = Head.self, only keys: Set<String>? = nil) throws -> Head {
        do {
            return try FrontMatter.decode(type, from: yaml, only: keys)
        } catch let problem as FrontMatterProblem {
            throw unreadable(problem.description)
        }
    }

    /// A word from a fixed list.
    func word<Value: RawRepresentable<String> & CaseIterable>(_ text: String, _ field: String) throws -> Value {
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw unreadable("“\(text)” is not a valid value for \(field). Use one of: \(known).")
        }
        return value
    }

    /// Turns a refusal of the file's contents into an error that names the file.
    func reading<Value>(_ make: () throws(Refusal) -> Value) throws -> Value {
        do {
            return try make()
        } catch {
            throw unreadable(error.words)
        }
    }

    func unreadable(_ sentence: String) -> UnreadableFile { UnreadableFile(url, sentence: sentence) }
}

/// A problem with a template file, in a sentence for the person who operates Handrail.
package struct UnreadableFile: Error, Equatable, CustomStringConvertible {
    package let path: String
    package let sentence: String

    init(_ url: URL, sentence: String) {
        path = url.path
        self.sentence = sentence
    }

    /// `Templates/postmortems/near-miss.md: Line 4: …`
    package var description: String { "\(path): \(sentence)" }
}

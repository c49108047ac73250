import Domain
import Foundation
import FrontMatter

/// A Markdown file with a front matter, as everything in `Templates` is kept.
struct MarkdownFile {
    let url: URL
    /// The file's name without its ending.
    let slug: String
    let yaml: String
    let body: String

    init(_ url: URL) throws {
        let text: String
        do {
            text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        } catch {
            throw UnreadableFile(url, sentence: "It cannot be opened.")
        }
        guard let (yaml, body) = FrontMatter.split(text) else {
            throw UnreadableFile(url, sentence: "It does not begin with a front matter between two lines of “---”.")
        }
        self.url = url
        slug = url.deletingPathExtension().lastPathComponent
        self.yaml = yaml
        self.body = body.replacing("\r\n", with: "\n")
    }

    /// The files of a folder by name; `README.md` describes the others and is none of them.
    static func all(in folder: URL) throws -> [MarkdownFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            throw UnreadableFile(folder, sentence: "There is no such folder, or it may not be read.")
        }
        return try names.filter { $0.hasSuffix(".md") && $0 != "README.md" && !$0.hasPrefix(".") }.sorted()
            .map { try MarkdownFile(folder.appendingPathComponent($0)) }
    }

    /// The same, where a folder without any is a mistake.
    static func templates(in folder: URL) throws -> [MarkdownFile] {
        let files = try all(in: folder)
        if files.isEmpty {
            throw UnreadableFile(folder, sentence: "There is no template in it. Put at least one file NAME.md there.")
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

    /// A word of a fixed list.
    func word<Value: RawRepresentable<String> & CaseIterable>(_ text: String, _ field: String) throws -> Value {
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw unreadable("“\(text)” is nothing for \(field). Known are: \(known).")
        }
        return value
    }

    /// What is refused is what the file says, so the refusal names the file.
    func reading<Value>(_ make: () throws(Refusal) -> Value) throws -> Value {
        do {
            return try make()
        } catch {
            throw unreadable(error.words)
        }
    }

    func unreadable(_ sentence: String) -> UnreadableFile { UnreadableFile(url, sentence: sentence) }
}

/// What is wrong with a file that comes with Handrail or was put beside it, in a sentence for whoever operates it.
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

import Domain
import Foundation
import FrontMatter

/// The text of a file to import, checked and with its front matter read.
package enum ImportText {
    /// In bytes.
    static let largest = 1024 * 1024

    package struct Problem: Error {
        package let sentence: String
    }

    static func read(_ file: ImportFiles.File) throws(Problem) -> ImportSource {
        guard let handle = try? FileHandle(forReadingFrom: file.url),
            let data = try? handle.read(upToCount: largest + 1) ?? Data()
        else { throw Problem(sentence: "The file cannot be read. Check its permissions.") }
        try? handle.close()
        return try source(Array(data), name: file.url.lastPathComponent)
    }

    package static func source(_ bytes: [UInt8], name: String) throws(Problem) -> ImportSource {
        if bytes.count > largest { throw Problem(sentence: "The file is larger than 1 MB, so it is no postmortem.") }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Problem(sentence: "The file is in UTF-16. Save it as UTF-8.")
        }
        if bytes.contains(0) { throw Problem(sentence: "The file is not text.") }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Problem(sentence: "The file is not valid UTF-8. Save it as UTF-8.")
        }
        if text.allSatisfy(\.isWhitespace) { throw Problem(sentence: "The file is empty.") }
        return try source(text, name: name)
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

/// Any value of front matter.
indirect enum ImportHeadValue: Decodable {
    case text(String)
    case list([ImportHeadValue])
    case mapping([String: ImportHeadValue])

    init(from decoder: any Decoder) throws {
        if let list = try? [ImportHeadValue](from: decoder) {
            self = .list(list)
        } else if let mapping = try? [String: ImportHeadValue](from: decoder) {
            self = .mapping(mapping)
        } else {
            self = .text((try? decoder.singleValueContainer().decode(String.self)) ?? "")
        }
    }

    func add(to values: inout [String: [String]], as name: String) {
        switch self {
        case .text(let text): if !text.isEmpty { values[name, default: []].append(text) }
        case .list(let list): for value in list { value.add(to: &values, as: name) }
        case .mapping(let mapping):
            for (key, value) in mapping.sorted(by: { $0.key < $1.key }) {
                value.add(to: &values, as: "\(name).\(key.lowercased())")
            }
        }
    }
}

import Domain
import Foundation

/// A failure of public record in plain words, with the entries of the catalogue that fit it.
struct KnownFailure {
    let address: String
    let context: FindingContext
    let fitting: [String]

    /// A file of `Measures/suggestions`: for each failure its address as a heading, four lines of facts, and what
    /// happened.
    static func read(_ url: URL) throws -> [KnownFailure] {
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        return try text.components(separatedBy: "\n## ").compactMap { block in
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard let head = lines.first, head.contains("://") else { return nil }
            let address = head.hasPrefix("## ") ? String(head.dropFirst(3)) : head
            var facts: [String: String] = [:]
            for line in lines.dropFirst().prefix(4) {
                let parts = line.components(separatedBy: ": ")
                facts[parts[0]] = parts.dropFirst().joined(separator: ": ")
            }
            guard let kind = facts["kind"].flatMap(FindingKind.init(rawValue:)), let title = facts["title"],
                let fitting = facts["guardrails"], let noticed = facts["noticed"]
            else { throw Unreadable(description: "\(url.lastPathComponent): \(address) lacks one of its four facts.") }
            return KnownFailure(
                address: address,
                context: FindingContext(
                    kind: kind, title: title, detail: lines.dropFirst(5).joined(separator: "\n"),
                    wasNoticedOutside: noticed != "alert"),
                fitting: fitting.components(separatedBy: ", "))
        }
    }

    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }
}

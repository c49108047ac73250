import Domain
import Foundation
import Storage
import WebServer

/// Pages and actions at `/completions`.
enum Completions {
    /// Suggestions after `@`, `INC-`, `GR-` or `FU-`: at most eight, and only records that the person may see.
    static func list(_ visit: Visit) async throws -> Response {
        let text = visit.query["text"] ?? ""
        let incident = visit.query["incident"].flatMap { Key($0) }.flatMap { $0.prefix == .incident ? $0 : nil }
            .map { ID<Incident>($0.number) }
        if text.utf8.count > 80 { return try .json([Completion]()) }
        if text.hasPrefix("@") {
            return try .json(try await visit.read { try people($0, String(text.dropFirst()), of: incident) })
        }
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let prefix = Key.Prefix(rawValue: parts[0].uppercased()) else {
            return try .json([Completion]())
        }
        let found = try await visit.read { try $0.completions(prefix, String(parts[1]), near: incident) }
        return try .json(
            found.map { Completion(text: $0.key.description, label: $0.key.description, detail: $0.title) })
    }

    /// People with a role in the incident come first, named by that role, because postmortems speak of roles.
    private static func people(_ reading: Reading, _ typed: String, of incident: ID<Incident>?) throws -> [Completion] {
        let roles = try incident.map { try reading.roles(of: $0) } ?? []
        let text = PickedText(typed)
        var found = roles.filter { text.begins($0.name) }.map { holder in
            let words = "the \(holder.role.label.lowercased())"
            return Completion(text: words, label: words, detail: holder.name)
        }
        found += try reading.picks(.person, typed: text, atMost: mostPeople).map {
            Completion(text: $0.name, label: $0.name, detail: "by name")
        }
        return Array(found.prefix(mostPeople))
    }
}

private struct Completion: Encodable {
    /// The text to insert.
    let text: String
    let label: String
    let detail: String
}

private let mostPeople = 8

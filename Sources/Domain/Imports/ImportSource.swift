import Foundation

/// A document to import, with what can be known about it besides its text.
package struct ImportSource: Sendable {
    /// The name of the file without its folder.
    package let name: String
    /// The whole text, front matter included.
    package let text: String
    /// The values of the front matter by their names; the names of nested ones are joined by a full stop.
    package let head: [String: [String]]
    /// How many lines the front matter takes, with both its fences.
    package let headLines: Int

    package init(name: String, text: String, head: [String: [String]] = [:], headLines: Int = 0) {
        self.name = name
        self.text = text.withPlainLineEnds
        self.head = head
        self.headLines = headLines
    }

    /// `Orders locked 0123…cdef` without the number that Notion puts behind a name.
    package static func withoutNumber(_ stem: String) -> String {
        let words = stem.split(separator: " ")
        let isNumbered = words.last.map { $0.utf8.count == 32 && $0.allSatisfy(\.isHexDigit) } ?? false
        return isNumbered && words.count > 1 ? words.dropLast().joined(separator: " ") : stem
    }

    /// Whether Handrail wrote it.
    var isExport: Bool {
        let isNamed = value("incident_kind") != nil || value("postmortem") != nil
        return isNamed && exportedKind != nil && value("key").flatMap { Key($0) }?.prefix == .incident
    }

    /// Earlier releases had the kind under another key, which Hugo reserves.
    var exportedKind: IncidentKind? { value("incident_kind", "kind").flatMap(IncidentKind.init) }

    /// The first value that one of these names has.
    func value(_ names: String...) -> String? {
        names.lazy.compactMap { head[$0]?.first }.first { !$0.isEmpty }
    }
}

/// What an import assumes where a document says nothing.
package struct ImportContext: Sendable {
    package let now: Date
    /// The zone of times that name none.
    package let zone: TimeZone

    package init(now: Date, zone: TimeZone) {
        self.now = now
        self.zone = zone
    }
}

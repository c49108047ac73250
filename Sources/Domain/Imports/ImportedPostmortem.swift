import Foundation

/// A document as Handrail understands it: the incident it tells of, the records in it, and the rest as prose.
package struct ImportedPostmortem: Equatable, Sendable {
    package var title = ""
    package var kind = IncidentKind.incident
    /// The day of the incident.
    package var day: Imported<Day>?
    package var severity: Imported<Severity>?
    package var services: [Imported<String>] = []
    package var times: [IncidentMark: Imported<Moment>] = [:]
    package var summary = ""
    package var timeline: [ImportedEntry] = []
    package var findings: [ImportedFinding] = []
    package var followUps: [ImportedFollowUp] = []
    /// The keys of guardrails that the document mentions, such as `GR-7`.
    package var guardrails: [String] = []
    package var sections: [ImportedSection] = []
    package var doubts: [ImportDoubt] = []
    /// Nil for a document that Handrail did not write.
    package var export: ImportedExport?
    /// The place of every line of the source: nothing is dropped.
    package var places: [ImportPlace] = []
}

/// A value with the line of the source that it was read from, counted from 1; 0 for the name of the file.
package struct Imported<Value: Equatable & Sendable>: Equatable, Sendable {
    package var value: Value
    package var line: Int

    package init(_ value: Value, line: Int) {
        self.value = value
        self.line = line
    }
}

package struct ImportedEntry: Equatable, Sendable {
    package var moment: Moment
    package var text: String
    package var doubts: [PasteDoubt]
    package var line: Int
    package var isStarred = false
}

package struct ImportedFinding: Equatable, Sendable {
    package var kind: FindingKind
    package var title: String
    /// Markdown.
    package var detail: String
    /// Counted from 1.
    package var lines: ClosedRange<Int>
    /// Its number where it was exported, by which a section may show it.
    package var number: Int64?
    /// The records that an export names with it, by their keys there.
    package var followUps: [Key] = []
    package var guardrails: [Key] = []
}

package struct ImportedFollowUp: Equatable, Sendable {
    package var title: String
    /// Markdown.
    package var detail = ""
    /// The owner as the document names them: a person, a team, or a handle.
    package var owner = ""
    /// The team, where it stands apart from the owner.
    package var team = ""
    package var due: Day?
    package var isDone = false
    package var isStarted = false
    package var address = ""
    /// A second address, which an export has for evidence.
    package var evidence = ""
    /// The state as an export names it.
    package var state: FollowUpState?
    package var declinedReason = ""
    /// The follow-up that took its place, by its key where it was exported.
    package var supersededBy: Key?
    package var noGuardrailReason = ""
    /// Its key where it was exported.
    package var key: Key?
    /// Counted from 1.
    package var lines: ClosedRange<Int>
}

package struct ImportedSection: Equatable, Sendable {
    package var title: String
    /// Markdown.
    package var text: String
    /// Counted from 1.
    package var lines: ClosedRange<Int>
}

/// Something in a document that a person should look at after the import.
package struct ImportDoubt: Equatable, Sendable {
    /// Counted from 1; 0 for the whole document.
    package var line: Int
    package var sentence: String

    package init(line: Int, _ sentence: String) {
        self.line = line
        self.sentence = sentence
    }
}

/// The part of an import that a line of the source went to.
package enum ImportPlace: Equatable, Sendable {
    case blank
    case frontMatter
    case title
    /// The heading or label of a section, by the section's position.
    case heading(Int)
    case prose(Int)
    case timeline
    case finding(Int)
    case followUp(Int)
    /// The head of a table, or a sentence such as "All times in UTC", which the records express.
    case structure
}

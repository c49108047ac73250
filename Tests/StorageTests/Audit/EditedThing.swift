import Domain
import Testing

@testable import Storage

extension AuditEntry.Subject {
    /// The names under which its fields are kept; nil where edits are not kept.
    var keptNames: Set<String>? {
        switch self {
        case .incident: names(IncidentFields.self)
        case .timelineEvent: names(TimelineEventEdit.self)
        case .finding: names(FindingEdit.self)
        case .guardrail: names(GuardrailEdit.self)
        case .followUp: names(FollowUpEdit.self)
        case .launch: names(LaunchEdit.self)
        case .premortem: names(PremortemEdit.self)
        case .postmortem, .image, .person, .service, .team, .sitting, .freeze, .apiToken, .template, .setting: nil
        }
    }

    private func names<Edit: MergedByField>(_: Edit.Type) -> Set<String> { Set(Edit.fields.map(\.name)) }
}

extension Change {
    /// Saves a form that was filled at an earlier version and in which one thing was typed: that is stored, and all
    /// else is as it was.
    func saveAgain(_ subject: AuditEntry.Subject, from version: Int) throws {
        let moment = Moment(now, zone: "Asia/Tokyo")
        switch subject {
        case .incident(let id):
            try saveAgain(subject, from: version) {
                try reading.fields(of: id).orFail()
            } typing: {
                $0.details.title = "Typed"
            } save: {
                try edit(id, $0.details, from: version)
            }
        case .timelineEvent(let id):
            try saveAgain(subject, from: version) {
                TimelineEventEdit(try reading.timelineEvent(id).orFail())
            } typing: {
                $0.moment = moment
            } save: {
                try editTimelineEvent(id, $0, from: version)
            }
        case .finding(let id):
            try saveAgain(subject, from: version) {
                FindingEdit(try reading.finding(id).orFail())
            } typing: {
                $0.title = "Typed"
            } save: {
                try editFinding(id, $0, from: version)
            }
        case .guardrail(let id):
            try saveAgain(subject, from: version) {
                try edit(of: id) as GuardrailEdit
            } typing: {
                $0.name = "Typed"
            } save: {
                try editGuardrail(id, $0, from: version)
            }
        case .followUp(let id):
            try saveAgain(subject, from: version) {
                FollowUpEdit(try reading.followUp(id).orFail().followUp)
            } typing: {
                $0.title = "Typed"
            } save: {
                try editFollowUp(id, $0, from: version)
            }
        case .launch(let id):
            try saveAgain(subject, from: version) {
                LaunchEdit(try reading.launch(id).orFail(), services: try reading.services(of: id))
            } typing: {
                $0.title = "Typed"
            } save: {
                try editLaunch(id, $0, from: version)
            }
        case .premortem(let id):
            try saveAgain(subject, from: version) {
                PremortemEdit(try reading.premortem(id).orFail(), services: try reading.services(of: id))
            } typing: {
                $0.title = "Typed"
            } save: {
                try editPremortem(id, $0, from: version)
            }
        case .postmortem, .image, .person, .service, .team, .sitting, .freeze, .apiToken, .template, .setting:
            throw Missing()
        }
    }

    private func saveAgain<Edit: MergedByField>(
        _ subject: AuditEntry.Subject, from version: Int, _ fields: () throws -> Edit, typing: (inout Edit) -> Void,
        save: (Edit) throws -> Void
    ) throws {
        var expected = try fields()
        var form = try reading.edit(of: subject, at: version, now: expected).orFail()
        typing(&form)
        typing(&expected)
        try save(form)
        let stored = try fields()
        #expect(stored == expected, "\(subject) from \(version)")
    }
}

extension Reading {
    /// The versions at which something is kept of everything that was edited, the oldest first.
    func keptEdits() throws -> [(subject: AuditEntry.Subject, version: Int, names: Set<String>)] {
        try rows("SELECT subject, subject_id, version, fields FROM edit_version ORDER BY subject, subject_id, version")
        {
            columns in
            let subject = try AuditEntry.Subject(table: columns.text(), id: columns.int64())
            let version = columns.int()
            let names = try rows("SELECT coalesce(key, '') FROM json_each(?)", [columns.text()]) { $0.text() }
            return (subject, version, Set(names))
        }
    }
}

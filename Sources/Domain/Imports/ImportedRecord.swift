import Foundation

/// A postmortem as our JSON export has it, for reading it back. `docs/export.md` says what each key means.
struct ImportedRecord: Decodable {
    struct Time: Decodable {
        let at: String?
        let precision: String
        let zone: String?

        var moment: Moment {
            guard let instant = at.flatMap(ImportedPostmortem.instant) else { return .unknown(zone: zone ?? "UTC") }
            return Moment(instant, precision: Precision(rawValue: precision) ?? .exact, zone: zone ?? "UTC")
        }
    }

    struct Harm: Decodable {
        let kind: String
        let certainty: String
        let quantity: Int64?
        let note: String?
    }

    struct Event: Decodable {
        let time: Time
        let text: String
        let isStarred: Bool?
    }

    struct Lesson: Decodable {
        let id: Int64?
        let kind: String
        let title: String
        let detail: String?
        let followUps: [String]?
        let guardrails: [String]?
    }

    struct Work: Decodable {
        let key: String?
        let title: String
        let detail: String?
        let state: String?
        let owner: String?
        let team: String?
        let due: String?
        let tracker: String?
        let evidence: String?
        let declinedReason: String?
        let supersededBy: String?
        let noGuardrailReason: String?
    }

    struct Safeguard: Decodable {
        let key: String
        let name: String
        let statement: String?
        let kind: String?
        let position: String?
        let strength: String?
        let state: String?
        let proofMethod: String?
        let proofEveryDays: Int?
        let bypass: String?
        let retiredReason: String?
        let ownerTeam: String?
        let services: [String]?
        let evidence: [Evidence]?
        let inThisIncident: [String]?
        /// Exports of earlier releases do not have them.
        let links: [Tie]?
    }

    struct Tie: Decodable {
        let relation: String
        let finding: Int64?
        let followUp: String?
        let note: String?
    }

    struct Section: Decodable {
        let title: String
        let text: String
        let forCustomers: Bool?
    }

    struct Document: Decodable {
        let template: String?
        let sections: [Section]
    }

    struct Picture: Decodable {
        let address: String
        let file: String?
    }

    let format: String
    let version: Int
    let key: String?
    let title: String
    let kind: String?
    let severity: String?
    let state: String?
    let summary: String?
    let howNoticed: String?
    let surprise: String?
    let declaredAt: String?
    let services: [String]?
    let times: [String: Time]?
    let impact: [Harm]?
    let timeline: [Event]?
    let findings: [Lesson]?
    let followUps: [Work]?
    let guardrails: [Safeguard]?
    let postmortem: Document
    let images: [Picture]?
}

extension ImportedPostmortem {
    /// A reason why a JSON file is no postmortem of ours.
    package enum RecordProblem: Error, Equatable {
        /// It is something else.
        case otherFormat
        case newerVersion(Int)
        /// A key is missing or has a value of another kind.
        case malformed(String)
    }

    /// Reads a JSON export of ours. Nothing is guessed, so there are no places of lines and no doubts.
    package init(json text: String) throws(RecordProblem) {
        struct Head: Decodable {
            let format: String
            let version: Int
        }
        let data = Data(text.utf8)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let head = try? decoder.decode(Head.self, from: data), head.format == "handrail-postmortem" else {
            throw .otherFormat
        }
        guard head.version == 1 else { throw .newerVersion(head.version) }
        do {
            self.init(try decoder.decode(ImportedRecord.self, from: data))
        } catch {
            throw .malformed(ImportedPostmortem.place(of: error))
        }
    }

    private static func place(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return "" }
        let context: DecodingError.Context? =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): context
            case .keyNotFound(let key, let context):
                DecodingError.Context(codingPath: context.codingPath + [key], debugDescription: "")
            @unknown default: nil
            }
        return context?.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".") ?? ""
    }

    private init(_ record: ImportedRecord) {
        self.init()
        title = record.title
        kind = record.kind.flatMap(IncidentKind.init) ?? .incident
        severity = Severity.allCases.first { $0.code == record.severity }.map { Imported($0, line: 0) }
        services = (record.services ?? []).prefix(200).map { Imported($0, line: 0) }
        for mark in IncidentMark.allCases {
            if let time = record.times?[mark.rawValue] { times[mark] = Imported(time.moment, line: 0) }
        }
        summary = record.summary ?? ""
        timeline = (record.timeline ?? []).map {
            ImportedEntry(
                moment: $0.time.moment, text: $0.text, doubts: [], line: 0, isStarred: $0.isStarred ?? false)
        }
        findings = (record.findings ?? []).map(ImportedFinding.init)
        followUps = (record.followUps ?? []).map(ImportedFollowUp.init)
        guardrails = (record.guardrails ?? []).map(\.key)
        sections = record.postmortem.sections.map { ImportedSection(title: $0.title, text: $0.text, lines: 1...1) }
        var export = ImportedExport()
        export.state = record.state.flatMap(IncidentState.init)
        export.declaredAt = record.declaredAt.flatMap(ImportedPostmortem.instant)
        export.howNoticed = record.howNoticed ?? ""
        export.surprise = record.surprise ?? ""
        export.template = record.postmortem.template ?? ""
        export.impacts = (record.impact ?? []).compactMap { harm in
            guard let kind = ImpactKind(rawValue: harm.kind), let certainty = Certainty(rawValue: harm.certainty) else {
                return nil
            }
            return Impact(kind: kind, certainty: certainty, quantity: harm.quantity, note: harm.note ?? "")
        }
        export.forCustomers = record.postmortem.sections.filter { $0.forCustomers ?? false }.map(\.title)
        export.guardrails = (record.guardrails ?? []).compactMap(ImportedGuardrail.init)
        for image in record.images ?? [] { export.images[image.address] = image.file }
        self.export = export
        day = (export.declaredAt ?? times.values.compactMap(\.value.instant).min()).map {
            Imported(CivilTime(utc: $0).day, line: 0)
        }
    }
}

extension ImportedFinding {
    fileprivate init(_ lesson: ImportedRecord.Lesson) {
        self.init(
            kind: FindingKind(rawValue: lesson.kind) ?? .openQuestion, title: lesson.title, detail: lesson.detail ?? "",
            lines: 1...1)
        number = lesson.id
        followUps = (lesson.followUps ?? []).compactMap { Key($0) }
        guardrails = (lesson.guardrails ?? []).compactMap { Key($0) }
    }
}

extension ImportedFollowUp {
    fileprivate init(_ work: ImportedRecord.Work) {
        self.init(title: work.title, lines: 1...1)
        key = work.key.flatMap { Key($0) }
        detail = work.detail ?? ""
        state = work.state.flatMap(FollowUpState.init)
        isStarted = state == .inProgress
        isDone = state == .done || state == .verified
        owner = work.owner ?? ""
        due = work.due.flatMap { Day(iso: $0) }
        address = work.tracker ?? ""
        evidence = work.evidence ?? ""
        team = work.team ?? ""
        supersededBy = work.supersededBy.flatMap { Key($0) }
        declinedReason = work.declinedReason ?? work.supersededBy.map { "Superseded by \($0)." } ?? ""
        noGuardrailReason = work.noGuardrailReason ?? ""
    }
}

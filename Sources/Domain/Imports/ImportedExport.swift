import Foundation

/// What only an export of ours tells about an incident.
package struct ImportedExport: Equatable, Sendable {
    package var state: IncidentState?
    package var declaredAt: Date?
    package var impacts: [Impact] = []
    package var howNoticed = ""
    package var surprise = ""
    /// The name of the template that the postmortem was started from.
    package var template = ""
    /// The titles of the sections that customers may read.
    package var forCustomers: [String] = []
    package var guardrails: [ImportedGuardrail] = []
    /// The heading of the page, which somebody may have changed without the title in front of it.
    package var heading = ""
    /// The files of images beside the document, by the addresses that its texts write.
    package var images: [String: String] = [:]
}

/// A guardrail as an export of ours tells of it.
package struct ImportedGuardrail: Equatable, Sendable {
    /// Its key where it was exported.
    package var key: Key
    package var name: String
    /// What it stops, and how.
    package var statement = ""
    package var kind = GuardrailKind.other
    package var position = GuardrailPosition.prevent
    package var strength = Strength.checklistOrReview
    package var state = GuardrailState.proposed
    package var proofMethod: ProofMethod?
    package var proofEveryDays: Int?
    package var bypass = ""
    package var retiredReason = ""
    package var ownerTeam = ""
    package var services: [String] = []
    package var evidence: [Evidence] = []
    /// What it had to do with the incident.
    package var parts: [Part] = []
    /// What it has to do with findings and follow-ups; nil where the export only says which findings it answers.
    package var links: [Link]?

    package struct Link: Equatable, Sendable {
        package let relation: GuardrailRelation
        /// The number of the finding, or the key of the follow-up, where it was exported.
        package let finding: Int64?
        package let followUp: Key?
        package let note: String
    }

    package struct Part: Equatable, Sendable {
        package let relation: GuardrailRelation
        package let note: String
    }
}

extension ImportedPostmortem {
    /// Reads the facts from the front matter of an export, of an older release too.
    mutating func readFacts(_ source: ImportSource) {
        title = source.value("title") ?? ""
        kind = source.exportedKind ?? .incident
        severity = Severity.allCases.first { $0.code == source.value("severity") }.map { Imported($0, line: 0) }
        services = (source.head["services"] ?? []).map { Imported($0, line: 0) }
        for mark in IncidentMark.allCases {
            let name = "times.\(mark.rawValue)"
            let zone = source.value("\(name).zone") ?? "UTC"
            let instant = source.value("\(name).at").flatMap(ImportedPostmortem.instant)
            let precision = source.value("\(name).precision").flatMap(Precision.init) ?? instant.map { _ in .exact }
            guard let precision else { continue }
            times[mark] = Imported(
                instant.map { Moment($0, precision: precision, zone: zone) } ?? .unknown(zone: zone), line: 0)
        }
        var export = ImportedExport()
        export.state = source.value("state").flatMap(IncidentState.init)
        export.declaredAt = source.value("declared").flatMap(ImportedPostmortem.instant)
        export.howNoticed = source.value("how_noticed") ?? ""
        export.surprise = source.value("surprise") ?? ""
        export.template = source.value("postmortem_template") ?? source.value("template") ?? ""
        export.forCustomers = source.head["for_customers"] ?? []
        for kind in ImpactKind.allCases {
            guard let certainty = source.value("impact.\(kind.rawValue).certainty").flatMap(Certainty.init) else {
                continue
            }
            export.impacts.append(
                Impact(
                    kind: kind, certainty: certainty,
                    quantity: source.value("impact.\(kind.rawValue).quantity").flatMap { Int64($0) },
                    note: source.value("impact.\(kind.rawValue).note") ?? ""))
        }
        self.export = export
        day = (export.declaredAt ?? times.values.compactMap(\.value.instant).min()).map {
            Imported(CivilTime(utc: $0).day, line: 0)
        }
    }

    /// `2026-03-01T12:00:00Z`, or without the seconds or the letter at the end.
    static func instant(_ text: String) -> Date? {
        let parts = text.split(separator: "T")
        guard parts.count == 2, let day = Day(iso: String(parts[0])) else { return nil }
        let clock = parts[1].split(whereSeparator: { ":Z".contains($0) }).map { Int($0) }
        guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1],
            let second = clock.count == 3 ? clock[2] : 0, (0..<24).contains(hour), (0..<60).contains(minute),
            (0..<60).contains(second)
        else { return nil }
        return CivilTime(day: day, secondOfDay: hour * 3_600 + minute * 60 + second).instants(in: .gmt).first
    }
}

import Domain
import Foundation

/// The fields of an incident's forms at one version, for merging late edits and for undo.
package struct IncidentFields: MergedByField {
    package struct Time: Equatable, Codable, Sendable {
        package let precision: String
        package let at: Date?
        package let zone: String
    }

    package struct Figure: Equatable, Codable, Sendable {
        package let certainty: String
        package let quantity: Int64?
        package let note: String
    }

    package var title: String
    package var kind: String
    package var severity: Int
    package var summary: String
    package var howNoticed: String
    package var surprise: String
    package var services: Set<Int64>
    /// By mark, by kind of impact and by role.
    package var times: [String: Time]
    package var impacts: [String: Figure]
    package var roles: [String: Set<Int64>]

    package init(
        _ incident: Incident, services: Set<ID<Service>>, times: IncidentTimes, impacts: [Impact],
        roles: Set<RoleAssignment>
    ) {
        title = incident.title
        kind = incident.kind.rawValue
        severity = incident.severity.level
        summary = incident.summary
        howNoticed = incident.howNoticed
        surprise = incident.surprise
        self.services = Set(services.map(\.rawValue))
        self.times = [:]
        self.impacts = [:]
        self.roles = [:]
        self.timesOfMarks = times
        self.figures = impacts
        self.assignments = roles
    }

    package static var fields: [MergedField<IncidentFields>] {
        let roles = IncidentRole.allCases.map { role -> MergedField<IncidentFields> in
            role.isShared ? .entries(\.[peopleIn: role.rawValue]) : .whole(\.[peopleIn: role.rawValue])
        }
        return [
            .whole(\.title), .whole(\.kind), .whole(\.severity), .prose(\.summary), .prose(\.howNoticed),
            .prose(\.surprise), .entries(\.services), .each(\.times), .each(\.impacts),
        ] + roles
    }

    private subscript(peopleIn role: String) -> Set<Int64> {
        get { roles[role] ?? [] }
        set { roles[role] = newValue.isEmpty ? nil : newValue }
    }
}

extension IncidentFields {
    package var timesOfMarks: IncidentTimes {
        get {
            var result = IncidentTimes()
            for (name, time) in times {
                guard let mark = IncidentMark(rawValue: name) else { continue }
                let precision = Precision(rawValue: time.precision) ?? .approximate
                result[mark] =
                    time.at.map { Moment($0, precision: precision, zone: time.zone) } ?? .unknown(zone: time.zone)
            }
            return result
        }
        set {
            times = [:]
            for (mark, moment) in newValue.marks {
                times[mark.rawValue] = Time(precision: moment.precision.rawValue, at: moment.instant, zone: moment.zone)
            }
        }
    }

    package var figures: [Impact] {
        get {
            ImpactKind.allCases.compactMap { kind in
                guard let figure = impacts[kind.rawValue] else { return nil }
                return Impact(
                    kind: kind, certainty: Certainty(rawValue: figure.certainty) ?? .unknown, quantity: figure.quantity,
                    note: figure.note)
            }
        }
        set {
            impacts = [:]
            for impact in newValue {
                impacts[impact.kind.rawValue] = Figure(
                    certainty: impact.certainty.rawValue, quantity: impact.quantity, note: impact.note)
            }
        }
    }

    package var assignments: Set<RoleAssignment> {
        get {
            var result: Set<RoleAssignment> = []
            for (name, people) in roles {
                guard let role = IncidentRole(rawValue: name) else { continue }
                for person in people { result.insert(RoleAssignment(role: role, personID: ID(person))) }
            }
            return result
        }
        set {
            roles = [:]
            for assignment in newValue {
                roles[assignment.role.rawValue, default: []].insert(assignment.personID.rawValue)
            }
        }
    }
}

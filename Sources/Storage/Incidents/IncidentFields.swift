import Domain
import Foundation

/// The fields of all forms of an incident at one version: its edit page, times, impact and roles.
struct IncidentFields: MergedByField {
    var details: IncidentEdit
    var times: IncidentTimes
    var impacts: [Impact]
    var roles: Set<RoleAssignment>

    static var fields: [MergedField<IncidentFields>] {
        IncidentEdit.fields.map { $0.within(\.details) } + [
            .each("times", \.keptTimes), .each("impacts", \.keptImpacts),
            MergedField("roles", \.keptRoles) { mine, base, isLast, result in
                for role in IncidentRole.allCases {
                    let name = role.rawValue
                    if role.isShared {
                        FieldMerge.entries(mine[name] ?? [], base[name] ?? [], &result[name, default: []])
                    } else {
                        FieldMerge.whole(mine[name], base[name], isLast, &result[name])
                    }
                }
            },
        ]
    }
}

/// The form in which times, impacts and roles are stored: by mark, kind and role. Names that no longer exist are
/// ignored.
extension IncidentFields {
    private struct Time: Equatable, Codable {
        let precision: String
        let at: Date?
        let zone: String
    }

    private struct Figure: Equatable, Codable {
        let certainty: String
        let quantity: Int64?
        let note: String
    }

    private var keptTimes: [String: Time] {
        get {
            var result: [String: Time] = [:]
            for (mark, moment) in times.marks {
                result[mark.rawValue] = Time(
                    precision: moment.precision.rawValue, at: moment.instant, zone: moment.zone)
            }
            return result
        }
        set {
            times = IncidentTimes()
            for (name, time) in newValue {
                guard let mark = IncidentMark(rawValue: name) else { continue }
                let precision = Precision(rawValue: time.precision) ?? .approximate
                times[mark] =
                    time.at.map { Moment($0, precision: precision, zone: time.zone) } ?? .unknown(zone: time.zone)
            }
        }
    }

    private var keptImpacts: [String: Figure] {
        get {
            var result: [String: Figure] = [:]
            for impact in impacts {
                result[impact.kind.rawValue] = Figure(
                    certainty: impact.certainty.rawValue, quantity: impact.quantity, note: impact.note)
            }
            return result
        }
        set {
            impacts = ImpactKind.allCases.compactMap { kind in
                guard let figure = newValue[kind.rawValue] else { return nil }
                return Impact(
                    kind: kind, certainty: Certainty(rawValue: figure.certainty) ?? .unknown, quantity: figure.quantity,
                    note: figure.note)
            }
        }
    }

    private var keptRoles: [String: Set<ID<Person>>] {
        get {
            var result: [String: Set<ID<Person>>] = [:]
            for assignment in roles { result[assignment.role.rawValue, default: []].insert(assignment.personID) }
            return result
        }
        set {
            roles = []
            for (name, people) in newValue {
                guard let role = IncidentRole(rawValue: name) else { continue }
                for person in people { roles.insert(RoleAssignment(role: role, personID: person)) }
            }
        }
    }
}

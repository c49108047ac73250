import Domain
import Foundation
import WebServer

/// The five times as typed, each with its precision.
struct IncidentTimesForm: Sendable {
    var texts: [IncidentMark: String] = [:]
    var precisions: [IncidentMark: String] = [:]
    /// The version of the incident that it was filled from.
    var version: Int?

    init(_ times: IncidentTimes, zone: TimeZone, version: Int) {
        self.version = version
        for (mark, moment) in times.marks {
            precisions[mark] = moment.precision.rawValue
            texts[mark] = moment.instant.map { CivilTime($0, in: zone).text } ?? ""
        }
    }

    init(_ form: Form) {
        for mark in IncidentMark.allCases {
            texts[mark] = form[mark.rawValue] ?? ""
            precisions[mark] = form["\(mark.rawValue)-precision"] ?? ""
        }
        version = form["version"].flatMap { Int($0) }
    }

    /// A time that matches the stored one keeps the stored value, with the zone in which it was entered.
    func times(_ incident: Incident, old: IncidentTimes, _ input: TimeInput) throws(Refusal) -> IncidentTimes {
        let zone = input.zone
        var problems = Problems()
        var times = IncidentTimes()
        for mark in IncidentTimesForm.marks(of: incident.kind) {
            let text = (texts[mark] ?? "").trimmed
            if precisions[mark] == Precision.unknown.rawValue {
                times[mark] = .unknown(zone: zone.name)
                continue
            }
            if text.isEmpty { continue }
            guard let moment = problems.checking({ () throws(Refusal) in try input.read(text, field: mark.rawValue) })
            else {
                continue
            }
            guard let instant = moment.instant else {
                times[mark] = moment
                continue
            }
            let isApproximate = precisions[mark] == Precision.approximate.rawValue || moment.precision == .approximate
            let stored = old[mark].flatMap { CivilTime($0.instant ?? .distantPast, in: zone).text == text ? $0 : nil }
            times[mark] = Moment(
                stored?.instant ?? instant, precision: isApproximate ? .approximate : .exact,
                zone: stored?.zone ?? moment.zone)
        }
        try problems.throwIfAny()
        return times
    }

    static func marks(of kind: IncidentKind) -> [IncidentMark] {
        kind.hasDurations ? IncidentMark.allCases : [.noticed]
    }
}

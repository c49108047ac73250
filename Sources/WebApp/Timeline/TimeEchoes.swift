import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/time`.
enum TimeEchoes {
    /// Answers how a typed time is understood, in UTC, for the line beside the field, and what is odd about it. Always
    /// 200, even if it is not understood.
    static func show(_ visit: Visit) async throws -> Response {
        let zone = visit.frame.zone
        let isAhead = visit.query.contains("ahead")
        let day = visit.query["day"].flatMap { Day(iso: $0) }
        var input = TimeInput(now: visit.now, zone: zone, day: day, isAhead: isAhead)
        var times: IncidentTimes?
        if let key = visit.query["incident"].flatMap({ Key($0) }), key.prefix == .incident {
            let id = ID<Incident>(key.number)
            let known = try await visit.read { reading in
                try reading.incident(id).map { ($0, try reading.times(of: id)) }
            }
            if let known, day == nil {
                input = TimeInput(now: visit.now, zone: zone, incident: known.0, times: known.1)
            }
            times = known.map { typedTimes(visit, input, over: $0.1) }
        }
        do {
            let moment = try input.read(visit.query["text"] ?? "")
            guard let instant = moment.instant else { return .text("Time unknown") }
            let about = moment.precision == .approximate ? "about " : ""
            let sentence =
                "\(about)\(CivilTime(utc: instant).text) UTC, \(Elapsed.relative(instant, to: visit.now))"
            let odd = times.map { oddities(moment, mark: visit.query["mark"], $0, now: visit.now) } ?? []
            return .text(([sentence] + odd).joined(separator: ". "))
        } catch {
            return .text("Not understood yet")
        }
    }

    /// The times of an incident as the rest of the form has them now, as far as it was sent and is understood.
    private static func typedTimes(_ visit: Visit, _ input: TimeInput, over stored: IncidentTimes) -> IncidentTimes {
        var times = stored
        for mark in IncidentMark.allCases {
            guard let text = visit.query[mark.rawValue] else { continue }
            times[mark] = text.trimmed.isEmpty ? nil : try? input.read(text)
        }
        return times
    }

    /// Times that do not fit an incident: a time that has not come yet, or marks in an impossible order.
    private static func oddities(_ moment: Moment, mark: String?, _ times: IncidentTimes, now: Date) -> [String] {
        guard let mark = mark.flatMap({ IncidentMark(rawValue: $0) }) else {
            return (moment.instant ?? now) > now.addingTimeInterval(60) ? ["That is in the future: check the day"] : []
        }
        var alone = IncidentTimes()
        alone[mark] = moment
        var all = times
        all[mark] = moment
        let orders = Set(all.impossibleOrders).subtracting(times.impossibleOrders).sorted()
        return (alone.future(now: now) + orders).map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    }
}

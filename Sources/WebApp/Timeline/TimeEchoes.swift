import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/time`.
enum TimeEchoes {
    /// Answers how a typed time is understood, in UTC, for the line beside the field. Always 200, even if it is not
    /// understood.
    static func show(_ visit: Visit) async throws -> Response {
        let text = visit.query["text"] ?? ""
        let zone = visit.frame.zone
        var day: Day?
        if let key = visit.query["incident"].flatMap({ Key($0) }), key.prefix == .incident {
            let id = ID<Incident>(key.number)
            day = try await visit.read { reading in
                try reading.incident(id).map {
                    TimelineEvents.referenceDay($0, try reading.times(of: id), now: visit.now, zone: zone)
                } ?? nil
            }
        }
        do {
            let moment = try TimeInput(now: visit.now, zone: zone, day: day, isAhead: visit.query.contains("ahead"))
                .read(
                    text)
            guard let instant = moment.instant else { return .text("Time unknown") }
            let about = moment.precision == .approximate ? "about " : ""
            return .text("\(about)\(CivilTime(utc: instant).text) UTC, \(Elapsed.relative(instant, to: visit.now))")
        } catch {
            return .text("Not understood yet")
        }
    }
}

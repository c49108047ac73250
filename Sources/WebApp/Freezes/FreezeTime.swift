import Domain
import Foundation
import Storage

enum FreezeTime {
    static func read(_ text: String, field: String, _ frame: Frame) throws(Refusal) -> Date {
        let moment = try TimeInput(now: frame.now, zone: frame.zone, isAhead: true).read(text, field: field)
        guard let instant = moment.instant, moment.precision == .exact else {
            throw Refusal(field: field, "Enter an exact time, such as 18:00, +4h or tomorrow 09:00.")
        }
        return instant
    }

    static func hint(_ frame: Frame) -> String {
        "Such as 18:00, +4h, tomorrow 09:00 or 2026-12-24 12:00, in your time zone, \(frame.zone.name)."
    }
}

import Domain
import Foundation
import HTML

/// A calendar of all-day events in the format of calendar programs (RFC 5545).
struct ICalendar {
    struct Event {
        /// Never changes for the same record.
        var uid: String
        var day: Day
        /// When it was changed last, and how often.
        var changedAt: Date
        var sequence: Int
        var summary: String
        var description: String
        /// Nil if the address of this installation is not known.
        var address: String?
    }

    var name: String
    var events: [Event]

    var bytes: [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Handrail//Follow-ups//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:\(ICalendar.escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
        ]
        lines += events.isEmpty ? ICalendar.placeholder : events.flatMap(ICalendar.lines)
        lines.append("END:VCALENDAR")
        return lines.flatMap(ICalendar.folded)
    }

    /// A calendar needs at least one component (section 3.6); without events it contains one that nothing refers to.
    private static let placeholder = [
        "BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
    ]

    private static func lines(_ event: Event) -> [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:\(event.uid)", "DTSTAMP:\(time(event.changedAt))",
            "LAST-MODIFIED:\(time(event.changedAt))", "SEQUENCE:\(event.sequence)",
            "DTSTART;VALUE=DATE:\(date(event.day))",
        ]
        // The end is the day after. The last possible day has no day after; without an end, an event lasts for its day.
        let next = event.day.adding(days: 1)
        if next != event.day { lines.append("DTEND;VALUE=DATE:\(date(next))") }
        lines += ["SUMMARY:\(escaped(event.summary))", "DESCRIPTION:\(escaped(event.description))"]
        if let address = event.address { lines.append("URL:\(address)") }
        lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        return lines
    }

    /// `20260301`
    private static func date(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

    /// `20260301T140200Z`
    private static func time(_ instant: Date) -> String { instant.iso.filter { $0 != "-" && $0 != ":" } }

    /// Section 3.3.11. Scalar by scalar, because a combining mark may follow any of them.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in Isolation.isolated(text.withPlainLineEnds).unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += ["\\", scalar]
            case "\n": result += ["\\", "n"]
            default: if scalar.value >= 0x20 && scalar.value != 0x7F { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// Section 3.1: no line is longer than 75 octets without its end; the rest follows after a space. A line is never
    /// split within a scalar.
    static func folded(_ line: String) -> [UInt8] {
        var result: [UInt8] = []
        var length = 0
        for scalar in line.unicodeScalars {
            let encoded = Array(String(scalar).utf8)
            if length + encoded.count > 75 {
                result += [0x0D, 0x0A, 0x20]
                length = 1
            }
            result += encoded
            length += encoded.count
        }
        return result + [0x0D, 0x0A]
    }
}

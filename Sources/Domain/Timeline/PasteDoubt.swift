import Foundation

/// Why an entry that was read from a paste has to be looked at before it is saved.
package enum PasteDoubt: Hashable, Sendable {
    /// The line begins like a time, in a form that is not known.
    case unread
    /// The year is too far away to be meant.
    case year(Int)
    /// Day and month may be the other way round.
    case order
    /// An abbreviation of a zone that has several meanings or none.
    case zone(String)
    /// Earlier than the entry before it.
    case backwards
    /// So much earlier than the entry before it that the next day was assumed.
    case nextDay
    /// The clocks show this hour twice that night.
    case repeatedHour
    /// The clocks skip this hour.
    case skippedHour
    /// Later than now.
    case future
    /// Half a year or more from the day of the incident.
    case farAway
    /// A number that may be something else than a time.
    case figure
    /// Counted from the start of the incident.
    case sinceStart

    package var sentence: String {
        switch self {
        case .unread: "This line seems to begin with a time that was not understood. Enter the time."
        case .year(let year): "The year \(year) is too far away. Enter the date."
        case .order: "Day and month may be the other way round."
        case .zone(let name): "“\(name)” may mean another time zone."
        case .backwards: "Earlier than the entry before. Check the time and the day."
        case .nextDay: "Earlier on the clock than the entry before, so the next day was assumed. Check the day."
        case .repeatedHour: "The clocks show this hour twice that night. Check the offset."
        case .skippedHour: "The clocks skip this hour. Enter the time with its offset."
        case .future: "This is in the future. Check the day."
        case .farAway: "Half a year or more from the day of the incident. Check the date."
        case .figure: "This may be a number instead of a time. Check it."
        case .sinceStart: "Counted from the start of the incident. Check the time."
        }
    }
}

/// A question about a whole paste that has to be answered before its times are certain.
package enum PasteQuestion: Hashable, Sendable {
    /// Whether the day or the month comes first, with a date that could be either.
    case order(written: String)
    /// The meaning of an abbreviation of a zone.
    case zone(name: String, choices: [ZoneChoice])
}

/// The answers to the questions about a paste.
package struct PasteAnswers: Equatable, Sendable {
    package var order: DateOrder?
    package var zones: [String: TimeZone]

    package init(order: DateOrder? = nil, zones: [String: TimeZone] = [:]) {
        self.order = order
        self.zones = zones
    }
}

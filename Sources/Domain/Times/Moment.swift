import Foundation

/// How precisely a time is known.
package enum Precision: String, CaseIterable, Codable, Sendable {
    case exact
    case approximate
    case unknown

    package var label: String {
        switch self {
        case .exact: "Exact"
        case .approximate: "Approximate"
        case .unknown: "Unknown"
        }
    }
}

/// The time at which something happened: an instant with its precision and the zone it was entered in, or "nobody
/// knows".
package struct Moment: Hashable, Codable, Sendable {
    /// Nil exactly when the precision is unknown.
    package let instant: Date?
    package let precision: Precision
    /// IANA name or an offset such as `GMT+0200`: the zone it was entered in.
    package let zone: String

    package init(_ instant: Date, precision: Precision = .exact, zone: String = "UTC") {
        self.instant = instant
        self.precision = precision == .unknown ? .approximate : precision
        self.zone = zone
    }

    private init(unknownIn zone: String) {
        instant = nil
        precision = .unknown
        self.zone = zone
    }

    package static func unknown(zone: String = "UTC") -> Moment { Moment(unknownIn: zone) }
}

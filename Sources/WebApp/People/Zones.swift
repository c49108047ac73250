import Foundation

enum Zones {
    static let suggested = ["UTC"] + TimeZone.knownTimeZoneIdentifiers.filter { $0.utf8.contains(UInt8(ascii: "/")) }
}

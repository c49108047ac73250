import Foundation

extension TimeZone {
    /// What people call it. Foundation on Linux answers `GMT` for the zone that was asked for as `UTC`.
    package var name: String { identifier == "GMT" ? "UTC" : identifier }
}

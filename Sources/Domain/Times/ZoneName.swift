import Foundation

extension TimeZone {
    /// The name that people use. Foundation on Linux returns `GMT` for the zone requested as `UTC`.
    package var name: String { identifier == "GMT" ? "UTC" : identifier }
}

import Foundation

/// The settings for freezes during incidents: which incidents freeze deployments, of which services, and for how long
/// at most. They apply to freezes that begin from now on.
package struct FreezeSettings: Equatable, Sendable {
    /// If empty, no incident freezes anything.
    package var severities: Set<Severity>
    package var scope: FreezeScopeKind
    /// Hours until the automatic end.
    package var hours: Int

    package static let defaults = FreezeSettings(severities: [.sev1, .sev2], scope: .services, hours: 8)
    /// A week; a freeze that has to last longer can be extended.
    package static let mostHours = 168

    package init(severities: Set<Severity>, scope: FreezeScopeKind, hours: Int) {
        self.severities = severities
        self.scope = scope
        self.hours = hours
    }

    package func checked() throws(Refusal) -> FreezeSettings {
        if !(1...FreezeSettings.mostHours).contains(hours) {
            throw Refusal(field: "hours", "Enter a number of hours from 1 to \(FreezeSettings.mostHours).")
        }
        return self
    }

    /// The severities as one line, such as `SEV1, SEV2`.
    package var severityWords: String {
        severities.isEmpty ? "none" : severities.sorted().map(\.code).joined(separator: ", ")
    }
}

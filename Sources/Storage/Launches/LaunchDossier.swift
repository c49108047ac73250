import Domain

/// Everything that the page of one launch shows.
package struct LaunchDossier: Sendable {
    package let launch: Launch
    package let ownerName: String?
    package let services: [Service]
    package let premortems: [PremortemSummary]
    package let conditions: [FollowUpSummary]
    package let checks: [LaunchCheck]
    package let history: [AuditEntry]
    /// Who may see it; nil for everybody.
    package let privacy: Privacy?

    package var unmet: [FollowUpSummary] { conditions.filter { $0.followUp.state.isOpen } }
}

extension Reading {
    package func launchDossier(_ id: ID<Launch>) throws -> LaunchDossier? {
        guard let launch = try launch(id) else { return nil }
        return LaunchDossier(
            launch: launch, ownerName: try launch.ownerID.flatMap { try personName($0) },
            services: try services(of: id),
            premortems: try premortems(of: id), conditions: try conditions(ofLaunch: id), checks: try checks(of: id),
            history: try history(of: id), privacy: launch.isPrivate ? try privacy(of: .launch(id)) : nil)
    }
}

import Foundation

extension FreezeAnswer {
    /// - Parameters:
    ///   - inForce: every freeze in force, whatever it holds.
    ///   - override: the override named in the request, if any.
    package init(
        about service: ID<Service>, slug: String, inForce: [Freeze], override: FreezeOverride?, at now: Date
    ) {
        let holding = inForce.filter { $0.holds(service, at: now) }
            .sorted { ($0.endsAt, $0.id.rawValue) > ($1.endsAt, $1.id.rawValue) }
        let usable = override.flatMap { $0.serviceID == service && $0.state(at: now) == .confirmed ? $0 : nil }
        // An override works for the freeze it was given for and for no other.
        let rest = holding.filter { $0.id != usable?.freezeID }
        guard let last = rest.first else {
            self.init(service: slug, frozen: false, override: holding.isEmpty ? nil : usable?.id.rawValue)
            return
        }
        let reasons =
            rest.map(\.reason)
            + [override.flatMap { FreezeAnswer.note(on: $0, service: service, at: now) }]
            .compactMap(\.self)
        self.init(
            service: slug, frozen: true, reason: reasons.joined(separator: "; "), until: last.endsAt,
            incident: rest.lazy.compactMap { $0.incidentID?.key.description }.first)
    }

    /// The reason why an override does not help.
    private static func note(on override: FreezeOverride, service: ID<Service>, at now: Date) -> String? {
        if override.serviceID != service { return "override \(override.id) is for another service" }
        switch override.state(at: now) {
        case .requested: return "override \(override.id) is waiting for a second person to confirm it"
        case .confirmed: return "override \(override.id) is for another freeze"
        case .used: return "override \(override.id) has been used"
        case .lapsed: return "override \(override.id) has expired"
        case .withdrawn: return "override \(override.id) was withdrawn"
        }
    }
}

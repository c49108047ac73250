import Domain

/// The effect, for one service, of opening follow-ups for the gaps of a guardrail.
package struct PlannedGapFollowUp: Sendable {
    package let service: Service
    package let teamName: String?
    package let edit: FollowUpEdit
    /// The reason why no follow-up would be opened for it.
    package let obstacle: String?
}

extension Guardrail {
    /// The follow-up that brings the guardrail to one more service.
    package func work(bringingTo service: Service) -> FollowUpEdit {
        FollowUpEdit(
            title: "Bring \(key) \(name) to \(service.name)",
            detail: "\(key) is not in \(service.name) yet, where the same gap may be.", teamID: service.teamID)
    }
}

extension Reading {
    /// The dry run: what would be opened, service by service. Only reads.
    ///
    /// - Returns: the existing services, by name; each once.
    package func plannedGapFollowUps(
        _ id: ID<Guardrail>, for services: [ID<Service>]
    ) throws -> [PlannedGapFollowUp] {
        guard let guardrail = try guardrail(id) else { return [] }
        let lacking = try Dictionary(
            servicesLacking(id, LackingQuery(services: services)).map { ($0.service.id, $0) },
            uniquingKeysWith: { first, _ in first })
        return try Set(services).compactMap { try service($0) }.sorted { $0.name < $1.name }.map { service in
            let obstacle: String? =
                if let place = lacking[service.id] {
                    place.followUp.map { "\($0.key) already brings it there." }
                } else if try exemption(of: id, in: service.id) != nil {
                    "It does not apply there."
                } else {
                    "It already protects this service."
                }
            return PlannedGapFollowUp(
                service: service, teamName: try service.teamID.flatMap { try team($0)?.name },
                edit: guardrail.work(bringingTo: service), obstacle: obstacle)
        }
    }
}

extension Change {
    /// Opens a proposed follow-up for each service that lacks a guardrail, in one action that can be undone as a whole.
    ///
    /// - Throws: ``Refusal``; its field is `confirmation` if the dry run is out of date.
    package func openGapFollowUps(_ id: ID<Guardrail>, for services: [ID<Service>]) throws -> ID<Batch> {
        try require(.editor)
        _ = try requireGuardrail(id)
        let plan = try reading.plannedGapFollowUps(id, for: services)
        if plan.count != Set(services).count || plan.contains(where: { $0.obstacle != nil }) {
            throw Refusal(
                field: "confirmation",
                "Something has changed since this page was shown. Nothing was opened. Check the list again.")
        }
        let openings = try plan.map { planned in
            var edit = planned.edit
            if let team = edit.teamID, try teamName(team) == nil { edit.teamID = nil }
            return FollowUpOpening(edit)
        }
        let batch = try openFollowUps(openings)
        let opened = try reading.batchRows(batch).map(\.id)
        for (planned, followUp) in zip(plan, opened) { try bring(id, to: planned.service.id, by: followUp) }
        return batch
    }
}

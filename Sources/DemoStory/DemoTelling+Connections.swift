import Domain
import Foundation
import Storage

extension DemoTelling {
    /// Proofs, links and retirements of all guardrails, in the order in which they happened: a later proof may restore
    /// a guardrail that an incident degraded.
    func connect() throws {
        var steps: [(at: Date, step: () throws -> Void)] = []
        for incident in story.incidents {
            for guardrail in incident.head.guardrails {
                steps += try proofs(of: guardrail, in: incident) + links(of: guardrail, in: incident)
                steps += try retirement(of: guardrail, in: incident) + exemptions(of: guardrail, in: incident)
            }
            steps += try proposals(in: incident) + works(in: incident)
        }
        for (_, step) in steps.enumerated().sorted(by: { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }) {
            try step.step()
        }
        try checkStates()
    }

    private typealias Step = (at: Date, step: () throws -> Void)

    private func proofs(of guardrail: DemoGuardrail, in incident: DemoIncident) throws -> [Step] {
        let id = try find(guardrail.key, in: guardrails, "guardrail")
        return try (guardrail.proofs ?? []).map { proof in
            let at = calendar.instant(proof.day, hour: 11)
            let change = try acting(incident.head.roles.guardrailLead, at: at)
            return (
                at,
                {
                    try change.recordProof(
                        of: id, method: proof.method.value, result: proof.result.value, at: change.now,
                        note: proof.note ?? "", evidenceAddress: "")
                }
            )
        }
    }

    private func links(of guardrail: DemoGuardrail, in incident: DemoIncident) throws -> [Step] {
        let id = try find(guardrail.key, in: guardrails, "guardrail")
        return try (guardrail.links ?? []).map { link in
            let name = link.incident == "self" ? incident.name : link.incident
            guard let other = story.incidents.first(where: { $0.name == name }) else {
                throw DemoProblem("\(guardrail.key) names an incident that is not in the demo story: \(name).")
            }
            let target = GuardrailLink.Target.incident(try find(name, in: incidents, "incident"))
            // Links that an incident itself shows are dated to the incident; links that its review made, to the review.
            let at =
                link.relation.value.degrades || link.relation.value == .heldIn
                ? calendar.instant(other.head.day, hour: 18) : review(of: other)
            let change = try acting(other.head.roles.guardrailLead, at: at)
            return (at, { _ = try change.link(id, link.relation.value, target) })
        }
    }

    private func exemptions(of guardrail: DemoGuardrail, in incident: DemoIncident) throws -> [Step] {
        let id = try find(guardrail.key, in: guardrails, "guardrail")
        let at = review(of: incident)
        let change = try acting(incident.head.roles.guardrailLead, at: at)
        return try (guardrail.notApplicable ?? []).map { exemption in
            let service = try find(exemption.service, in: services, "service")
            return (at, { try change.exempt(id, in: service, reason: exemption.reason) })
        }
    }

    private func retirement(of guardrail: DemoGuardrail, in incident: DemoIncident) throws -> [Step] {
        guard guardrail.state.value == .retired, let day = guardrail.retiredDay else { return [] }
        let id = try find(guardrail.key, in: guardrails, "guardrail")
        let successor = try guardrail.replacedBy.map { try find($0, in: guardrails, "guardrail") }
        let at = calendar.instant(day, hour: 16)
        let change = try acting(incident.head.roles.guardrailLead, at: at)
        return [
            (
                at,
                { try change.moveGuardrail(id, to: .retired, reason: guardrail.reason ?? "", replacedBy: successor) }
            )
        ]
    }

    private func proposals(in incident: DemoIncident) throws -> [Step] {
        let at = review(of: incident)
        let change = try acting(incident.head.roles.guardrailLead, at: at)
        return try incident.head.findings.flatMap { finding in
            let target = GuardrailLink.Target.finding(
                try find("\(incident.name) \(finding.key)", in: findings, "finding"))
            return try (finding.proposes ?? []).map { key -> Step in
                let id = try find(key, in: guardrails, "guardrail")
                return (at, { _ = try change.link(id, .proposedBy, target) })
            }
        }
    }

    private func works(in incident: DemoIncident) throws -> [Step] {
        let first = story.incidents.prefix { $0.name != incident.name }.reduce(0) { $0 + $1.head.followUps.count }
        let at = review(of: incident)
        return try zip(incident.head.followUps, followUps.dropFirst(first)).flatMap { followUp, followUpID in
            let change = try acting(followUp.owner ?? incident.head.roles.guardrailLead, at: at)
            return try followUp.guardrails.map { key -> Step in
                let id = try find(key, in: guardrails, "guardrail")
                let relation = followUp.relation?.value ?? .addedBy
                return (at, { _ = try change.link(id, relation, .followUp(followUpID)) })
            }
        }
    }

    /// Checks that the states that follow from the events match the states in the story.
    private func checkStates() throws {
        for guardrail in story.incidents.flatMap(\.head.guardrails) {
            let id = try find(guardrail.key, in: guardrails, "guardrail")
            let state = try stage.reading.guardrail(id)?.recordedState
            if state != guardrail.state.value {
                throw DemoProblem(
                    "\(guardrail.key) should be \(guardrail.state.value.rawValue) according to the story, but its events make it \(state?.rawValue ?? "missing")."
                )
            }
        }
    }
}

import Domain

extension Change {
    /// Undoes the edit that created a version.
    func takeBack(_ id: ID<Guardrail>, version: Int) throws {
        let old = try requireGuardrail(id)
        let current = GuardrailEdit(
            old, services: try reading.services(of: id), evidence: try reading.evidence(of: id))
        try editGuardrail(id, reverted(.guardrail(id), version: version, current: current), from: old.version)
    }
}

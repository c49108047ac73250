import Domain
import Storage

extension GuardrailForm {
    func edit() throws(Refusal) -> GuardrailEdit {
        var problems = Problems()
        if name.trimmed.isEmpty { problems.add(field: "name", "Enter a name.") }
        let traits = problems.checking { () throws(Refusal) in
            try GuardrailTraits(kind: kind, position: position, strength: strength)
        }
        let team = ID<Team>(text: ownerTeam)
        if team == nil && !ownerTeam.isEmpty { problems.add(field: "owner_team", "Choose a team from the list.") }
        let method = ProofMethod(rawValue: proofMethod)
        if method == nil && !proofMethod.isEmpty { problems.add(field: "proof_method", "Choose how it is proven.") }
        let days = problems.checking { () throws(Refusal) in
            try ProofSchedule.days(typed: proofEveryDays, field: "proof_every_days")
        }
        let services = problems.checking { () throws(Refusal) in try self.services.ids("services") as Set<ID<Service>> }
        let evidence = problems.checking { () throws(Refusal) in try Evidence.reading(self.evidence, field: "evidence")
        }
        try problems.throwIfAny()
        guard let traits else { throw Refusal("Fill in the form.") }
        return GuardrailEdit(
            name: name, statement: statement, kind: traits.kind, position: traits.position, strength: traits.strength,
            ownerTeamID: team,
            proofMethod: method, proofEveryDays: days ?? nil, bypass: bypass, services: services ?? [],
            evidence: evidence ?? [])
    }
}

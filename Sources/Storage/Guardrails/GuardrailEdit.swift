import Domain

/// The fields of a guardrail that people fill in on a form.
package struct GuardrailEdit: MergedByField {
    package var name: String
    package var statement: String
    package var kind: GuardrailKind
    package var position: GuardrailPosition
    package var strength: Strength
    package var ownerTeamID: ID<Team>?
    package var proofMethod: ProofMethod?
    package var proofEveryDays: Int?
    package var bypass: String
    package var services: Set<ID<Service>>
    package var evidence: [Evidence]

    package init(
        name: String, statement: String = "", kind: GuardrailKind, position: GuardrailPosition, strength: Strength,
        ownerTeamID: ID<Team>? = nil, proofMethod: ProofMethod? = nil, proofEveryDays: Int? = nil, bypass: String = "",
        services: Set<ID<Service>> = [], evidence: [Evidence] = []
    ) {
        self.name = name
        self.statement = statement
        self.kind = kind
        self.position = position
        self.strength = strength
        self.ownerTeamID = ownerTeamID
        self.proofMethod = proofMethod
        self.proofEveryDays = proofEveryDays
        self.bypass = bypass
        self.services = services
        self.evidence = evidence
    }

    package static var fields: [MergedField<GuardrailEdit>] {
        [
            .whole("name", \.name), .prose("statement", \.statement), .whole("kind", \.kind),
            .whole("position", \.position), .whole("strength", \.strength),
            .whole("ownerTeamID", \.ownerTeamID), .whole("proofMethod", \.proofMethod),
            .whole("proofEveryDays", \.proofEveryDays), .prose("bypass", \.bypass),
            .entries("services", \.services), .whole("evidence", \.evidence),
        ]
    }

    /// The edit with its texts cleaned up for storing.
    ///
    /// - Throws: ``Refusal`` with every problem.
    func checked() throws(Refusal) -> GuardrailEdit {
        var problems = Problems()
        var edit = self
        edit.name =
            problems.checking { () throws(Refusal) in
                try Text.line(name, field: "name", called: "a name", required: true)
            } ?? ""
        edit.statement =
            problems.checking { () throws(Refusal) in
                try Text.paragraphs(statement, field: "statement", called: "what it stops", atMost: Text.Limit.passage)
            } ?? ""
        edit.bypass =
            problems.checking { () throws(Refusal) in
                try Text.paragraphs(bypass, field: "bypass", called: "who can bypass it", atMost: Text.Limit.passage)
            } ?? ""
        _ = problems.checking { () throws(Refusal) in
            try ProofSchedule.checked(proofEveryDays, field: "proof_every_days")
        }
        try problems.throwIfAny()
        return edit
    }
}

extension GuardrailEdit {
    init(_ guardrail: Guardrail, services: [Service], evidence: [Evidence]) {
        self.init(
            name: guardrail.name, statement: guardrail.statement, kind: guardrail.kind, position: guardrail.position,
            strength: guardrail.strength, ownerTeamID: guardrail.ownerTeamID, proofMethod: guardrail.proofMethod,
            proofEveryDays: guardrail.proofEveryDays, bypass: guardrail.bypass, services: Set(services.map(\.id)),
            evidence: evidence)
    }
}

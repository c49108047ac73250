import Domain

/// The result of a finished follow-up: a guardrail that it added, repaired or proved, or the reason why there is
/// none.
package struct FollowUpOutcome: Equatable, Sendable {
    package var guardrail: ID<Guardrail>?
    package var relation: GuardrailRelation
    package var reason: String
    /// The http or https address of the result; nil leaves it as it is.
    package var evidenceAddress: String?

    package init(
        guardrail: ID<Guardrail>? = nil, relation: GuardrailRelation = .addedBy, reason: String = "",
        evidenceAddress: String? = nil
    ) {
        self.guardrail = guardrail
        self.relation = relation
        self.reason = reason
        self.evidenceAddress = evidenceAddress
    }
}

extension Change {
    /// Turns an idea into a commitment: sets the owner, the due date and the state at once.
    ///
    /// - Throws: ``Refusal`` for the fields `owner` and `due`.
    package func commitFollowUp(_ id: ID<FollowUp>, owner: ID<Person>?, due: Day?) throws {
        let old = try requireFollowUp(id).followUp
        var edit = FollowUpEdit(old)
        edit.ownerID = owner
        edit.due = due
        var next = old
        next.ownerID = owner
        next.due = due
        try FollowUpRule.check(next, movingTo: .committed, from: old.state)
        try editFollowUp(id, edit, from: old.version)
        try moveFollowUp(id, FollowUpMove(state: .committed))
    }

    /// Marks a follow-up as done and records what it left behind: a guardrail, or the reason why there is none.
    ///
    /// - Throws: ``Refusal`` for the fields `guardrail`, `relation`, `evidence_address` and `reason`.
    package func finishFollowUp(_ id: ID<FollowUp>, _ outcome: FollowUpOutcome) throws {
        try require(.editorOrInvolved, on: .followUp(id))
        let old = try requireFollowUp(id).followUp
        let reason = outcome.reason.trimmed
        let leavesNone = try outcome.guardrail == nil && reading.followUpDossier(id)?.guardrails.isEmpty != false
        if leavesNone && reason.isEmpty && old.noGuardrailReason.isEmpty {
            throw Refusal(
                field: "guardrail", "Enter the guardrail it added, repaired or proved, or the reason why it left none.")
        }
        if let guardrail = outcome.guardrail {
            guard try reading.guardrail(guardrail) != nil else {
                throw Refusal(
                    field: "guardrail",
                    "\(guardrail.key) does not exist. Enter the key of another guardrail, or create a new one.")
            }
            try link(guardrail, outcome.relation, .followUp(id))
        }
        if let address = outcome.evidenceAddress {
            var edit = FollowUpEdit(old)
            edit.evidenceAddress = address
            try editFollowUp(id, edit, from: old.version)
        }
        try moveFollowUp(id, FollowUpMove(state: .done, reason: reason))
    }
}

import Domain

/// How likely a risk is, how bad it would be, and its early-warning sign.
package struct RiskAssessment: Equatable, Sendable {
    package var likelihood: RiskLevel?
    package var impact: RiskLevel?
    package var warningSign: String

    package init(likelihood: RiskLevel? = nil, impact: RiskLevel? = nil, warningSign: String = "") {
        self.likelihood = likelihood
        self.impact = impact
        self.warningSign = warningSign
    }
}

extension Change {
    /// Also after the end: what somebody was about to send when the pre-mortem was closed is not lost.
    package func assessRisk(_ risk: ID<Risk>, in id: ID<Premortem>, _ assessment: RiskAssessment) throws {
        let (premortem, _) = try requireParticipant(in: id)
        guard premortem.phase.isAtLeast(.mitigation) else {
            throw Refusal("You can assess risks once voting has ended.")
        }
        let old = try requireRisk(risk, in: id)
        let sign = try Text.line(
            assessment.warningSign, field: "warning_sign", called: "the early-warning sign", atMost: Text.Limit.note)
        var changes = ChangeList()
        changes.add("Likelihood", old.likelihood?.label ?? "", assessment.likelihood?.label ?? "")
        changes.add("Impact", old.impact?.label ?? "", assessment.impact?.label ?? "")
        changes.add("Early-warning sign", old.warningSign, sign)
        if changes.changes.isEmpty { return }
        try run(
            "UPDATE risk SET likelihood = ?, impact = ?, warning_sign = ? WHERE id = ?",
            [assessment.likelihood?.rawValue, assessment.impact?.rawValue, sign, risk.rawValue])
        try record(.premortem(id), "assessed “\(old.title)”", changes: changes.changes)
        try announcePremortem(id)
    }

    /// Accepts a risk, with a reason, a name and a day to look again.
    package func acceptRisk(
        _ risk: ID<Risk>, in id: ID<Premortem>, reason: String, by person: ID<Person>?, lookAgainOn day: Day?
    ) throws {
        let old = try requireMitigation(of: risk, in: id)
        var problems = Problems()
        let text = problems.checking { () throws(Refusal) in
            try Text.paragraphs(
                reason, field: "reason", called: "why it is accepted", atMost: Text.Limit.reason, required: true)
        }
        let name = try person.flatMap { try reading.personName($0) }
        if name == nil { problems.add(field: "accepted_by", "Choose the person who accepts the risk.") }
        if day.map({ $0 <= Day(now, in: .gmt) }) ?? true {
            problems.add(field: "look_again_on", "Enter a future day on which to look at it again.")
        }
        try problems.throwIfAny()
        guard let text, let person, let day else { return }
        try run(
            "UPDATE risk SET accepted_reason = ?, accepted_by = ?, look_again_on = ? WHERE id = ?",
            [text, person.rawValue, day.iso, risk.rawValue])
        try record(
            .premortem(id), "accepted “\(old.title)”",
            changes: [
                FieldChange(field: "Reason", from: old.acceptance?.reason ?? "", to: text),
                FieldChange(field: "By", from: old.acceptance?.personName ?? "", to: name ?? ""),
                FieldChange(field: "Look again on", from: old.acceptance?.lookAgainOn.iso ?? "", to: day.iso),
            ])
        try announcePremortem(id)
    }

    func requireRisk(_ id: ID<Risk>) throws -> Risk {
        guard let risk = try reading.risk(id) else { throw Refusal("This risk no longer exists.") }
        return risk
    }

    func requireRisk(_ id: ID<Risk>, in premortem: ID<Premortem>) throws -> Risk {
        let risk = try requireRisk(id)
        guard risk.premortemID == premortem else { throw Refusal("This risk belongs to another pre-mortem.") }
        return risk
    }
}

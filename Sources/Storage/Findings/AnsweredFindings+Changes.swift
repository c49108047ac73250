import Domain

/// A finding that is added together with its answer: the guardrail it is about and the follow-up that sees to it.
package struct AnsweredFinding: Sendable {
    package var finding: FindingEdit
    /// The sentence of the postmortem that it was made from.
    package var quotation: QuotationEdit?
    package var answer: GuardrailAnswer?
    /// The guardrail to add to the register, if the answer is not a guardrail that is there already.
    package var guardrail: GuardrailEdit?
    /// Nil if there is nothing to do. An empty title is made from the guardrail.
    package var followUp: FollowUpEdit?
    package var followUpState: FollowUpState

    package init(
        _ finding: FindingEdit, from quotation: QuotationEdit? = nil, answer: GuardrailAnswer? = nil,
        guardrail: GuardrailEdit? = nil, followUp: FollowUpEdit? = nil, followUpState: FollowUpState = .committed
    ) {
        self.finding = finding
        self.quotation = quotation
        self.answer = answer
        self.guardrail = guardrail
        self.followUp = followUp
        self.followUpState = followUpState
    }
}

/// The records that were made for a finding with its answer.
package struct AnsweredFindingRecords: Sendable {
    package let finding: ID<Finding>
    package internal(set) var guardrail: ID<Guardrail>?
    package internal(set) var followUp: ID<FollowUp>?
    /// Everything that undoing it moves to the bin.
    package internal(set) var made: [Deletable]
}

extension Change {
    /// Adds a finding to an incident, links it to its guardrail, and adds the follow-up, all at once.
    package func addFinding(to incident: ID<Incident>, _ whole: AnsweredFinding) throws -> AnsweredFindingRecords {
        let finding = try addFinding(to: incident, whole.finding, from: whole.quotation)
        var records = AnsweredFindingRecords(finding: finding, made: [.finding(finding)])
        if let answer = whole.answer {
            let guardrail = try guardrail(of: answer, whole, in: incident, &records)
            if answer.isAskedFor {
                records.made.append(.guardrailLink(try link(guardrail, .proposedBy, .finding(finding))))
            }
            records.guardrail = guardrail
        }
        if let followUp = whole.followUp { try add(followUp, whole, in: incident, &records) }
        return records
    }

    private func guardrail(
        of answer: GuardrailAnswer, _ whole: AnsweredFinding, in incident: ID<Incident>,
        _ records: inout AnsweredFindingRecords
    ) throws -> ID<Guardrail> {
        if case .own(let id, let relation) = answer {
            let isKnown = try reading.guardrails(linkedToIncident: incident).contains {
                $0.guardrail.id == id && $0.relation == relation
            }
            let link = try link(id, relation, .incident(incident))
            if !isKnown { records.made.append(.guardrailLink(link)) }
            return id
        }
        guard var edit = whole.guardrail else { throw Refusal(field: "answer", "Choose a guardrail.") }
        edit.services.formUnion(try reading.services(of: incident).map(\.id))
        var entry: String?
        if case .entry(let slug) = answer { entry = slug }
        let isBuilt = whole.followUp != nil && whole.followUpState.isCommitted
        let id = try addGuardrail(edit, state: isBuilt ? .building : .proposed, entry: entry)
        records.made.append(.guardrail(id))
        return id
    }

    private func add(
        _ followUp: FollowUpEdit, _ whole: AnsweredFinding, in incident: ID<Incident>,
        _ records: inout AnsweredFindingRecords
    ) throws {
        var followUp = followUp
        let guardrail = try records.guardrail.map { try requireGuardrail($0) }
        let lacking = try guardrail.map { try servicesLacking($0, of: incident, whole.answer) } ?? []
        if let guardrail, followUp.title.allSatisfy(\.isWhitespace) {
            followUp.title = AnsweredFinding.title(of: whole.answer?.work, guardrail, lacking: lacking)
        }
        let id = try addFollowUp(
            followUp, incident: incident, finding: records.finding, state: whole.followUpState)
        if let guardrail, let work = whole.answer?.work {
            try link(guardrail.id, work, .followUp(id))
            for service in lacking { try bring(guardrail.id, to: service.id, by: id) }
        }
        records.followUp = id
        records.made.append(.followUp(id))
    }

    /// The services of an incident to which a guardrail has yet to be brought from elsewhere.
    private func servicesLacking(
        _ guardrail: Guardrail, of incident: ID<Incident>, _ answer: GuardrailAnswer?
    ) throws -> [Service] {
        guard case .own(_, .absentIn) = answer, guardrail.state(at: now).isInPlace else { return [] }
        let protected = Set(try reading.services(of: guardrail.id).map(\.id))
        return try reading.services(of: incident).filter { !protected.contains($0.id) }
    }
}

extension AnsweredFinding {
    fileprivate static func title(of work: GuardrailRelation?, _ guardrail: Guardrail, lacking: [Service]) -> String {
        let name = "\(guardrail.key) \(guardrail.name)"
        if work == .repairedBy { return "Repair \(name)" }
        if lacking.isEmpty { return "Add \(name)" }
        return "Bring \(name) to \(lacking.map(\.name).joined(separator: ", "))"
    }
}

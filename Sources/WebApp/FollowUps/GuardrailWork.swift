import Domain
import HTML
import Storage

/// The work of a new follow-up on an existing guardrail.
struct GuardrailWork: Sendable {
    enum Kind: Sendable {
        /// Building the guardrail that a finding asked for.
        case adding
        case repairing
        /// Building it in another service.
        case bringing(to: Service)
    }

    let guardrail: Guardrail
    let kind: Kind

    /// - Parameters:
    ///   - service: the service that the guardrail is brought to, as in the address.
    ///   - answersFinding: whether the follow-up answers a finding, which then asked for the guardrail.
    /// - Returns: nil if the address names no guardrail.
    /// - Throws: ``Obstacle/notFound`` if it names something that does not exist.
    init?(_ guardrail: String?, service: String?, answersFinding: Bool, _ reading: Reading) throws {
        guard let guardrail else { return nil }
        let key = try Key(guardrail).orNotFound()
        if key.prefix != .guardrail { throw Obstacle.notFound }
        self.guardrail = try reading.guardrail(ID(key.number)).orNotFound()
        if let service {
            kind = .bringing(to: try ID<Service>(text: service).flatMap { try reading.service($0) }.orNotFound())
        } else {
            kind = answersFinding ? .adding : .repairing
        }
    }

    var query: [(name: String, value: String)] {
        let guardrail = (name: "guardrail", value: guardrail.key.description)
        switch kind {
        case .adding, .repairing: return [guardrail]
        case .bringing(let service): return [guardrail, ("service", service.id.description)]
        }
    }

    /// The suggested title.
    var title: String {
        switch kind {
        case .adding: "Add \(guardrail.key) \(guardrail.name)"
        case .repairing: "Repair \(guardrail.key) \(guardrail.name)"
        case .bringing(let service): guardrail.work(bringingTo: service).title
        }
    }

    /// Links the follow-up to the guardrail.
    func note(_ id: ID<FollowUp>, _ change: Change) throws {
        switch kind {
        case .adding: _ = try change.link(guardrail.id, .addedBy, .followUp(id))
        case .repairing: _ = try change.link(guardrail.id, .repairedBy, .followUp(id))
        case .bringing(let service): try change.bring(guardrail.id, to: service.id, by: id)
        }
    }

    var facts: HTML {
        let what: HTML
        switch kind {
        case .adding: what = "Adds"
        case .repairing: what = "Repairs"
        case .bringing(let service): what = "Brings to \(tag(service.name, tone: .quiet)) the guardrail"
        }
        return """
            <div class="field"><p class="record-facts">\(what) \(keyLink(guardrail.key)) \
            <a href="\(Paths.guardrail(guardrail.id))">\(guardrail.name)</a></p></div>
            """
    }
}

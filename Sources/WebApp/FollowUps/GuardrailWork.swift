import Domain
import HTML
import Storage

/// The work of a new follow-up on an existing guardrail: repairing it, or bringing it to another service.
struct GuardrailWork: Sendable {
    let guardrail: Guardrail
    /// The service to bring it to; nil for a repair.
    let service: Service?

    /// - Returns: nil if the address names no guardrail.
    /// - Throws: ``Obstacle/notFound`` if it names something that does not exist.
    init?(_ guardrail: String?, service: String?, _ reading: Reading) throws {
        guard let guardrail else { return nil }
        let key = try Key(guardrail).orNotFound()
        if key.prefix != .guardrail { throw Obstacle.notFound }
        self.guardrail = try reading.guardrail(ID(key.number)).orNotFound()
        self.service = try service.map { text in
            try ID<Service>(text: text).flatMap { try reading.service($0) }.orNotFound()
        }
    }

    var query: [(name: String, value: String)] {
        [("guardrail", guardrail.key.description)] + (service.map { [("service", $0.id.description)] } ?? [])
    }

    /// The suggested title.
    var title: String {
        service.map { guardrail.work(bringingTo: $0).title } ?? "Repair \(guardrail.key) \(guardrail.name)"
    }

    /// Links the follow-up to the guardrail.
    func note(_ id: ID<FollowUp>, _ change: Change) throws {
        if let service {
            try change.bring(guardrail.id, to: service.id, by: id)
        } else {
            try change.link(guardrail.id, .repairedBy, .followUp(id))
        }
    }

    var facts: HTML {
        let what: HTML = service.map { "Brings to \(tag($0.name, tone: .quiet)) the guardrail" } ?? "Repairs"
        return """
            <div class="field"><p class="record-facts">\(what) \(keyLink(guardrail.key)) <a href="\(Paths.guardrail(guardrail.id))">\(guardrail.name)</a></p></div>
            """
    }
}

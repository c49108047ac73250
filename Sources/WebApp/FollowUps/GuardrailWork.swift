import Domain
import HTML
import Storage

/// What a new follow-up does to a guardrail that is there: it repairs it, or brings it to a further service.
struct GuardrailWork: Sendable {
    let guardrail: Guardrail
    /// Where it is to be brought; nil for a repair.
    let service: Service?

    /// - Returns: nil where the address names no guardrail.
    /// - Throws: ``Obstacle/notFound`` where it names something that is not there.
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

    /// What the form proposes.
    var title: String {
        service.map { guardrail.work(bringingTo: $0).title } ?? "Repair \(guardrail.key) \(guardrail.name)"
    }

    /// Ties the follow-up to the guardrail.
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

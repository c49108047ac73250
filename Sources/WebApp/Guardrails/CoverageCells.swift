import Domain
import HTML
import Storage
import WebServer

/// One guardrail in one service: whether it is there, and why not.
enum CoverageCells {
    /// Shows one guardrail in one service: its status there, why, and the work on it.
    static func show(_ visit: Visit) async throws -> Response {
        let cell = try await readCell(visit)
        return .page(cellPage(visit.frame, cell, reason: cell.exemption?.reason ?? "", problems: []))
    }

    /// Adds the service to those that the guardrail protects, or removes it.
    static func updateProtection(_ visit: Visit) async throws -> Response {
        let cell = try await readCell(visit)
        guard let protects = ["yes": true, "no": false][visit.form["protects"] ?? ""] else {
            throw Refusal("Use the buttons on the page.")
        }
        let (guardrail, service) = (cell.guardrail.id, cell.service.id)
        try await visit.change { change in
            if protects {
                try change.protect(service, with: guardrail)
            } else {
                try change.unprotect(service, from: guardrail)
            }
        }
        let sentence = protects ? "now protects" : "no longer protects"
        return .redirect(
            to: Paths.coverageCell(cell.guardrail.id, cell.service.id),
            notice: FlashNotice("\(cell.guardrail.key) \(sentence) \(cell.service.name)."))
    }

    static func exempt(_ visit: Visit) async throws -> Response {
        let cell = try await readCell(visit)
        let reason = visit.form["reason"] ?? ""
        return try await attempt {
            let id = try await visit.change {
                try $0.exempt(cell.guardrail.id, in: cell.service.id, reason: reason)
            }
            return .redirect(
                to: Paths.coverageCell(cell.guardrail.id, cell.service.id),
                notice: FlashNotice(
                    "\(cell.guardrail.key) does not apply to \(cell.service.name).",
                    undoMaking: [.guardrailExemption(id)]))
        } orShow: { problems, _ in
            cellPage(visit.frame, cell, reason: reason, problems: problems)
        }
    }

    static func endExemption(_ visit: Visit) async throws -> Response {
        let cell = try await readCell(visit)
        let exemption = try cell.exemption.orNotFound()
        try await visit.change { try $0.delete(.guardrailExemption(exemption.id)) }
        return .redirect(
            to: Paths.coverageCell(cell.guardrail.id, cell.service.id),
            notice: FlashNotice("Reason removed.", undo: .guardrailExemption(exemption.id)))
    }

    private static func readCell(_ visit: Visit) async throws -> CoverageCell {
        let id = try visit.guardrailID()
        let service: ID<Service> = try visit.id("service")
        return try await visit.read { try $0.coverageCell(id, service).orNotFound() }
    }
}

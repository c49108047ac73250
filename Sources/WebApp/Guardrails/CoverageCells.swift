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

    private static func cellPage(
        _ frame: Frame, _ cell: CoverageCell, reason: String, problems: [Refusal.Problem]
    ) -> HTML {
        let guardrail = cell.guardrail
        let mark = cell.mark(at: frame.now)
        return page(
            frame, title: "\(guardrail.key) in \(cell.service.name)", section: .guardrails, problems: problems,
            """
            \(CoverageTable.symbols())
            <p class="back"><a href="\(Paths.coverage)">Coverage</a></p>
            <header class="record-header">
            <p class="record-key">\(keyLink(guardrail.key)) \(guardrail.name)</p>
            <h1>In \(cell.service.name)</h1>
            <div class="record-marks">\(mark.map { "<span class=\"coverage-mark\">\(CoverageTable.mark($0)) \($0.label)</span>" as HTML } ?? "<span class=\"quiet-text\">Not considered yet</span>") \(when: cell.protects, stateTag(guardrail.state(at: frame.now)))</div>
            <p>\(sentence(cell, mark))</p>
            <div class="record-actions">\(actions(frame, cell, mark))</div>
            </header>
            \(because(cell, frame))
            \(exemption(frame, cell, reason: reason, problems: problems))
            """)
    }

    private static func sentence(_ cell: CoverageCell, _ mark: CoverageMark?) -> HTML {
        if let exemption = cell.exemption { return "It does not apply here: \(proseLine(exemption.reason))" }
        if cell.protects && mark == .missing {
            return "It is meant to protect \(cell.service.name) but is not in place."
        }
        if cell.protects { return "It is one of the guardrails of \(cell.service.name)." }
        if mark == nil {
            return "No incident of \(cell.service.name) has asked for it, and nobody has recorded whether it applies."
        }
        return "\(cell.service.name) does not have it."
    }

    private static func actions(_ frame: Frame, _ cell: CoverageCell, _ mark: CoverageMark?) -> HTML? {
        let (guardrail, service) = (cell.guardrail.id, cell.service.id)
        let bringing = linkButton(
            "Add a follow-up that brings it here", to: Paths.newFollowUp(bringing: guardrail, to: service),
            style: .primary)
        let protection = Paths.coverageProtection(guardrail, service)
        if cell.exemption != nil {
            return postButton(
                "It does apply here", to: Paths.guardrailExemptionDeletion(guardrail, service), frame)
        }
        if cell.protects {
            return """
                \(when: mark == .missing, bringing)\
                \(postButton("It does not protect this service", to: protection, frame, style: .quiet, fields: [("protects", "no")]))
                """
        }
        return """
            \(bringing)\
            \(postButton("It protects this service", to: protection, frame, fields: [("protects", "yes")]))
            """
    }

    private static func because(_ cell: CoverageCell, _ frame: Frame) -> HTML {
        """
        \(when: !cell.followUps.isEmpty, """
            <section aria-labelledby="follow-ups">
            \(sectionHeading("What brings it here", id: "follow-ups"))
            <ul class="rows">
            \(each: cell.followUps, { "<li>\(keyLink($0.followUp.key)) <a href=\"\(Paths.followUp($0.followUp.id))\">\($0.followUp.title)</a> \(stateTag($0.followUp.state))</li>\n" })
            </ul>
            </section>
            """)
        \(when: !cell.incidents.isEmpty, """
            <section aria-labelledby="incidents">
            \(sectionHeading("Related incidents in this service", id: "incidents"))
            <ul class="rows">
            \(each: cell.incidents, { "<li>\(keyLink($0.key)) <a href=\"\(Paths.incident($0.id))\">\($0.title)</a> \(severityMark($0.severity))</li>\n" })
            </ul>
            </section>
            """)
        \(when: !cell.alike.isEmpty, """
            <section aria-labelledby="alike">
            \(sectionHeading("Other guardrails of the same kind here", id: "alike"))
            <ul class="guardrail-list">
            \(each: cell.alike, { "<li>\(Incidents.guardrailLine($0, frame))</li>\n" })
            </ul>
            </section>
            """)
        """
    }

    private static func exemption(
        _ frame: Frame, _ cell: CoverageCell, reason: String, problems: [Refusal.Problem]
    ) -> HTML? {
        if cell.protects { return nil }
        return disclosure(
            "It does not apply here", isOpen: !problems.isEmpty,
            form(
                Paths.guardrailExemption(cell.guardrail.id, cell.service.id), frame,
                """
                \(textArea("reason", label: "Why does it not apply to \(cell.service.name)?", value: reason, hint: "The reason is kept and shown in the coverage.", problems: problems, rows: 2, required: true))
                \(formActions(submitButton("Save the reason", style: .plain)))
                """))
    }
}

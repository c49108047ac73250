import Domain
import HTML
import Storage
import WebServer

/// Every service that lacks a guardrail, for opening a follow-up for each that is selected.
func guardrailGapList(_ visit: Visit) async throws -> Response {
    let id = try visit.guardrailID()
    let (guardrail, lacking) = try await visit.read {
        (try $0.guardrail(id).orNotFound(), try $0.servicesLacking(id))
    }
    return .page(gapListPage(visit.frame, guardrail, lacking))
}

private func gapListPage(_ frame: Frame, _ guardrail: Guardrail, _ lacking: [LackingService]) -> HTML {
    page(
        frame, title: "What other paths have the same gap as \(guardrail.key)?", section: .guardrails,
        """
        <p class="back">\(keyLink(guardrail.key)) \(guardrail.name)</p>
        <h1>What other paths have the same gap?</h1>
        \(lacking.isEmpty
            ? emptyState("Every service has it, or somebody has said why it does not apply.", action: ("To the guardrail", Paths.guardrail(guardrail.id)))
            : selection(guardrail, lacking))
        """)
}

private func selection(_ guardrail: Guardrail, _ lacking: [LackingService]) -> HTML {
    """
    <p class="lead">\(lacking.count == 1 ? "One service does" : "\(lacking.count) services do") not have it. Select those that need it; what would be opened is shown before anything is. Where it does not apply, open the service and say why.</p>
    <form action="\(Paths.newGuardrailGapFollowUps(guardrail.id))" method="get">
    <fieldset class="field choices">
    <legend>Services without \(guardrail.key.description)</legend>
    \(each: lacking, { choice(guardrail.id, $0) })
    </fieldset>
    \(formActions(submitButton("See what would be opened")))
    </form>
    """
}

/// Not ticked: nothing selected must mean nothing.
private func choice(_ id: ID<Guardrail>, _ lacking: LackingService) -> HTML {
    let service = lacking.service
    var notes: [HTML] = []
    if lacking.wasTouched { notes.append("touched by one of its incidents") }
    if let followUp = lacking.followUp { notes.append("\(keyLink(followUp.key)) brings it there") }
    if let alike = lacking.alike { notes.append("has \(keyLink(alike.key)) of the same kind") }
    notes.append("<a href=\"\(Paths.coverageCell(id, service.id))\">\(service.name), in detail</a>")
    return """
        <div class="choice"><input id="service-\(service.id.description)" name="service" type="checkbox" value="\(service.id.description)" aria-describedby="service-\(service.id.description)-help">\
        <label for="service-\(service.id.description)">\(service.name)</label><p class="hint" id="service-\(service.id.description)-help">\(notes.joined(separator: " · "))</p></div>

        """
}

/// The dry run. It reads and changes nothing.
func guardrailGapFollowUpsNew(_ visit: Visit) async throws -> Response {
    let id = try visit.guardrailID()
    let services = try selectedServices(visit.query)
    let (guardrail, plan) = try await readPlan(visit, id, services)
    return .page(gapDryRun(visit.frame, guardrail, plan, typed: "", problems: []))
}

/// Does what the dry run showed, if the count was typed and nothing has changed in the meantime.
func guardrailGapFollowUpsCreate(_ visit: Visit) async throws -> Response {
    let id = try visit.guardrailID()
    let services = try selectedServices(visit.form)
    let typed = visit.form["confirmation"] ?? ""
    return try await attempt {
        if services.isEmpty { throw Refusal("Nothing was selected, so nothing was opened.") }
        try TypedCount(Batch.followUps(services.count)).check(typed)
        let batch = try await visit.change { try $0.openGapFollowUps(id, for: services) }
        return .redirect(
            to: Paths.guardrail(id).anchored("missing"),
            notice: FlashNotice("\(BatchKind.followUpOpening.sentence(count: services.count)).", undo: batch))
    } orShow: { problems, _ in
        let (guardrail, plan) = try await readPlan(visit, id, services)
        return gapDryRun(visit.frame, guardrail, plan, typed: typed, problems: problems)
    }
}

private func selectedServices(_ form: Form) throws -> [ID<Service>] {
    let texts = form.all("service")
    let services = texts.compactMap { ID<Service>(text: $0) }
    if services.count != texts.count { throw Refusal("Choose services of the list.") }
    if services.count > Batch.mostRows {
        throw Refusal("At most \(Batch.mostRows) can be opened at once. Select fewer.")
    }
    return services
}

private func readPlan(
    _ visit: Visit, _ id: ID<Guardrail>, _ services: [ID<Service>]
) async throws -> (Guardrail, [PlannedGapFollowUp]) {
    try await visit.read { (try $0.guardrail(id).orNotFound(), try $0.plannedGapFollowUps(id, for: services)) }
}

private func gapDryRun(
    _ frame: Frame, _ guardrail: Guardrail, _ plan: [PlannedGapFollowUp], typed: String, problems: [Refusal.Problem]
) -> HTML {
    let opened = plan.filter { $0.obstacle == nil }
    let back = Paths.guardrailGaps(guardrail.id)
    if opened.isEmpty {
        return page(
            frame, title: "Nothing would be opened", section: .guardrails, problems: problems,
            """
            <p class="back">\(keyLink(guardrail.key)) \(guardrail.name)</p>
            <h1>Nothing would be opened</h1>
            \(when: plan.isEmpty, "<p>Nothing is selected, so nothing would be opened.</p>")
            \(when: !plan.isEmpty, "<ul class=\"rows\">\(each: plan, { "<li>\(leftOut($0))</li>\n" })</ul>")
            <p><a href="\(back)">Back to the services</a></p>
            """)
    }
    let count = Batch.followUps(opened.count)
    return dryRunPage(
        frame,
        DryRun(
            title: "Open \(count)?", count: TypedCount(count),
            changes: dataTable(
                caption: "What would be opened",
                head: "\(headCell("Follow-up"))\(headCell("For"))\(headCell("Team"))\(headCell("State"))",
                rows: opened.map(row).joined(), hidesCaption: true),
            leftOut: plan.filter { $0.obstacle != nil }.map(leftOut), action: Paths.guardrailGapFollowUps(guardrail.id),
            fields: opened.map { ("service", $0.service.id.description) }, button: "Open \(count)",
            back: ("\(guardrail.key) \(guardrail.name)", back)),
        section: .guardrails, typed: typed, problems: problems)
}

private func row(_ planned: PlannedGapFollowUp) -> HTML {
    """
    <tr>\(rowHead(HTML(text: planned.edit.title)))\(cell("For", HTML(text: planned.service.name)))\
    \(cell("Team", planned.teamName.map { HTML(text: $0) } ?? "<span class=\"quiet-text\">none yet</span>"))\
    \(cell("State", stateTag(FollowUpState.proposed)))</tr>

    """
}

private func leftOut(_ planned: PlannedGapFollowUp) -> HTML {
    "\(planned.service.name)<br><small>\(planned.obstacle ?? "")</small>"
}

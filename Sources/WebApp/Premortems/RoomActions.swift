import Domain
import Foundation
import Storage
import WebServer

func participantCreate(_ visit: Visit) async throws -> Response {
    try await act(in: visit) { change, id in try change.joinPremortem(id) }
}

func phaseUpdate(_ visit: Visit) async throws -> Response {
    let form = visit.form
    return try await act(in: visit) { change, id in
        guard let phase = form["phase"].flatMap(PremortemPhase.init(rawValue:)),
            let from = form["from"].flatMap(PremortemPhase.init(rawValue:))
        else { throw Refusal("Use the buttons of the page.") }
        try change.movePremortem(id, to: phase, from: from)
    }
}

func timerUpdate(_ visit: Visit) async throws -> Response {
    let (form, zone, now) = (visit.form, visit.frame.zone, visit.now)
    return try await act(in: visit, form: "timer") { change, id in
        if form["stop"] == "1" { return try change.setTimer(of: id, end: nil) }
        if let until = form["until"] {
            guard let day = Day(iso: until.trimmed),
                let end = CivilTime(day: day.adding(days: 1), secondOfDay: 0).instants(in: zone).first
            else { throw Refusal(field: "until", "Enter a day, such as 2026-03-01.") }
            return try change.setTimer(of: id, end: end)
        }
        guard let minutes = form["minutes"].flatMap({ Int($0.trimmed) }), (1...240).contains(minutes) else {
            throw Refusal(field: "minutes", "Enter a number of minutes between 1 and 240.")
        }
        try change.setTimer(of: id, end: now.addingTimeInterval(Double(minutes) * 60))
    }
}

/// Handing over, or taking over from a facilitator who has vanished.
func facilitatorUpdate(_ visit: Visit) async throws -> Response {
    let form = visit.form
    let id = try visit.premortemID()
    let premortem = try await visit.read { try $0.premortem(id).orNotFound() }
    let lastSeen = visit.lastSeen(premortem)
    if form["take_over"] == "1" {
        let response = try await act(in: visit, notice: "You facilitate now.") { change, id in
            try change.takeOverPremortem(id, lastSeen: lastSeen)
        }
        visit.app.facilitators.note(id, at: visit.now)
        return response
    }
    let response = try await act(in: visit, form: "hand-over") { change, id in
        guard let person = form["person"].flatMap({ ID<Person>(text: $0) }) else {
            throw Refusal(field: "person", "Choose somebody who takes part.")
        }
        try change.handOverPremortem(id, to: person)
    }
    visit.app.facilitators.note(id, at: visit.now)
    return response
}

func cardCreate(_ visit: Visit) async throws -> Response {
    let form = visit.form
    return try await act(in: visit, form: "card") { change, id in
        _ = try change.writeCard(in: id, text: form["text"] ?? "", prompt: try promptTitle(form, change.reading, id))
    }
}

func cardUpdate(_ visit: Visit) async throws -> Response {
    let (form, card) = (visit.form, try visit.id("card") as ID<Card>)
    return try await act(in: visit, form: "card-\(card)") { change, id in
        try change.editCard(card, in: id, text: form["text"] ?? "", prompt: try promptTitle(form, change.reading, id))
    }
}

func cardWithdraw(_ visit: Visit) async throws -> Response {
    let card: ID<Card> = try visit.id("card")
    return try await act(in: visit) { change, id in try change.withdrawCard(card, in: id, true) }
}

func cardRestore(_ visit: Visit) async throws -> Response {
    let card: ID<Card> = try visit.id("card")
    return try await act(in: visit) { change, id in try change.withdrawCard(card, in: id, false) }
}

func cardMove(_ visit: Visit) async throws -> Response {
    let (form, card) = (visit.form, try visit.id("card") as ID<Card>)
    return try await act(in: visit) { change, id in
        let text = form["risk"] ?? ""
        let target = ID<Risk>(text: text)
        if target == nil && !text.isEmpty { throw Refusal("Choose one of the groups.") }
        try change.moveCard(card, to: target, in: id)
    }
}

func riskUpdate(_ visit: Visit) async throws -> Response {
    let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
    return try await act(in: visit, form: "risk-\(risk)", anchor: "risk-\(risk)") { change, id in
        try change.renameRisk(risk, in: id, title: form["title"] ?? "")
    }
}

func riskMerge(_ visit: Visit) async throws -> Response {
    let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
    return try await act(in: visit) { change, id in
        guard let target = form["risk"].flatMap({ ID<Risk>(text: $0) }) else {
            throw Refusal("Choose one of the groups.")
        }
        try change.mergeRisk(risk, into: target, in: id)
    }
}

func groupingUndo(_ visit: Visit) async throws -> Response {
    try await act(in: visit) { change, id in try change.undoGrouping(in: id) }
}

func dotsUpdate(_ visit: Visit) async throws -> Response {
    let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
    return try await act(in: visit, anchor: "risk-\(risk)") { change, id in
        guard let dots = form["dots"].flatMap({ Int($0) }) else { throw Refusal("Use the buttons beside the risk.") }
        try change.vote(in: id, risk, dots: dots)
    }
}

func riskAssess(_ visit: Visit) async throws -> Response {
    let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
    return try await act(in: visit, form: "assess-\(risk)", anchor: "risk-\(risk)") { change, id in
        func level(_ name: String) throws -> RiskLevel? {
            let text = form[name] ?? ""
            if text.isEmpty { return nil }
            guard let level = RiskLevel(rawValue: text) else {
                throw Refusal(field: name, "Choose low, medium or high.")
            }
            return level
        }
        try change.assessRisk(
            risk, in: id,
            RiskAssessment(
                likelihood: try level("likelihood"), impact: try level("impact"),
                warningSign: form["warning_sign"] ?? ""))
    }
}

/// One that is in the register, or a new one.
func riskGuardrailCreate(_ visit: Visit) async throws -> Response {
    let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
    return try await act(in: visit, form: "guardrail-\(risk)", anchor: "risk-\(risk)") { change, id in
        if let known = try guardrailID(typed: form["guardrail"] ?? "", field: "guardrail") {
            return try change.mitigateRisk(risk, in: id, by: known)
        }
        if (form["name"] ?? "").trimmed.isEmpty {
            throw Refusal(field: "guardrail", "Enter the key of a guardrail, or the name of a new one.")
        }
        guard let kind = form["kind"].flatMap(GuardrailKind.init(rawValue:)),
            let position = form["position"].flatMap(GuardrailPosition.init(rawValue:)),
            let strength = form["strength"].flatMap(Strength.init(rawValue:))
        else { throw Refusal(field: "kind", "Choose kind, position and strength from the lists.") }
        _ = try change.mitigateRisk(
            risk, in: id,
            byNew: GuardrailEdit(name: form["name"] ?? "", kind: kind, position: position, strength: strength))
    }
}

func riskFollowUpCreate(_ visit: Visit) async throws -> Response {
    let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
    return try await act(in: visit, form: "follow-up-\(risk)", anchor: "risk-\(risk)") { change, id in
        _ = try change.followUpRisk(risk, in: id, try quickFollowUp(form, isPromise: false))
    }
}

func riskAccept(_ visit: Visit) async throws -> Response {
    let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
    return try await act(in: visit, form: "accept-\(risk)", anchor: "risk-\(risk)") { change, id in
        let day = form["look_again_on"].flatMap { Day(iso: $0.trimmed) }
        try change.acceptRisk(
            risk, in: id, reason: form["reason"] ?? "", by: form["accepted_by"].flatMap { ID<Person>(text: $0) },
            lookAgainOn: day)
    }
}

/// A follow-up from the list, or a new one.
func conditionCreate(_ visit: Visit) async throws -> Response {
    let form = visit.form
    if form.contains("follow_up") {
        return try await act(in: visit, form: "existing", anchor: "conditions") { change, id in
            guard let followUp = try followUpID(typed: form["follow_up"] ?? "", field: "follow_up") else {
                throw Refusal(field: "follow_up", "Choose a follow-up.")
            }
            try change.addCondition(to: id, existing: followUp)
        }
    }
    return try await act(in: visit, form: "condition", anchor: "conditions") { change, id in
        _ = try change.addCondition(to: id, try quickFollowUp(form, isPromise: true))
    }
}

func conditionDelete(_ visit: Visit) async throws -> Response {
    let followUp = try visit.followUpID()
    return try await act(in: visit, anchor: "conditions") { change, id in
        try change.removeCondition(followUp, of: id)
    }
}

func decisionUpdate(_ visit: Visit) async throws -> Response {
    let form = visit.form
    return try await act(in: visit, form: "decision", anchor: "decision") { change, id in
        guard let decision = form["decision"].flatMap(LaunchDecision.init(rawValue:)) else {
            throw Refusal(field: "decision", "Choose go, go with conditions, or no go.")
        }
        try change.decide(id, decision, note: form["note"] ?? "")
    }
}

/// A form names a prompt by its place.
private func promptTitle(_ form: Form, _ reading: Reading, _ id: ID<Premortem>) throws -> String {
    guard let place = form["prompt"].flatMap({ Int($0) }), let prompts = try reading.premortem(id)?.script.prompts,
        prompts.indices.contains(place)
    else { return "" }
    return prompts[place].title
}

/// Title, owner and day, as the forms of a session ask for them. With one of owner and date alone it is neither promise nor
/// idea.
private func quickFollowUp(_ form: Form, isPromise: Bool) throws -> FollowUpEdit {
    var values = FollowUpForm(form)
    if !isPromise && values.owner.isEmpty { values.due = "" }
    return try values.edit(for: isPromise || !values.owner.isEmpty ? .committed : .proposed)
}

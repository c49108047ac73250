import Domain
import Foundation
import HTML
import Storage
import WebServer

/// The form of a guardrail with its values as typed.
struct GuardrailForm: Sendable {
    var name = ""
    var statement = ""
    var kind = ""
    var position = ""
    var strength = ""
    var ownerTeam = ""
    /// Empty if nothing proves it yet.
    var proofMethod = ""
    var proofEveryDays = ""
    var bypass = ""
    var services: Set<String> = []
    /// One piece of evidence on each line.
    var evidence = ""
    var version = 0

    init() {}

    init(_ dossier: GuardrailDossier) {
        let guardrail = dossier.guardrail
        name = guardrail.name
        statement = guardrail.statement
        kind = guardrail.kind.rawValue
        position = guardrail.position.rawValue
        strength = guardrail.strength.rawValue
        ownerTeam = guardrail.ownerTeamID?.description ?? ""
        proofMethod = guardrail.proofMethod?.rawValue ?? ""
        proofEveryDays = guardrail.proofEveryDays.map(String.init) ?? ""
        bypass = guardrail.bypass
        services = Set(dossier.services.map { $0.id.description })
        evidence = dossier.evidence.words
        version = guardrail.version
    }

    init(_ entry: CatalogueEntry) {
        name = entry.name
        statement = entry.stops
        kind = entry.kind.rawValue
        position = entry.position.rawValue
        strength = entry.strength.rawValue
        proofMethod = entry.proofMethod.rawValue
        proofEveryDays = entry.proofEveryDays.map(String.init) ?? ""
        bypass = entry.bypass
    }

    init(_ form: Form) {
        name = form["name"] ?? ""
        statement = form["statement"] ?? ""
        kind = form["kind"] ?? ""
        position = form["position"] ?? ""
        strength = form["strength"] ?? ""
        ownerTeam = form["owner_team"] ?? ""
        proofMethod = form["proof_method"] ?? ""
        proofEveryDays = form["proof_every_days"] ?? ""
        bypass = form["bypass"] ?? ""
        services = Set(form.all("services"))
        evidence = form["evidence"] ?? ""
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    func edit() throws(Refusal) -> GuardrailEdit {
        var problems = Problems()
        if name.trimmed.isEmpty { problems.add(field: "name", "Enter a name.") }
        let kind = GuardrailKind(rawValue: self.kind)
        if kind == nil { problems.add(field: "kind", "Choose what kind of guardrail it is.") }
        let position = GuardrailPosition(rawValue: self.position)
        if position == nil { problems.add(field: "position", "Choose when it acts.") }
        let strength = Strength(rawValue: self.strength)
        if strength == nil { problems.add(field: "strength", "Choose how strong it is.") }
        let team = ID<Team>(text: ownerTeam)
        if team == nil && !ownerTeam.isEmpty { problems.add(field: "owner_team", "Choose a team from the list.") }
        let method = ProofMethod(rawValue: proofMethod)
        if method == nil && !proofMethod.isEmpty { problems.add(field: "proof_method", "Choose how it is proven.") }
        let days = problems.checking { () throws(Refusal) in
            try ProofSchedule.days(typed: proofEveryDays, field: "proof_every_days")
        }
        let serviceIDs = services.compactMap { ID<Service>(text: $0) }
        if serviceIDs.count != services.count { problems.add(field: "services", "Choose services from the list.") }
        let evidence = problems.checking { () throws(Refusal) in try Evidence.reading(self.evidence, field: "evidence")
        }
        try problems.throwIfAny()
        guard let kind, let position, let strength else { throw Refusal("Fill in the form.") }
        return GuardrailEdit(
            name: name, statement: statement, kind: kind, position: position, strength: strength, ownerTeamID: team,
            proofMethod: method, proofEveryDays: days ?? nil, bypass: bypass, services: Set(serviceIDs),
            evidence: evidence ?? [])
    }
}

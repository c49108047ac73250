import Domain
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
    var services = Picked()
    /// One piece of evidence on each line.
    var evidence = ""
    var version = 0

    init() {}

    static let pickers: [Picker] = [.many(.service, "services")]

    init(_ dossier: GuardrailDossier, services: [Pick]) {
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
        self.services = Picked(services)
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

    init(_ form: PickedForm) {
        name = form["name"] ?? ""
        statement = form["statement"] ?? ""
        kind = form["kind"] ?? ""
        position = form["position"] ?? ""
        strength = form["strength"] ?? ""
        ownerTeam = form["owner_team"] ?? ""
        proofMethod = form["proof_method"] ?? ""
        proofEveryDays = form["proof_every_days"] ?? ""
        bypass = form["bypass"] ?? ""
        services = form.picked("services")
        evidence = form["evidence"] ?? ""
        version = form["version"].flatMap { Int($0) } ?? 0
    }
}

import Domain
import Storage
import WebServer

/// The form of the page with its values as typed.
struct ServiceForm: Sendable {
    var name = ""
    var purpose = ""
    var team = ""

    init() {}

    init(_ service: Service) {
        name = service.name
        purpose = service.purpose
        team = service.teamID?.description ?? ""
    }

    init(_ form: Form) {
        name = form["name"] ?? ""
        purpose = form["purpose"] ?? ""
        team = form["team"] ?? ""
    }

    func edit() throws(Refusal) -> ServiceEdit {
        let teamID = ID<Team>(text: team)
        if teamID == nil && !team.isEmpty { throw Refusal(field: "team", "Choose one of the teams.") }
        return ServiceEdit(name: name, purpose: purpose, teamID: teamID)
    }
}

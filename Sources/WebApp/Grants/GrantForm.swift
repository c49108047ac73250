import Domain
import Foundation
import HTML
import Storage

/// The form of a grant, or of a request for one, with its values as typed.
struct GrantForm: Sendable {
    var level = ""
    var scope = GrantScope.Kind.incident.rawValue
    var team = ""
    var service = Picked()
    var incident = ""
    var reason = ""
    var endsAt = ""

    static let pickers: [Picker] = [.one(.service, "service")]

    init() {}

    init(_ form: PickedForm) {
        level = form["level"] ?? ""
        scope = form["scope"] ?? ""
        team = form["team"] ?? ""
        service = form.picked("service")
        incident = form["incident"] ?? ""
        reason = form["reason"] ?? ""
        endsAt = form["ends_at"] ?? ""
    }

    func edit(_ frame: Frame) throws(Refusal) -> GrantEdit {
        var problems = Problems()
        let level = problems.checking { () throws(Refusal) in try Levels.chosen(self.level) }
        let scope = problems.checking { () throws(Refusal) in try self.chosenScope() }
        if reason.trimmed.isEmpty { problems.add(field: "reason", "Enter the reason.") }
        let end: Date?? = problems.checking { () throws(Refusal) -> Date? in
            endsAt.trimmed.isEmpty ? nil : try FreezeTime.read(endsAt, field: "ends_at", frame)
        }
        try problems.throwIfAny()
        guard let level, let scope else { throw Refusal("Fill in the form.") }
        return GrantEdit(level: level, scope: scope, reason: reason, endsAt: end ?? nil)
    }

    private func chosenScope() throws(Refusal) -> GrantScope {
        switch GrantScope.Kind(rawValue: scope) {
        case .everything: return .everything
        case .team:
            guard let id = ID<Team>(text: team) else { throw Refusal(field: "team", "Choose a team.") }
            return .team(id)
        case .service:
            guard let id: ID<Service> = try service.id("service") else {
                throw Refusal(field: "service", "Choose a service.")
            }
            return .service(id)
        case .incident:
            guard let key = Key(incident.trimmed.uppercased()), key.prefix == .incident else {
                throw Refusal(field: "incident", "Enter the key of an incident, such as INC-12.")
            }
            return .incident(ID(key.number))
        case nil: throw Refusal(field: "scope", "Choose what the level is for.")
        }
    }

    /// - Parameter own: the level to go beyond.
    func fields(
        above own: Level, teams: [Team], services: PickChoices, button: String, _ frame: Frame,
        problems: [Refusal.Problem]
    ) -> HTML {
        let levels = Levels.options.filter { option in Level(rawValue: option.value).map { $0 > own } ?? false }
        let scopes = GrantScope.Kind.allCases.filter { $0 != .team || !teams.isEmpty }
        return """
            \(radioField("level", label: "Level", options: levels, selected: level, problems: problems))
            \(radioField("scope", label: "For", options: scopes.map { ($0.rawValue, $0.label) }, selected: scope, problems: problems))
            \(textField(
                "incident", label: "Incident", value: incident, hint: "For one incident: its key, such as INC-12.",
                problems: problems, autocomplete: "off", width: .short))
            \(pickField("service", label: "Service", service, services, none: "No service", problems: problems))
            \(when: !teams.isEmpty, selectField(
                "team", label: "Team", options: [("", "No team")] + teams.map { ($0.id.description, $0.name) }, selected: team,
                problems: problems))
            \(textArea("reason", label: "Reason", value: reason, limit: Text.Limit.reason, problems: problems, rows: 3, required: true))
            \(timeField(
                "ends_at", label: "Ends", value: endsAt, hint: "Optional. \(FreezeTime.hint(frame))", problems: problems,
                isAhead: true))
            \(formActions(submitButton(button)))
            """
    }
}

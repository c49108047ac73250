import Domain
import Storage
import WebServer

/// The form of the page with its values as typed.
struct FreezeSettingsForm: Sendable {
    var severities: Set<String>
    var scope: String
    var hours: String

    init(_ settings: FreezeSettings) {
        severities = Set(settings.severities.map { String($0.level) })
        scope = settings.scope.rawValue
        hours = String(settings.hours)
    }

    init(_ form: Form) {
        severities = Set(form.all("severities"))
        scope = form["scope"] ?? ""
        hours = form["hours"] ?? ""
    }

    func settings() throws(Refusal) -> FreezeSettings {
        var problems = Problems()
        let levels = severities.compactMap { Int($0).flatMap(Severity.init(level:)) }
        if levels.count != severities.count { problems.add(field: "severities", "Choose from the five severities.") }
        let kind = FreezeScopeKind(rawValue: scope)
        if kind == nil { problems.add(field: "scope", "Choose the services of the incident or all services.") }
        let settings = FreezeSettings(severities: Set(levels), scope: kind ?? .services, hours: Int(hours) ?? 0)
        _ = problems.checking { () throws(Refusal) in try settings.checked() }
        try problems.throwIfAny()
        return settings
    }
}

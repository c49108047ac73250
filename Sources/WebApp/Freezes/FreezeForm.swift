import Domain
import Foundation
import Storage
import WebServer

/// The form of the page with its values as typed.
struct FreezeForm: Sendable {
    var reason = ""
    var scope = FreezeScopeKind.services.rawValue
    var services: Set<String> = []
    var startsAt = "now"
    var endsAt = ""

    init() {}

    init(_ form: Form) {
        reason = form["reason"] ?? ""
        scope = form["scope"] ?? ""
        services = Set(form.all("services"))
        startsAt = form["starts_at"] ?? ""
        endsAt = form["ends_at"] ?? ""
    }

    func edit(_ frame: Frame) throws(Refusal) -> FreezeEdit {
        var problems = Problems()
        let reason = problems.checking { () throws(Refusal) in
            try Text.line(self.reason, field: "reason", called: "the reason", atMost: 300, required: true)
        }
        let kind = FreezeScopeKind(rawValue: scope)
        if kind == nil { problems.add(field: "scope", "Choose some services or all services.") }
        let ids = Set(services.compactMap { ID<Service>(text: $0) })
        if kind == .services && ids.isEmpty {
            problems.add(field: "services", "Choose at least one service whose deployments should wait.")
        }
        let start = problems.checking { () throws(Refusal) in
            try FreezeTime.read(startsAt, field: "starts_at", frame)
        }
        let end = problems.checking { () throws(Refusal) in try FreezeTime.read(endsAt, field: "ends_at", frame) }
        try problems.throwIfAny()
        return FreezeEdit(
            reason: reason ?? "", scope: kind == .everything ? .everything : .services(ids),
            startsAt: start ?? frame.now, endsAt: end ?? frame.now, zone: frame.zone.name)
    }
}

import Domain
import Foundation
import Storage
import WebServer

/// The form of the page with its values as typed.
struct FreezeForm: Sendable {
    var reason = ""
    var scope = FreezeScopeKind.services.rawValue
    var services = Picked()
    var startsAt = "now"
    var endsAt = ""

    static let pickers: [Picker] = [.many(.service, "services")]

    init() {}

    init(_ form: PickedForm) {
        reason = form["reason"] ?? ""
        scope = form["scope"] ?? ""
        services = form.picked("services")
        startsAt = form["starts_at"] ?? ""
        endsAt = form["ends_at"] ?? ""
    }

    func edit(_ frame: Frame) throws(Refusal) -> FreezeEdit {
        var problems = Problems()
        // Everything wrong with the form is said at once, so what the change would refuse is asked here too.
        let reason = problems.checking { () throws(Refusal) in try FreezeRule.reason(self.reason) }
        let kind = FreezeScopeKind(rawValue: self.scope)
        if kind == nil { problems.add(field: "scope", "Choose some services or all services.") }
        let ids = problems.checking { () throws(Refusal) in try self.services.ids("services") as Set<ID<Service>> }
        let scope: FreezeScope = kind == .everything ? .everything : .services(ids ?? [])
        if kind != nil && ids != nil { _ = problems.checking { () throws(Refusal) in try scope.requireSomething() } }
        let start = problems.checking { () throws(Refusal) in
            try FreezeTime.read(startsAt, field: "starts_at", frame)
        }
        let end = problems.checking { () throws(Refusal) in try FreezeTime.read(endsAt, field: "ends_at", frame) }
        try problems.throwIfAny()
        return FreezeEdit(
            reason: reason ?? "", scope: scope, startsAt: start ?? frame.now, endsAt: end ?? frame.now,
            zone: frame.zone.name)
    }
}

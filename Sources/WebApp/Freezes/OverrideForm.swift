import Domain
import Storage
import WebServer

struct OverrideForm: Sendable {
    var service = Picked()
    var reason = ""

    static let pickers: [Picker] = [.one(.service, "service")]

    /// With the service chosen if the freeze holds only one.
    init(only services: PickChoices) {
        if services.first.count == 1 { service = Picked(services.first) }
    }

    init(_ form: PickedForm) {
        service = form.picked("service")
        reason = form["reason"] ?? ""
    }
}

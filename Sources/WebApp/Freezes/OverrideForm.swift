import Domain
import Storage
import WebServer

struct OverrideForm: Sendable {
    var service = ""
    var reason = ""

    init(only services: [Service]) {
        if services.count == 1, let service = services.first { self.service = service.id.description }
    }

    init(_ form: Form) {
        service = form["service"] ?? ""
        reason = form["reason"] ?? ""
    }
}

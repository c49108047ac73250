import Domain
import WebServer

/// The form of an invitation with its values as typed.
struct InvitationForm: Sendable {
    var email = ""
    var level = Level.reviewer.rawValue

    init() {}

    init(_ form: Form) {
        email = form["email"] ?? ""
        level = form["level"] ?? ""
    }
}

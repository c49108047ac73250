import Domain
import WebServer

/// The form of an invitation with its values as typed.
struct InvitationForm: Sendable {
    var email = ""
    var role = Role.member.rawValue

    init() {}

    init(_ form: Form) {
        email = form["email"] ?? ""
        role = form["role"] ?? ""
    }
}

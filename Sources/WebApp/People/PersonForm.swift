import Domain
import Secrets
import WebServer

/// The form for creating an account with its values as typed; the password is never sent back.
struct PersonForm: Sendable {
    var name = ""
    var email = ""
    var zone = "UTC"
    private var password = NewPassword(Form())

    init() {}

    init(_ form: Form) {
        name = form["name"] ?? ""
        email = form["email"] ?? ""
        zone = form["zone"] ?? ""
        password = NewPassword(form)
    }

    /// Hashes the password once everything that can be checked without the database is right, because hashing is slow
    /// and all problems should be shown at once.
    func passwordHash(_ visit: Visit, checkingEmail: Bool = true, checkingName: Bool = true) async throws -> String {
        var problems = Problems()
        if checkingName && name.trimmed.isEmpty { problems.add(field: "name", "Enter a name.") }
        if checkingEmail {
            _ = problems.checking { () throws(Refusal) in try EmailAddress.checked(email) }
        }
        let chosen = problems.checking { () throws(Refusal) in try password.checked() }
        try problems.throwIfAny()
        return try await visit.app.passwords.hash(chosen ?? "")
    }
}

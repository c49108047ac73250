import Domain
import WebServer

/// What was typed into one of the many forms of a session, for when it comes back with a problem. Each form has a name, which
/// ends the ids of its fields.
struct PremortemTyped: Sendable {
    var form = ""
    var fields = Form()
    var problems: [Refusal.Problem] = []

    func value(_ form: String, _ name: String, or stored: String = "") -> String {
        form == self.form ? fields[name] ?? stored : stored
    }

    func problems(_ form: String) -> [Refusal.Problem] { form == self.form ? problems : [] }

    func isOpen(_ form: String) -> Bool { form == self.form && !problems.isEmpty }

    /// For the summary above the page: each leads to its field.
    var summary: [Refusal.Problem] {
        problems.map { problem in Refusal.Problem(field: problem.field.map { "\($0)-\(form)" }, problem.sentence) }
    }
}

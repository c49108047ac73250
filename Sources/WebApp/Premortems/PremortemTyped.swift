import Domain
import WebServer

/// The values typed into one of the many forms of a pre-mortem, for showing the form again with its problems. Each form
/// has a name, which is the suffix of its fields' ids.
struct PremortemTyped: Sendable {
    var form = ""
    var fields = Form()
    var problems: [Refusal.Problem] = []

    func value(_ form: String, _ name: String, or stored: String = "") -> String {
        form == self.form ? fields[name] ?? stored : stored
    }

    func problems(_ form: String) -> [Refusal.Problem] { form == self.form ? problems : [] }

    func isOpen(_ form: String) -> Bool { form == self.form && !problems.isEmpty }

    /// The problems for the error summary, each with a link to its field.
    var summary: [Refusal.Problem] {
        problems.map { problem in Refusal.Problem(field: problem.field.map { "\($0)-\(form)" }, problem.sentence) }
    }
}

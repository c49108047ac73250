import Domain
import WebServer

/// The values typed into one of the many forms of a pre-mortem, for showing the form again with its problems. Each form
/// has a name, which is the suffix of its fields' ids.
struct PremortemTyped: Sendable {
    var form = ""
    var fields = Form()
    var problems: [Refusal.Problem] = []
    /// What its pickers were filled with, by their names.
    var picked: [String: Picked] = [:]
    /// The guardrail that was typed, looked up.
    var guardrail = TypedGuardrail()

    func value(_ form: String, _ name: String, or stored: String = "") -> String {
        form == self.form ? fields[name] ?? stored : stored
    }

    func guardrail(_ form: String) -> TypedGuardrail { form == self.form ? guardrail : TypedGuardrail() }

    func picked(_ form: String, _ name: String, or stored: Pick? = nil) -> Picked {
        form == self.form ? picked[name] ?? Picked(stored) : Picked(stored)
    }

    func problems(_ form: String) -> [Refusal.Problem] { form == self.form ? problems : [] }

    func isOpen(_ form: String) -> Bool { form == self.form && !problems.isEmpty }

    /// The problems for the error summary, each with a link to its field.
    var summary: [Refusal.Problem] {
        problems.map { problem in Refusal.Problem(field: problem.field.map { "\($0)-\(form)" }, problem.sentence) }
    }
}

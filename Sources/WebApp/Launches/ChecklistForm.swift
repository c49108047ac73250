import Domain
import WebServer

/// The form of a launch checklist with its values as typed. Each line names its guardrail, and what it said before.
struct ChecklistForm: Sendable {
    let replies: [CheckReply]

    init(_ form: Form) {
        replies = form.all("guardrail").compactMap { number in
            guard let guardrail = Int64(number).map({ ID<Guardrail>($0) }) else { return nil }
            func entry(_ prefix: String) -> CheckEntry {
                CheckEntry(
                    answer: form["\(prefix)answer-\(guardrail)"].flatMap(CheckAnswer.init(rawValue:)),
                    note: form["\(prefix)note-\(guardrail)"] ?? "")
            }
            return CheckReply(guardrail, shown: entry("shown-"), sent: entry(""))
        }
    }

    /// What was typed for a guardrail; nil for a line that was not touched, which may have another answer by now.
    func typed(_ guardrail: ID<Guardrail>) -> CheckEntry? {
        replies.first { $0.guardrail == guardrail && $0.sent != $0.shown }?.sent
    }
}

import Domain
import Storage
import WebServer

/// The form of a verdict with its values as typed.
struct VerdictForm: Sendable {
    var question: String
    var subject: AgendaSubject
    var verdict = ""
    var note = ""
    var nextDay = ""
    /// The anchor at which the sitting continues.
    var next = "agenda"

    init(question: String, subject: AgendaSubject, next: String) {
        self.question = question
        self.subject = subject
        self.next = next
    }

    init(_ given: GivenVerdict) {
        question = given.question
        subject = given.subject
        verdict = given.verdict.rawValue
        note = given.note
        nextDay = given.nextDay?.iso ?? ""
        next = given.question
    }

    /// Nil if the form does not name an agenda item.
    init?(_ form: Form) {
        guard let question = form["question"], let subject = form["item"].flatMap({ AgendaSubject(text: $0) })
        else { return nil }
        self.question = question
        self.subject = subject
        verdict = form["verdict"] ?? ""
        note = form["note"] ?? ""
        nextDay = form["next_day"] ?? ""
        next = form["next"] ?? next
    }

    func edit() throws(Refusal) -> VerdictEdit {
        var problems = Problems()
        let verdict = Verdict(rawValue: self.verdict)
        if verdict == nil { problems.add(field: "verdict", "Choose a verdict on \(subject.text).") }
        let text = nextDay.trimmed
        let day = text.isEmpty ? nil : Day(iso: text)
        if day == nil && !text.isEmpty {
            problems.add(
                field: "next_day",
                "“\(text.prefix(40))” is not a valid date. Enter year, month and day, such as 2026-03-01.")
        }
        try problems.throwIfAny()
        guard let verdict else { throw Refusal(field: "verdict", "Choose a verdict on \(subject.text).") }
        return VerdictEdit(question: question, subject: subject, verdict: verdict, note: note, nextDay: day)
    }

    func isAbout(_ question: AgendaQuestion, _ subject: AgendaSubject) -> Bool {
        self.question == question.rawValue && self.subject == subject
    }
}

import Domain
import HTML
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

    /// Every item on the page has the same fields, so their ids contain the item.
    func fieldID(_ name: String) -> String { "\(question)-\(subject.text)-\(name)" }

    func fields(_ sitting: ID<Sitting>, _ frame: Frame, problems: [Refusal.Problem]) -> HTML {
        form(
            Paths.sittingVerdicts(sitting), frame, cssClass: "verdict",
            """
            \(hiddenField("question", question))\(hiddenField("item", subject.text))\(hiddenField("next", next))
            \(radioField(
                "verdict", label: "Verdict on \(subject.text)", options: Verdict.allCases.map { ($0.rawValue, $0.label) },
                selected: verdict, problems: problems, id: fieldID("verdict")))
            <div class="field-row">
            \(textArea("note", label: "Note", value: note, problems: problems, rows: 1, id: fieldID("note")))
            \(textField("next_day", label: "Look at it again on", value: nextDay, problems: problems, type: .date, width: .short, id: fieldID("next_day")))
            \(submitButton("Save the verdict", style: .plain))
            </div>
            """)
    }
}

extension GuardrailReviews {
    /// `overdue-FU-3`
    static func itemID(_ question: AgendaQuestion, _ subject: AgendaSubject) -> String {
        "\(question.rawValue)-\(subject.text)"
    }
}

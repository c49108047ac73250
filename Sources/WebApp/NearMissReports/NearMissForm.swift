import Domain
import HTML
import Storage
import WebServer

/// The form of a report without a name, with its values as typed.
struct NearMissForm: Sendable {
    static let pickers: [Picker] = [.many(.service, "services")]

    var title = ""
    var text = ""
    var services = Picked()

    init() {}

    init(_ form: Form) {
        title = form["title"] ?? ""
        text = form["text"] ?? ""
    }

    init(_ form: PickedForm) {
        self.init(form.form)
        services = form.picked("services")
    }

    func report() throws(Refusal) -> NearMissReport {
        try NearMissReport(
            title: title, text: text, services: try services.ids("services") as Set<ID<Service>>)
    }

    /// - Parameter choices: nil for those who may not see the services.
    func fields(_ choices: PickChoices?, problems: [Refusal.Problem]) -> HTML {
        """
        \(textField(
            "title", label: "What nearly happened?", value: title, limit: Text.Limit.title,
            hint: "One line. Everybody who may see incidents reads it.", problems: problems, autocomplete: "off",
            required: true, autofocus: true))
        \(textArea(
            "text", label: "What happened?", value: text, limit: Text.Limit.text,
            hint: "What led to it, and what stopped it? Leave out whatever only you could know. Markdown works.",
            problems: problems, rows: 8, required: true))
        \(choices.flatMap { $0.isEmpty ? nil : $0 }.map { picksField("services", legend: "Services", services, $0, hint: "Optional.", problems: problems) })
        """
    }
}

import Domain
import HTML
import Storage
import WebServer

extension Premortems {
    static func premortemNewPage(
        _ visit: Visit, _ values: PremortemForm, _ launch: Launch?, _ services: PickChoices,
        _ audience: AudienceChoices, _ templates: [PremortemTemplate], problems: [Refusal.Problem]
    ) -> HTML {
        page(
            visit.frame, title: "Open a pre-mortem", section: .premortems, problems: problems,
            """
            <h1>Open a pre-mortem</h1>
            <p class="lead">Assume it went horribly wrong: what happened? \
            Spend thirty minutes on this before a risky launch, with everyone on their own screen.</p>
            \(launch.map { "<p class=\"record-facts\">Before <a href=\"\(Paths.launch($0.id))\">\($0.title)</a></p>" as HTML })
            \(form(
                Paths.premortems(launch: launch?.id), visit.frame,
                draft: "pre-mortem",
                """
                \(textField(
                    "title", label: "What is it about?", value: values.title, limit: Text.Limit.title, problems: problems, autocomplete: "off",
                    required: true, autofocus: true))
                \(values.planField(launch, problems: problems))
                \(radioField(
                    "template", label: "Template",
                    options: templates.map { ($0.slug, $0.name, $0.summary) },
                    selected: values.template.isEmpty ? templates.first?.slug ?? "" : values.template,
                    problems: problems, required: true))
                \(radioField(
                    "anonymity", label: "Who wrote what?",
                    options: Anonymity.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: values.anonymity,
                    hint: "You cannot change this later. It is shown to everyone.", problems: problems,
                    required: true))
                \(radioField(
                    "pace", label: "When?",
                    options: Pace.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: values.pace,
                    problems: problems, required: true))
                \(values.commonFields(services, problems: problems))
                \(values.audience.newFields("pre-mortem", audience, problems: problems))
                \(formActions(submitButton("Open the pre-mortem")))
                """))
            """)
    }
}

import Domain
import HTML
import Storage
import WebServer

extension Guests {
    /// The form for typing a code.
    static func new(_ visit: Visit) async throws -> Response {
        let typed = visit.query["code"] ?? ""
        if typed.isEmpty { return .page(joinCodePage(visit.frame, typed: "", problems: [])) }
        if let code = JoinCode(typed) { return .redirect(to: Paths.join(code)) }
        let problem = Refusal.Problem(
            field: "code", "“\(typed.prefix(20))” is not a code. A code has six letters and digits, such as 7KQ-2MX.")
        return .page(joinCodePage(visit.frame, typed: typed, problems: [problem]), status: .unprocessableContent)
    }

    static func unknownCode(_ visit: Visit) -> Response {
        let problem = Refusal.Problem(
            field: "code", "No open pre-mortem has this code. Closed pre-mortems do not have a code.")
        return .page(
            joinCodePage(visit.frame, typed: visit.parameters["code"] ?? "", problems: [problem]), status: .notFound)
    }

    private static func joinCodePage(_ frame: Frame, typed: String, problems: [Refusal.Problem]) -> HTML {
        anyonesPage(
            frame, title: "Join a pre-mortem", problems: problems,
            """
            <h1>Join a pre-mortem</h1>
            <form class="join" action="\(Paths.join)" method="get">
            \(textField(
                "code", label: "Code", value: typed,
                hint: "The code is shown on the projector.", problems: problems, autocomplete: "off", autofocus: true,
                width: .short, placeholder: "7KQ-2MX"))
            \(formActions(submitButton("Join")))
            </form>
            """)
    }
}

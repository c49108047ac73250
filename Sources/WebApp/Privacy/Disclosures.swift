import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/disclosure`, and the same of launches and pre-mortems.
enum Disclosures {
    /// Says what becomes visible, and asks for the key.
    static func new(_ visit: Visit) async throws -> Response {
        let record = try visit.privateRecord()
        let (state, contents) = try await read(visit, record)
        return .page(disclosurePage(visit.frame, record, state, contents, typed: "", problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let record = try visit.privateRecord()
        let (state, contents) = try await read(visit, record)
        let typed = visit.form["confirmation"] ?? ""
        return try await attempt {
            if typed.trimmed.lowercased() != Disclosures.proof(record).lowercased() {
                throw Refusal(field: "confirmation", "Type “\(Disclosures.proof(record))” to confirm it.")
            }
            try await visit.change { try $0.makePublic(record) }
            return .redirect(to: Paths.record(record), notice: FlashNotice("Everybody can see it now."))
        } orShow: { problems, _ in
            disclosurePage(visit.frame, record, state, contents, typed: typed, problems: problems)
        }
    }

    /// What somebody types to show that they have read what they are about to do.
    private static func proof(_ record: PrivateRecord) -> String {
        switch record {
        case .incident, .premortem: record.words
        case .launch(let id): "launch \(id)"
        }
    }

    private static func read(_ visit: Visit, _ record: PrivateRecord) async throws -> (PrivacyState, [String]) {
        try await visit.read { (try PrivacyState($0, record), try $0.contents(of: record)) }
    }

    private static func disclosurePage(
        _ frame: Frame, _ record: PrivateRecord, _ state: PrivacyState, _ contents: [String], typed: String,
        problems: [Refusal.Problem]
    ) -> HTML {
        let back: HTML = "<p class=\"back\"><a href=\"\(Paths.privacy(record))\">Who may see it</a></p>"
        guard state.privacy != nil else {
            return page(
                frame, title: "Who may see \(record.words)", problems: problems,
                "\(back)\n<h1>\(state.title)</h1>\n<p class=\"quiet\">Everybody sees it already.</p>")
        }
        return page(
            frame, title: "Make \(record.words) visible", problems: problems,
            """
            \(back)
            <h1>Make it visible to everybody</h1>
            <p class="lead">Everybody with an account will see “\(state.title)”, in lists, in search and in feeds, with:</p>
            <ul>
            \(each: contents, { "<li>\($0)</li>\n" })
            </ul>
            <p class="hint">You can make it private again, but nobody forgets what they have read.</p>
            \(form(
                Paths.disclosure(record), frame,
                """
                \(textField(
                    "confirmation", label: "Type “\(Disclosures.proof(record))”", value: typed, problems: problems,
                    autocomplete: "off", required: true, width: .short))
                \(formActions(submitButton("Make it visible to everybody")))
                """))
            """)
    }
}

import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/people/:person/second-factor-removal`.
enum SecondFactorRemovals {
    /// Tells people at their next sign-in; the profile has the reason.
    static let notice = FlashNotice(
        "Your second factor was removed since you last signed in. Your profile says by whom and why.")

    static func new(_ visit: Visit) async throws -> Response {
        .page(try await removalPage(visit, try visit.id("person"), reason: "", problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Person> = try visit.id("person")
        let name = try await visit.read { try $0.person(id)?.name }.orNotFound()
        let reason = visit.form["reason"] ?? ""
        return try await attempt {
            try await visit.change { try $0.removeSecondFactor(of: id, reason: reason) }
            return .redirect(
                to: Paths.peopleSettings,
                notice: FlashNotice("\(name) no longer has a second factor, and all their sessions have ended."))
        } orShow: { problems, _ in
            try await removalPage(visit, id, reason: reason, problems: problems)
        }
    }

    private static func removalPage(
        _ visit: Visit, _ id: ID<Person>, reason: String, problems: [Refusal.Problem]
    ) async throws -> HTML {
        let name = try await visit.read { try $0.person(id)?.name }.orNotFound()
        let title = "Remove the second factor of \(name)"
        return page(
            visit.frame, title: title, section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.peopleSettings)">People</a></p>
            <h1>\(title)</h1>
            <p class="lead">For somebody who has lost their phone and their recovery codes. Make sure that it is \(name) who asks. \
            Afterwards their password alone signs them in, and all their sessions end.</p>
            \(form(
                Paths.personSecondFactorRemoval(id), visit.frame,
                """
                \(textField(
                    "reason", label: "Reason", value: reason, limit: SecondFactorRemoval.longestReason,
                    hint: "Shown to \(name) and kept in the history, for example “Phone lost, asked for in person”.",
                    problems: problems, autocomplete: "off", required: true))
                \(formActions(submitButton("Remove it")))
                """))
            """)
    }
}

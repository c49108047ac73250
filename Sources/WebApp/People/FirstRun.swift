import DemoStory
import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/first-run`.
enum FirstRun {
    /// The first visit to an empty installation: creates its administrator and offers the demo story. Afterwards this
    /// address only redirects to sign-in.
    static func new(_ visit: Visit) async throws -> Response {
        if try await visit.read({ try $0.hasPeople() }) { return .redirect(to: Paths.signIn) }
        return .page(firstRunPage(visit.frame, PersonForm(), wantsDemo: false, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        if try await visit.read({ try $0.hasPeople() }) { return .redirect(to: Paths.signIn) }
        let values = PersonForm(visit.form)
        let wantsDemo = visit.form.contains("demo")
        return try await attempt {
            let hash = try await values.passwordHash(visit)
            let id = try await visit.saving {
                try await visit.app.store.createFirstAdministrator(
                    name: values.name, email: values.email, zone: values.zone, passwordHash: hash, at: visit.now)
            }
            let notice = wantsDemo ? await addDemo(visit, as: id) : "You are the administrator of this installation."
            return try await visit.signIn(id, .administrator, to: Paths.home, notice: FlashNotice(notice))
        } orShow: { problems, _ in
            firstRunPage(visit.frame, values, wantsDemo: wantsDemo, problems: problems)
        }
    }

    /// The administrator already exists by now, so a demo story that cannot be added is no reason to fail.
    private static func addDemo(_ visit: Visit, as id: ID<Person>) async -> String {
        do {
            let story = try visit.demoStory()
            try await visit.app.store.change(by: .person(id, .administrator), at: visit.now) { try $0.addDemo(story) }
            return
                "You are the administrator of this installation, and the demo story has been added. You can remove it as a whole under Settings."
        } catch {
            return "You are the administrator of this installation. \(unreadableDemo)"
        }
    }

    private static func firstRunPage(
        _ frame: Frame, _ values: PersonForm, wantsDemo: Bool, problems: [Refusal.Problem]
    ) -> HTML {
        barePage(
            frame, title: "Set up Handrail", problems: problems,
            scripts: problems.isEmpty ? [Profiles.ownZoneScript] : [],
            """
            <h1>Set up Handrail</h1>
            <p class="lead">There are no accounts yet. You will be the administrator, and can then invite other people.</p>
            \(form(
                Paths.firstRun, frame,
                """
                \(textField("name", label: "Your name", value: values.name, problems: problems, autocomplete: "name", required: true, autofocus: true))
                \(textField(
                    "email", label: "E-mail address", value: values.email,
                    hint: "You sign in with it. Handrail sends no e-mail.",
                    problems: problems, type: .email, autocomplete: "username", required: true))
                \(NewPassword.fields(problems: problems))
                \(Profiles.zoneField(values.zone, problems: problems))
                \(checkbox(
                    "demo", label: "Add the demo story", isOn: wantsDemo,
                    hint: "Five incidents at an invented company, from the first alarm to the published postmortem. "
                        + "You can add and remove the story as a whole at any time."))
                \(formActions(submitButton("Create the administrator")))
                """))
            """)
    }
}

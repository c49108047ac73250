import Domain
import HTML
import Storage
import WebServer

/// The level of a person on the ladder of access, at `/settings/people/:person/level`.
enum Levels {
    static func edit(_ visit: Visit) async throws -> Response {
        .page(try await editPage(visit, visit.id("person"), problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let person = try await person(visit)
        let typed = visit.form["level"] ?? ""
        return try await attempt {
            let level = try Levels.chosen(typed)
            try await visit.change { try $0.setLevel(of: person.id, to: level) }
            return .redirect(to: Paths.peopleSettings, notice: FlashNotice("\(person.name) is now \(level.noun)."))
        } orShow: { problems, _ in
            try await editPage(visit, person.id, selected: typed, problems: problems)
        }
    }

    /// The levels as a form offers them.
    static let options: [(value: String, label: String, help: String?)] = Level.allCases.map {
        ($0.rawValue, $0.label, $0.allowance)
    }

    static func chosen(_ typed: String) throws(Refusal) -> Level {
        guard let level = Level(rawValue: typed) else { throw Refusal(field: "level", "Choose a level.") }
        return level
    }

    private static func person(_ visit: Visit) async throws -> Person {
        let id: ID<Person> = try visit.id("person")
        return try await visit.read { try $0.person(id) }.orNotFound()
    }

    /// - Parameters:
    ///   - selected: a level that could not be saved.
    ///   - grant: the form for a level with a reason, as typed.
    static func editPage(
        _ visit: Visit, _ id: ID<Person>, selected: String? = nil, grant: GrantForm = GrantForm(),
        problems: [Refusal.Problem]
    ) async throws -> HTML {
        let (found, grants, teams, services) = try await visit.read { reading in
            (
                try reading.person(id), try reading.grants(of: id), try reading.teams(),
                try PickChoices(reading, .service)
            )
        }
        let (person, frame) = (try found.orNotFound(), visit.frame)
        let isRefusedGrant = selected == nil
        let giving = form(
            Paths.personGrants(id), frame,
            grant.fields(
                above: person.level, teams: teams, services: services, button: "Give it", frame,
                problems: isRefusedGrant ? problems : []))
        return page(
            frame, title: "Level of \(person.name)", section: .settings, problems: problems, wide: true,
            """
            <p class="back"><a href="\(Paths.peopleSettings)">People</a></p>
            <h1>Level of \(person.name)</h1>
            <p class="lead">Each level may do everything that the levels above it in this list may.</p>
            \(groupsHint(visit))
            \(form(
                Paths.personLevel(id), frame,
                """
                \(radioField(
                    "level", label: "Level", options: options, selected: selected ?? person.level.rawValue,
                    problems: isRefusedGrant ? [] : problems))
                \(formActions(submitButton("Save")))
                """))
            \(sectionHeading("For a reason, or for a time", id: "grants"))
            \(Grants.table(
                "Levels given and requested", grants, showsPerson: false,
                empty: "No level has been given or requested for a reason.", frame))
            \(when: person.level < .administrator && id != frame.viewer?.id, giving)
            """)
    }

    /// Says that groups decide, where they do.
    private static func groupsHint(_ visit: Visit) -> HTML? {
        guard let provider = visit.app.settings.provider, case .groups = provider.rule else { return nil }
        return """
            <p class="hint">The groups at \(provider.name) set this level each time the person signs in with it. A level with a reason, below, \
            stays.</p>
            """
    }
}

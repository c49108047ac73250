import Domain
import HTML
import Storage
import WebServer

/// The level of a person on the ladder of access, at `/settings/people/:person/level`.
enum Levels {
    static func edit(_ visit: Visit) async throws -> Response {
        let person = try await person(visit)
        return .page(editPage(visit.frame, person, selected: person.level.rawValue, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let person = try await person(visit)
        let typed = visit.form["level"] ?? ""
        return try await attempt {
            let level = try Levels.chosen(typed)
            try await visit.change { try $0.setLevel(of: person.id, to: level) }
            return .redirect(to: Paths.peopleSettings, notice: FlashNotice("\(person.name) is now \(level.noun)."))
        } orShow: { problems, _ in
            editPage(visit.frame, person, selected: typed, problems: problems)
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

    private static func editPage(
        _ frame: Frame, _ person: Person, selected: String, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Level of \(person.name)", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.peopleSettings)">People</a></p>
            <h1>Level of \(person.name)</h1>
            <p class="lead">Each level may do everything that the levels above it in this list may.</p>
            \(form(
                Paths.personLevel(person.id), frame,
                """
                \(radioField("level", label: "Level", options: options, selected: selected, problems: problems))
                \(formActions(submitButton("Save")))
                """))
            """)
    }
}

import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/privacy`, and the same of launches and pre-mortems.
enum Privacies {
    /// The form of who may see a record.
    static func edit(_ visit: Visit) async throws -> Response {
        let record = try visit.privateRecord()
        let (state, values) = try await visit.read { reading in
            let state = try PrivacyState(reading, record)
            let people = state.privacy?.people.map(\.id) ?? state.working.map(\.id)
            let own = state.privacy == nil ? [reading.asker.personID].compactMap(\.self) : []
            let ids = own + people.filter { !own.contains($0) }
            let picks = try reading.picks(.person, of: ids.map(\.rawValue))
            return (state, AudienceForm(people: picks, teams: state.privacy?.audience.teams ?? []))
        }
        return .page(privacyPage(visit.frame, record, state, values, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let record = try visit.privateRecord()
        let state = try await visit.read { try PrivacyState($0, record) }
        let values = AudienceForm(try await visit.picking(AudienceForm.pickers))
        return try await attempt {
            let audience = try values.audience()
            let isSeen = try await visit.change { change in
                try change.setAudience(of: record, audience)
                return try change.reading.isPrivate(record) != nil
            }
            return .redirect(
                to: isSeen ? Paths.record(record) : Paths.home,
                notice: FlashNotice(state.privacy == nil ? "It is private now." : "Names saved."))
        } orShow: { problems, _ in
            privacyPage(visit.frame, record, state, values, problems: problems)
        }
    }

    private static func privacyPage(
        _ frame: Frame, _ record: PrivateRecord, _ state: PrivacyState, _ values: AudienceForm,
        problems: [Refusal.Problem]
    ) -> HTML {
        let isPrivate = state.privacy != nil
        return page(
            frame, title: "Who may see \(record.words)", problems: problems,
            """
            <p class="back"><a href="\(Paths.record(record))">\(state.title)</a></p>
            <h1>Who may see \(record.words)</h1>
            <p class="lead">\(isPrivate
                ? "Only the people and teams below see it, with everything in it. To everybody else it does not exist."
                : "Everybody with an account sees it now. Once it is private, only the people and teams below do, with everything in it; to everybody else it does not exist.")</p>
            \(when: state.isWithPrivateLaunch, """
                <p class="hint">Its launch is private, so only those who may see the launch can see it at all.</p>
                """)
            \(when: !isPrivate, """
                <p class="hint">What has left Handrail stays where it is, and so does what people wrote about it elsewhere. \
                Guardrails are never private.</p>
                """)
            \(form(
                Paths.privacy(record), frame,
                """
                \(values.fields(state.choices, problems: problems))
                \(formActions(submitButton(isPrivate ? "Save the names" : "Make it private")))
                """))
            \(state.privacy.map { glass($0, frame) })
            \(when: isPrivate, """
                <section class="endings" aria-label="Other ways">
                \(linkButton("Make it visible to everybody", to: Paths.disclosure(record), frame, style: .quiet))
                </section>
                """)
            """)
    }

    private static func glass(_ privacy: Privacy, _ frame: Frame) -> HTML {
        """
        \(sectionHeading("Broken glass", id: "glass"))
        \(privacy.openings.isEmpty
            ? "<p class=\"quiet\">No administrator has looked at it without being named.</p>"
            : "<ul class=\"rows\">\(each: privacy.openings, { "<li>\(glassSentence($0, frame))</li>\n" })</ul>")
        """
    }
}

/// A record and who may see it, for the pages about privacy.
struct PrivacyState: Sendable {
    let title: String
    /// Nil if it is not private.
    let privacy: Privacy?
    /// Whether it is a pre-mortem about a private launch.
    let isWithPrivateLaunch: Bool
    let working: [(id: ID<Person>, name: String)]
    let choices: AudienceChoices

    init(_ reading: Reading, _ record: PrivateRecord) throws {
        title =
            switch record {
            case .incident(let id): try reading.incident(id).map { "\($0.key) \($0.title)" }.orNotFound()
            case .launch(let id): try reading.launch(id).map(\.title).orNotFound()
            case .premortem(let id): try reading.premortem(id).map { "\($0.key) \($0.title)" }.orNotFound()
            }
        privacy = try reading.privacy(of: record)
        isWithPrivateLaunch = try reading.privateLaunch(of: record) != nil
        working = try reading.peopleWorking(on: record)
        choices = try AudienceChoices(reading)
    }
}

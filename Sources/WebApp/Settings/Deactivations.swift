import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/people/:person/deactivation`.
enum Deactivations {
    /// The number of follow-ups that the page names; the others are a link away.
    private static let namedFollowUps = 20

    static func new(_ visit: Visit) async throws -> Response {
        .page(try await deactivationPage(visit, try visit.id("person"), heir: Picked(), problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Person> = try visit.id("person")
        let name = try await visit.read { try $0.person(id)?.name }.orNotFound()
        let heir = try await visit.picking([.one(.person, "heir")]).picked("heir")
        return try await attempt {
            let done = "\(name) can no longer sign in, and all their sessions have ended."
            guard let next: ID<Person> = try heir.id("heir") else {
                try await visit.change { try $0.deactivate(id) }
                return .redirect(
                    to: Paths.peopleSettings, notice: FlashNotice("\(done) You can reactivate the account below."))
            }
            guard let batch = try await visit.change({ try $0.deactivate(id, handingOverTo: next) }) else {
                return .redirect(to: Paths.peopleSettings, notice: FlashNotice("\(done) They had no open follow-ups."))
            }
            return .redirect(
                to: Paths.batch(batch), notice: FlashNotice("\(done) Their open follow-ups were handed over."))
        } orShow: { problems, _ in
            try await deactivationPage(visit, id, heir: heir, problems: problems)
        }
    }

    private static func deactivationPage(
        _ visit: Visit, _ id: ID<Person>, heir: Picked, problems: [Refusal.Problem]
    ) async throws -> HTML {
        let (person, owned, people) = try await visit.read { reading in
            (
                try reading.person(id).orNotFound(), try reading.openFollowUps(ownedBy: id),
                try PickChoices(reading, .person)
            )
        }
        let title = "Deactivate \(person.name)"
        let today = Day(visit.now, in: visit.frame.zone)
        return page(
            visit.frame, title: title, section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.peopleSettings)">People</a></p>
            <h1>\(title)</h1>
            <p class="lead">\(person.name) can no longer sign in, and all their sessions end. Everything they recorded and wrote \
            stays, with their name. You can reactivate the account later.</p>
            \(when: !owned.items.isEmpty, """
                \(sectionHeading(countWords(owned, one: "open follow-up", many: "open follow-ups"), id: "follow-ups"))
                <ul class="rows">\(each: owned.items.prefix(namedFollowUps), { "<li>\(followUpLine($0, today: today))</li>\n" })</ul>
                \(when: owned.count > namedFollowUps, "<p><a href=\"\(Paths.followUps(ownedBy: id))\">All of them in the list of follow-ups</a></p>")
                """)
            \(form(
                Paths.personDeactivation(id), visit.frame,
                """
                \(when: !owned.items.isEmpty, pickField(
                    "heir", label: "Who takes them over?", heir, people, none: "Nobody yet",
                    hint: "Without a successor, \(person.name) stays their owner.", problems: problems))
                \(formActions(submitButton("Deactivate")))
                """))
            """)
    }
}

import Domain
import HTML
import Storage
import WebServer

/// Levels that are given for a reason, at `/settings/grants`.
enum Grants {
    /// Lists the requests that wait for an administrator.
    static func list(_ visit: Visit) async throws -> Response {
        let requests = try await visit.read { try $0.grantRequests(at: visit.now) }
        return .page(
            page(
                visit.frame, title: "Requests for a level", section: .settings, wide: true,
                """
                \(settingsBack)
                <h1>Requests for a level</h1>
                <p class="lead">People ask for a higher level with a reason. Nobody can approve their own request. \
                Levels that are in force are on the page of each person, under <a href="\(Paths.peopleSettings)">People</a>.</p>
                \(Grants.table(
                    "Requests that wait", requests, showsPerson: true, empty: "There are no open requests.", visit.frame))
                """))
    }

    /// Gives somebody a level, on the page of their level.
    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Person> = try visit.id("person")
        let values = GrantForm(try await visit.picking(GrantForm.pickers))
        return try await attempt {
            let edit = try values.edit(visit.frame)
            _ = try await visit.change { try $0.give(edit, to: id) }
            return .redirect(to: Paths.personLevel(id), notice: FlashNotice("Level given."))
        } orShow: { problems, _ in
            try await Levels.editPage(visit, id, grant: values, problems: problems)
        }
    }

    static func decide(_ visit: Visit) async throws -> Response {
        let id: ID<Grant> = try visit.id("grant")
        let isApproved: Bool
        switch visit.form["answer"] {
        case "approve": isApproved = true
        case "refuse": isApproved = false
        default: throw Refusal("Approve the request or refuse it.")
        }
        try await visit.change { try $0.decide(on: id, isApproved: isApproved) }
        return .redirect(
            to: Paths.grants, notice: FlashNotice(isApproved ? "Request approved." : "Request refused."))
    }

    /// Ends a level of somebody else.
    static func end(_ visit: Visit) async throws -> Response {
        let grant = try await grant(visit)
        try await visit.change { try $0.end(grant.id) }
        return .redirect(to: Paths.personLevel(grant.personID), notice: FlashNotice("The level has ended."))
    }

    /// Ends a level of one’s own, or withdraws a request.
    static func endOwn(_ visit: Visit) async throws -> Response {
        let grant = try await grant(visit)
        guard grant.personID == visit.asker.personID else { throw Obstacle.notFound }
        try await visit.change { try $0.end(grant.id) }
        let isRequest = grant.state(at: visit.now) == .requested
        return .redirect(
            to: Paths.ownLevel, notice: FlashNotice(isRequest ? "Request withdrawn." : "The level has ended."))
    }

    private static func grant(_ visit: Visit) async throws -> Grant {
        let id: ID<Grant> = try visit.id("grant")
        return try await visit.read { try $0.grant(id)?.grant }.orNotFound()
    }
}

import Domain
import HTML
import Storage
import WebServer

/// One's own level, and requests for a higher one, at `/profile/level`.
enum OwnLevel {
    static func show(_ visit: Visit) async throws -> Response {
        .page(try await levelPage(visit, GrantForm(), problems: []))
    }

    static func request(_ visit: Visit) async throws -> Response {
        let values = GrantForm(try await visit.picking(GrantForm.pickers))
        return try await attempt {
            let edit = try values.edit(visit.frame)
            _ = try await visit.change { try $0.requestGrant(edit) }
            return .redirect(
                to: Paths.ownLevel, notice: FlashNotice("Requested. It counts once an administrator has approved it."))
        } orShow: { problems, _ in
            try await levelPage(visit, values, problems: problems)
        }
    }

    private static func levelPage(
        _ visit: Visit, _ values: GrantForm, problems: [Refusal.Problem]
    ) async throws -> HTML {
        guard let viewer = visit.frame.viewer else { throw Obstacle.signedOut }
        let (person, grants, teams, services) = try await visit.read { reading in
            (
                try reading.person(viewer.id), try reading.ownGrants(), try reading.teams(),
                try PickChoices(reading, .service)
            )
        }
        guard let own = person?.level else { throw Obstacle.signedOut }
        let frame = visit.frame
        let request = form(
            Paths.ownLevel, frame,
            values.fields(
                above: own, teams: teams, services: services, button: "Request it", frame, problems: problems))
        return page(
            frame, title: "Your level", problems: problems, wide: true,
            """
            <p class="back"><a href="\(Paths.profile)">Profile</a></p>
            <h1>Your level</h1>
            <p class="lead">You are \(viewer.level.noun)\(when: viewer.level != own, " for a time, and otherwise \(own.noun)"). \
            You \(viewer.level.allowance.prefix(1).lowercased() + viewer.level.allowance.dropFirst())</p>
            \(when: !grants.isEmpty, sectionHeading("Given and requested", id: "grants"))
            \(when: !grants.isEmpty, Grants.table("Levels given to you and requested by you", grants, showsPerson: false, empty: "", frame))
            \(when: own < .administrator, "\(sectionHeading("Request a higher level", id: "request"))\(request)")
            """)
    }
}

import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/profile`.
enum Profiles {
    /// The viewer's own profile: name and time zone, password and second factor, and the browsers in which they are signed in.
    static func edit(_ visit: Visit) async throws -> Response {
        .page(try await Profiles.editPage(visit, values: nil, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        guard let viewer = visit.frame.viewer else { throw Obstacle.signedOut }
        let values = Profile(
            name: visit.form["name"] ?? "", zone: visit.form["zone"] ?? "",
            isNamedInPublic: visit.form.contains("is_named_in_public"))
        return try await attempt {
            try await visit.change { try $0.edit(viewer.id, values) }
            return .redirect(to: Paths.profile, notice: FlashNotice("Profile saved."))
        } orShow: { problems, _ in
            try await Profiles.editPage(visit, values: values, problems: problems)
        }
    }

    /// - Parameter values: the typed values, if they could not be saved.
    static func editPage(_ visit: Visit, values: Profile?, problems: [Refusal.Problem]) async throws -> HTML {
        guard let viewer = visit.frame.viewer else { throw Obstacle.signedOut }
        let identity = try await Identities.section(visit)
        let hasPassword = try await visit.read { try $0.ownCredentials() } != nil
        let (person, sessions, current, known, calendar, factor, removal) = try await visit.read { reading in
            (
                try reading.person(viewer.id), try reading.ownSessions(at: visit.now),
                try visit.currentSession(reading), try reading.ownKnownPlaces(at: visit.now),
                try reading.ownCalendarAddress(), try reading.ownSecondFactor(), try reading.ownSecondFactorRemoval()
            )
        }
        guard let person else { throw Obstacle.signedOut }
        let values =
            values ?? Profile(name: person.name, zone: person.zone, isNamedInPublic: person.isNamedInPublic)
        return page(
            visit.frame, title: "Profile", problems: problems,
            """
            <h1>Profile</h1>
            <p>You are \(viewer.level.noun). <a href="\(Paths.ownLevel)">Your level, and requests for a higher one</a></p>
            \(form(
                Paths.profile, visit.frame,
                """
                \(textField("name", label: "Name", value: values.name, problems: problems, autocomplete: "name", required: true))
                \(Profiles.zoneField(values.zone, problems: problems))
                \(checkbox(
                    "is_named_in_public", label: "Show my name in published postmortems", isOn: values.isNamedInPublic,
                    hint: "Otherwise they show your role, such as “the on-call engineer”."))
                \(formActions(submitButton("Save the profile")))
                """))
            \(identity)
            \(sectionHeading("Password", id: "password-heading"))
            \(hasPassword ? ProfilePasswords.changeForm(visit.frame, person, problems: problems) : "<p>You have no password.</p>")
            \(sectionHeading("Second factor", id: "second-factor"))
            \(SecondFactors.section(visit.frame, factor, removal))
            \(sectionHeading("Calendar", id: "calendar"))
            \(CalendarAddresses.section(visit.frame, calendar))
            \(sectionHeading("Where you are signed in", id: "sessions"))
            \(OtherSessions.table(visit.frame, sessions, current: current))
            \(sectionHeading("Known browsers and networks", id: "known-places"))
            \(KnownPlaces.section(visit.frame, known))
            """)
    }
}

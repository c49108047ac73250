import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/people`.
enum People {
    /// Lists everybody who has or had an account and the open invitations, with a form to invite people.
    static func list(_ visit: Visit) async throws -> Response {
        let list = try NamedList(visit.query, at: ["settings", "people"])
        return .page(try await People.listPage(visit, InvitationForm(), list, problems: []))
    }

    static func listPage(
        _ visit: Visit, _ values: InvitationForm, _ list: NamedList = NamedList(at: ["settings", "people"]),
        problems: [Refusal.Problem]
    ) async throws -> HTML {
        let (people, count, invitations) = try await visit.read { reading in
            (
                try reading.personSummaries(named: list.typed, page: list.page),
                try reading.personCount(named: list.typed), try reading.invitations(at: visit.now)
            )
        }
        return page(
            visit.frame, title: "People", section: .settings, problems: problems, wide: true,
            """
            \(settingsBack)
            <h1>People</h1>
            \(list.field("Find a person", count: count))
            \(people.isEmpty ? "<p class=\"quiet\">Nobody has such a name.</p>" : peopleTable(visit.frame, people))
            \(list.pages(people, count: count))
            \(sectionHeading("Invite somebody", id: "invite", actions: linkButton("Invite people from a list", to: Paths.newPeopleImport, visit.frame, style: .small)))
            \(form(
                Paths.invitations, visit.frame,
                """
                \(textField(
                    "email", label: "E-mail address", value: values.email,
                    hint: "Handrail sends no e-mail. You get a link to pass on.",
                    problems: problems, type: .email, autocomplete: "off", required: true, width: .half))
                \(radioField("level", label: "Level", options: Levels.options, selected: values.level, problems: problems))
                \(formActions(submitButton("Create a link")))
                """))
            \(sectionHeading("Open invitations", id: "invitations"))
            \(invitationsTable(visit.frame, invitations))
            """)
    }

    private static func peopleTable(_ frame: Frame, _ people: [PersonSummary]) -> HTML {
        dataTable(
            caption: "Everybody who has or had an account",
            head:
                "\(headCell("Name", .title))\(headCell("E-mail", .address))\(headCell("Level", .state))\(headCell("Actions", .actions))",
            rows: people.map { personRow(frame, $0) }.joined(), cssClass: "list", hidesCaption: true)
    }

    private static func personRow(_ frame: Frame, _ summary: PersonSummary) -> HTML {
        let person = summary.person
        return """
            <tr>\(rowHead("\(HTML(text: person.name))\(personTags(frame, summary))"))\(cell("E-mail", HTML(text: person.email)))\
            \(cell("Level", HTML(text: person.level.label)))\(cell("Actions", personActions(frame, summary), cssClass: summary.isInDemoStory ? "actions spare" : "actions"))</tr>

            """
    }

    private static func personTags(_ frame: Frame, _ summary: PersonSummary) -> HTML {
        """
        \(when: summary.person.id == frame.viewer?.id, " \(tag("You", tone: .information))")\
        \(when: summary.isInDemoStory, " \(tag("Demo story", tone: .quiet))")\
        \(when: summary.person.deactivatedAt != nil, " \(tag(summary.isErased ? "Erased" : "Deactivated", tone: .quiet))")
        """
    }

    private static func personActions(_ frame: Frame, _ summary: PersonSummary) -> HTML {
        let person = summary.person
        if summary.isInDemoStory { return "<span class=\"quiet\">Cannot sign in</span>" }
        if summary.isErased { return "<span class=\"quiet\">Nobody can use it</span>" }
        if person.deactivatedAt != nil {
            return """
                \(postButton("Reactivate", of: person.name, to: Paths.personReactivation(person.id), frame, style: .small))
                \(linkButton("Erase the name", of: person.name, to: Paths.personErasure(person.id), style: .small))
                """
        }
        return """
            \(linkButton("Change level", of: person.name, to: Paths.personLevel(person.id), style: .small))
            \(postButton("Link for a new password", of: person.name, to: Paths.personPasswordLink(person.id), frame, style: .small))
            \(when: summary.hasSecondFactor && person.id != frame.viewer?.id, linkButton("Remove second factor", of: person.name, to: Paths.personSecondFactorRemoval(person.id), style: .small))
            \(when: summary.hasIdentity && person.id != frame.viewer?.id, postButton("Unlink provider", of: person.name, to: Paths.personIdentityRemoval(person.id), frame, style: .small))
            \(linkButton("Deactivate", of: person.name, to: Paths.personDeactivation(person.id), style: .small))
            """
    }

    private static func invitationsTable(_ frame: Frame, _ invitations: [Invitation]) -> HTML {
        if invitations.isEmpty { return "<p class=\"quiet\">There are no unused links.</p>" }
        let rows = invitations.map { invitation -> HTML in
            """
            <tr>\(rowHead(HTML(text: invitation.email)))\
            \(cell("For", HTML(text: invitation.resetsPasswordOf == nil ? invitation.level.label : "A new password")))\
            \(cell("Made by", HTML(text: invitation.invitedByName ?? "A command")))\
            \(cell("Expires", timestamp(invitation.expiresAt, frame)))\
            \(cell("Actions", postButton("Revoke", to: Paths.invitationRevocation(invitation.id), frame, style: .small)))</tr>

            """
        }
        return dataTable(
            caption: "Links that can still be used",
            head:
                "\(headCell("E-mail address", .title))\(headCell("For", .name))\(headCell("Created by", .name))\(headCell("Expires", .time))\(headCell("Actions", .action))",
            rows: rows.joined(), hidesCaption: true)
    }
}

import Domain
import HTML
import Storage
import WebServer

extension Guests {
    static func joinPage(_ visit: Visit, _ open: OpenPremortem, name: String, problems: [Refusal.Problem])
        -> HTML
    {
        let frame = visit.frame
        let action = Paths.join(typed: visit.parameters["code"] ?? "")
        let fields: HTML
        if visit.asker.isMember {
            fields =
                frame.access.meets(.contributor)
                ? form(action, frame, formActions(submitButton("Join")))
                : "<p>Only contributors can take part. You are an observer, so you can read it once it is closed.</p>"
        } else if open.allowsGuests {
            fields = """
                \(form(
                    action, frame,
                    """
                    \(textField(
                        "name", label: "Your name, as other people will see it", value: name, problems: problems,
                        autocomplete: "nickname", required: true, autofocus: true, width: .half))\
                    \(formActions(submitButton("Join as a guest")))
                    """))
                <p>Already have an account? <a href="\(Paths.signIn(returningTo: action))">Sign in</a></p>
                """
        } else {
            fields = """
                <p>This pre-mortem does not admit guests.</p>\
                <p>\(linkButton("Sign in to take part", to: Paths.signIn(returningTo: action), style: .primary))</p>
                """
        }
        return anyonesPage(
            frame, title: "Join \(open.title)", problems: problems,
            """
            <h1>\(open.title)</h1>
            <p class="lead">A pre-mortem: assume it went horribly wrong. What happened?</p>
            <p>\(tag(open.anonymity.label, tone: .information)) \(open.anonymity.help)</p>
            \(fields)
            """)
    }

    /// A page for people with and without an account.
    static func anyonesPage(_ frame: Frame, title: String, problems: [Refusal.Problem], _ main: HTML) -> HTML {
        frame.viewer == nil
            ? barePage(frame, title: title, problems: problems, main)
            : page(frame, title: title, section: .premortems, problems: problems, main)
    }
}

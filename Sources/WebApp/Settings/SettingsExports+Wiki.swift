import Domain
import HTML
import Storage
import WebServer

extension SettingsExports {
    /// Exports to the wiki now, or takes in the edits that were made there.
    static func export(_ visit: Visit) async throws -> Response {
        guard let wiki = visit.app.settings.wiki else { throw Obstacle.notFound }
        let takesIn = visit.form["edits"] == "take-in"
        // A clone may take longer than a browser waits.
        wiki.begin(by: visit.asker, takesIn: takesIn)
        return .redirect(
            to: Paths.exportSettings,
            notice: FlashNotice("The export has begun. Load this page again to see what it did."))
    }

    /// The wiki that the server exports to, and what the last export did.
    static func wiki(_ frame: Frame, _ wiki: WikiSchedule?) -> HTML {
        guard let wiki else {
            return """
                <h2>Git wiki</h2>
                <p>Nothing is exported by itself. Whoever operates this server can name a git repository with \
                <code>--export-git</code>; see <code>docs/export.md</code>.</p>
                """
        }
        let plan = wiki.plan
        let hours = plan.hours == 1 ? "every hour" : "every \(plan.hours) hours"
        return """
            <h2>Git wiki</h2>
            <p>What is published goes to <strong>\(plan.target.address.masked)</strong> as \(plan.format.label), \
            for \(plan.audience.label.lowercasedFirst), \(hours) and soon after each publication.</p>
            \(last(wiki, frame))
            \(form(
                Paths.wikiExports, frame,
                formActions(
                    """
                    \(submitButton("Export now", style: .plain, name: "edits", value: "leave")) \
                    \(when: plan.format == .gfm && plan.audience != .customers, submitButton("Take in the edits of the wiki", style: .plain, name: "edits", value: "take-in"))
                    """)))
            """
    }

    private static func last(_ wiki: WikiSchedule, _ frame: Frame) -> HTML {
        if wiki.isRunning { return "<p>An export is running.</p>" }
        guard let outcome = wiki.outcome else { return "<p>There was no export since the server was started.</p>" }
        let lines = (outcome.report?.takenIn ?? []) + (outcome.report?.left ?? [])
        return """
            <p>Last export: \(timestamp(outcome.at, frame)). \(outcome.report.map { HTML(text: $0.summary) })</p>
            \(when: !outcome.problem.isEmpty, "<p class=\"caution-note\">\(outcome.problem)</p>")
            \(when: !lines.isEmpty, "<ul>\(lines.map { "<li>\($0)</li>" as HTML }.joined())</ul>")
            """
    }
}

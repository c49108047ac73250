import DemoStory
import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/demo`.
enum SettingsDemo {
    /// Shows what adding or removing the demo story would do, with counts, and the button that does it.
    static func show(_ visit: Visit) async throws -> Response {
        let status = try await visit.read { try $0.demoStatus() }
        let story = try? visit.demoStory()
        return .page(
            page(
                visit.frame, title: "Demo story", section: .settings,
                """
                \(settingsBack)
                <h1>Demo story</h1>
                <p class="lead">Incidents at an invented company, from the first alarm to the published postmortem, with the guardrails they left behind.</p>
                \(demoOffer(visit.frame, status, story))
                """))
    }

    static func create(_ visit: Visit) async throws -> Response {
        guard let story = try? visit.demoStory() else { throw Refusal(unreadableDemo) }
        try await visit.change { try $0.addDemo(story) }
        return .redirect(
            to: Paths.home,
            notice: FlashNotice("Demo story added. You can remove it as a whole under Settings, Demo story."))
    }

    static func delete(_ visit: Visit) async throws -> Response {
        try await visit.change { try $0.removeDemo() }
        return .redirect(
            to: Paths.demo, notice: FlashNotice("Moved the demo story to the bin. You can restore it as a whole."))
    }

    private static func demoOffer(_ frame: Frame, _ status: DemoStatus, _ story: DemoStory?) -> HTML {
        if !status.present.isEmpty {
            return """
                <p>The demo story has been added: \(status.present.words).</p>
                <p>Removing it moves everything in it to the bin. Services and teams that are used elsewhere stay, and your own records are not touched.</p>
                \(formActions(postButton("Remove the demo story", to: Paths.demoRemoval, frame)))
                """
        }
        if !status.removed.isEmpty {
            return """
                <p>The demo story is in the bin: \(status.removed.words).</p>
                \(formActions(postButton("Restore the demo story", to: Paths.demo, frame, style: .primary)))
                """
        }
        guard let story else { return "<p>\(unreadableDemo)</p>" }
        return """
            <p>Adding it creates \(story.counts.words). Its people cannot sign in. You can remove it as a whole.</p>
            \(formActions(postButton("Add the demo story", to: Paths.demo, frame, style: .primary)))
            """
    }
}

let unreadableDemo = "The demo story cannot be read. “handrail doctor” says what is wrong with it."

extension Visit {
    /// - Throws: an error about the files, or ``Refusal`` if this installation has none.
    func demoStory() throws -> DemoStory {
        guard let folder = app.settings.demoFolder else { throw Refusal(unreadableDemo) }
        return try DemoStory.load(folder: folder, templates: app.templates)
    }
}

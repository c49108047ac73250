import DemoStory
import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/demo`.
enum SettingsDemo {
    /// The demo story: what adding or removing it would do, counted beforehand, and the button that does it.
    static func show(_ visit: Visit) async throws -> Response {
        let status = try await visit.read { try $0.demoStatus() }
        let story = try? visit.demoStory()
        return .page(
            page(
                visit.frame, title: "Demo story", section: .settings,
                """
                \(settingsBack)
                <h1>Demo story</h1>
                <p class="lead">Incidents of an invented company, told from the first alarm to the published postmortem, with the guardrails they left behind.</p>
                \(demoOffer(visit.frame, status, story))
                """))
    }

    static func create(_ visit: Visit) async throws -> Response {
        guard let story = try? visit.demoStory() else { throw Refusal(unreadableDemo) }
        try await visit.change { try $0.addDemo(story) }
        return .redirect(
            to: Paths.home, notice: FlashNotice("The demo story is here. Settings, Demo story removes it as a whole."))
    }

    static func delete(_ visit: Visit) async throws -> Response {
        try await visit.change { try $0.removeDemo() }
        return .redirect(
            to: Paths.demo, notice: FlashNotice("The demo story is in the bin. It can be brought back as a whole."))
    }

    private static func demoOffer(_ frame: Frame, _ status: DemoStatus, _ story: DemoStory?) -> HTML {
        if !status.present.isEmpty {
            return """
                <p>It is here: \(status.present.words).</p>
                <p>Removing moves all of it to the bin. Services and teams that something else uses stay, and what you wrote yourselves is not touched.</p>
                \(formActions(postButton("Remove the demo story", to: Paths.demoRemoval, frame)))
                """
        }
        if !status.removed.isEmpty {
            return """
                <p>It is in the bin: \(status.removed.words).</p>
                \(formActions(postButton("Bring the demo story back", to: Paths.demo, frame, style: .primary)))
                """
        }
        guard let story else { return "<p>\(unreadableDemo)</p>" }
        return """
            <p>Adding it makes \(story.counts.words). Its people cannot sign in. It can be removed as a whole.</p>
            \(formActions(postButton("Add the demo story", to: Paths.demo, frame, style: .primary)))
            """
    }
}

let unreadableDemo = "The demo story cannot be read. “handrail doctor” says what is wrong with it."

extension Visit {
    /// - Throws: whatever is wrong with the files, or ``Refusal`` where this installation has none.
    func demoStory() throws -> DemoStory {
        guard let folder = app.settings.demoFolder else { throw Refusal(unreadableDemo) }
        return try DemoStory.load(folder: folder, templates: app.templates)
    }
}

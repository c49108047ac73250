import Domain
import HTML
import Storage
import WebServer

extension SettingsPage {
    /// Shows the history of people, teams, services and settings.
    static func history(_ visit: Visit) async throws -> Response {
        let entries = try await visit.read { try $0.historyOfSettings() }
        return .page(
            page(
                visit.frame, title: "History of settings", section: .settings,
                """
                \(settingsBack)
                <h1>History of settings</h1>
                <p class="lead">The latest hundred changes, newest first.</p>
                \(AuditEntries.history(entries, visit.frame))
                """))
    }
}

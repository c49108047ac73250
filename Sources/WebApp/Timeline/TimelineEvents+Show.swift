import Domain
import HTML
import Storage
import WebServer

extension TimelineEvents {
    /// Shows an entry with all its earlier texts.
    static func show(_ visit: Visit) async throws -> Response {
        let (incident, event) = try await visit.timelineEvent()
        let revisions = try await visit.read { try $0.revisions(of: event.id) }
        return .page(
            page(
                visit.frame, title: "Timeline entry of \(incident.key)", section: .incidents,
                """
                <p class="back"><a href="\(Paths.timelineAnchor(event.id, of: incident.id))">\(incident.key.description), timeline</a></p>
                <h1>Timeline entry</h1>
                <ol class="history">
                \(each: revisions, { revisionItem($0, visit.frame) })
                </ol>
                """))
    }

    private static func revisionItem(_ revision: TimelineEventRevision, _ frame: Frame) -> HTML {
        let writer = revision.writtenBy.isEmpty ? "Handrail" : revision.writtenBy
        return """
            <li><p><b>\(writer)</b> wrote version \(revision.version) \(timestamp(revision.writtenAt, frame))</p>
            <p>\(momentText(revision.moment, frame)): \(proseLine(revision.text))</p></li>

            """
    }
}

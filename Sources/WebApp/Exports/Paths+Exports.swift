import Domain
import HTML

extension Paths {
    static func postmortemExport(_ id: ID<Incident>, _ format: ExportFormat) -> Link {
        format == .gfm ? postmortemMarkdown(id) : within(id, "postmortem", "exports", format.rawValue)
    }
}

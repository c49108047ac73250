import Domain
import HTML

extension Paths {
    static let exports = Link(["exports"])
    static let newExport = Link(["exports", "new"])

    static func newExport(filteredBy choices: [(name: String, value: String)]) -> Link {
        Link(["exports", "new"], query: choices.filter { !$0.value.isEmpty })
    }

    static func postmortemExport(_ id: ID<Incident>, _ format: ExportFormat) -> Link {
        format == .gfm ? postmortemMarkdown(id) : within(id, "postmortem", "exports", format.rawValue)
    }
}

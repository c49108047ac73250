import Domain
import GRDB

extension Change {
    /// Notes that the asker takes many postmortems out, before they get them.
    ///
    /// - Parameters:
    ///   - incidents: those whose postmortems are exported. The history counts the ones that everybody may see.
    ///   - audience: the readers that the export is for.
    package func recordExport(
        of incidents: [ID<Incident>], as format: ExportFormat, for audience: ExportAudience
    ) throws {
        try require(.observer)
        let everybody = Reading(reading, sight: reading.sight == .everything ? .everything : .publicOnly)
        let count = try incidents.count { try everybody.incident($0)?.isPrivate == false }
        let words = count == 1 ? "1 postmortem" : "\(count) postmortems"
        try record(.setting, "exported \(words) as \(format.label) for \(audience.label.lowercasedFirst)")
    }

    /// Notes that the asker takes one postmortem out, where those who may see it find that.
    package func recordExport(
        ofOne incident: ID<Incident>, as format: ExportFormat, for audience: ExportAudience
    ) throws {
        try require(.observer)
        try record(
            .incident(incident),
            "exported the postmortem of \(incident.key) as \(format.label) for \(audience.label.lowercasedFirst)",
            incident: incident)
    }
}

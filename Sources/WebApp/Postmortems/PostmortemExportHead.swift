import Domain
import Foundation
import FrontMatter
import Storage

extension PostmortemExport {
    /// The front matter: data for programs, and facts that would be lost in prose.
    ///
    /// No key means something else to MkDocs, Hugo, Jekyll, Docusaurus or Obsidian. `title` means the same to them, and
    /// `published` is when the page was published, to Hugo as well.
    static func head(_ dossier: PostmortemDossier) -> [FrontMatter.Pair] {
        let incident = dossier.incident.incident
        var pairs: [FrontMatter.Pair] = [
            .init("key", .text(incident.key.description)), .init("title", .text(incident.title)),
            .init("incident_kind", .text(incident.kind.rawValue)), .init("severity", .text(incident.severity.code)),
            .init("state", .text(incident.state.rawValue)),
            .init("services", .list(dossier.incident.services.map { .text($0.name) })),
            .init("declared", .text(incident.declaredAt.iso)),
            .init("times", .mapping(times(dossier.incident.times))),
            .init("postmortem", .text(dossier.postmortem.state.rawValue)),
        ]
        if !dossier.postmortem.template.isEmpty {
            pairs.append(.init("postmortem_template", .text(dossier.postmortem.template)))
        }
        if dossier.postmortem.state == .published, let published = dossier.postmortem.publishedAt {
            pairs.append(.init("published", .text(published.iso)))
        }
        pairs.append(.init("impact", .mapping(impacts(dossier.incident.impacts))))
        pairs.append(.init("guardrails", .list(dossier.guardrails.map { .text($0.key.description) })))
        pairs.append(
            .init("follow_ups", .list(dossier.incident.followUps.map { .text($0.followUp.key.description) })))
        let open = dossier.document.sections.filter(\.isForCustomers)
        if !open.isEmpty { pairs.append(.init("for_customers", .list(open.map { .text($0.title) }))) }
        if !incident.howNoticed.isEmpty { pairs.append(.init("how_noticed", .text(incident.howNoticed))) }
        if !incident.surprise.isEmpty { pairs.append(.init("surprise", .text(incident.surprise))) }
        return pairs
    }

    /// Each mark with its time in UTC, its precision, and the zone in which it was entered.
    private static func times(_ times: IncidentTimes) -> [FrontMatter.Pair] {
        IncidentMark.allCases.compactMap { mark in
            guard let moment = times[mark] else { return nil }
            var pairs: [FrontMatter.Pair] = []
            if let instant = moment.instant { pairs.append(.init("at", .text(instant.iso))) }
            pairs.append(.init("precision", .text(moment.precision.rawValue)))
            if moment.zone != "UTC" { pairs.append(.init("zone", .text(moment.zone))) }
            return .init(mark.rawValue, .mapping(pairs))
        }
    }

    private static func impacts(_ impacts: [Impact]) -> [FrontMatter.Pair] {
        impacts.map { impact in
            var pairs = [FrontMatter.Pair("certainty", .text(impact.certainty.rawValue))]
            if let quantity = impact.quantity { pairs.append(.init("quantity", .number(Int(quantity)))) }
            if !impact.note.isEmpty { pairs.append(.init("note", .text(impact.note))) }
            return .init(impact.kind.rawValue, .mapping(pairs))
        }
    }
}

import Domain
import FrontMatter
import Markdown
import Storage

extension PremortemExport {
    static func head(_ dossier: PremortemDossier) -> [FrontMatter.Pair] {
        let premortem = dossier.premortem
        var pairs: [FrontMatter.Pair] = [
            .init("key", .text(premortem.key.description)), .init("title", .text(premortem.title)),
            .init("phase", .text(premortem.phase.rawValue)), .init("anonymity", .text(premortem.anonymity.rawValue)),
            .init("services", .list(dossier.services.map { .text($0.name) })),
        ]
        if let launch = dossier.launch { pairs.append(.init("launch", .text(launch.title))) }
        if let date = dossier.launch?.date { pairs.append(.init("launch_date", .text(date.iso))) }
        if let decision = premortem.decision { pairs.append(.init("decision", .text(decision.rawValue))) }
        if let closed = premortem.closedAt { pairs.append(.init("closed", .text(closed.iso))) }
        return pairs
    }

    static func facts(_ dossier: PremortemDossier) -> String {
        var facts = ["\(dossier.premortem.key)", "Pre-mortem", dossier.premortem.anonymity.label]
        if let launch = dossier.launch {
            facts.append("before " + Markdown.escaped(launch.title) + (launch.date.map { ", \($0.words)" } ?? ""))
        }
        facts += dossier.services.map { Markdown.escaped($0.name) }
        let people = dossier.participants.count
        facts.append(people == 1 ? "1 person" : "\(people) people")
        return facts.joined(separator: " · ") + "\n"
    }
}

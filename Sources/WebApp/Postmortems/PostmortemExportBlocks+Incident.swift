import Domain
import Markdown
import Storage

extension PostmortemExportBlocks {
    var timeline: String {
        if dossier.timeline.isEmpty { return "" }
        return Markdown.table(
            header: ["Time (UTC)", "What happened"],
            rows: dossier.timeline.map { event in
                // Automatic entries may quote a title, which is not Markdown.
                let text =
                    event.source == .system
                    ? Markdown.escaped(event.text) : Markdown.lineWithHTMLAsText(event.text)
                return [clock(event.moment), (event.isStarred ? "★ " : "") + text]
            })
    }

    private func clock(_ moment: Moment) -> String {
        guard let instant = moment.instant else { return "unknown" }
        let time = CivilTime(utc: instant)
        let seconds = time.second == 0 ? "" : ":" + String(time.second + 100).dropFirst()
        return (moment.precision == .approximate ? "about " : "") + time.text + seconds
    }

    var impact: String {
        dossier.incident.impacts.map { impact in
            let figure = [
                impact.quantity.map(Incidents.grouped), impact.note.isEmpty ? nil : Markdown.escaped(impact.note),
            ]
            // `4,200 rows`, and `14. Operators of one shift`: the note may be a unit or a sentence.
            let words = figure.compactMap { $0 }.joined(separator: impact.note.first?.isUppercase == true ? ". " : " ")
            return
                "- **\(impact.kind.label)**: \(words.isEmpty ? "" : words + " ")(\(impact.certainty.label.lowercased()))\n"
        }.joined()
    }

    var times: String {
        let known = dossier.incident.times.known
        return IncidentMark.allCases.compactMap { mark in
            guard let moment = dossier.incident.times[mark] else { return nil }
            let gap = known.first { $0.mark == mark }?.sinceLast
            let words = gap.map { $0 < 0 ? ", \(Elapsed.words($0)) earlier" : ", \(Elapsed.words($0)) later" } ?? ""
            return "- **\(mark.label)**: \(clock(moment))\(moment.instant == nil ? "" : " UTC")\(words)\n"
        }.joined()
    }

    var roles: String {
        IncidentRole.allCases.compactMap { role in
            dossier.names.holders(of: role).map { "- **\(role.label)**: \(Markdown.escaped($0))\n" }
        }.joined()
    }
}

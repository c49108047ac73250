import Domain
import HTML
import Storage

extension Incidents {
    /// Known facts besides the times, and links to add more.
    static func facts(_ frame: Frame, _ dossier: IncidentDossier) -> HTML {
        let incident = dossier.incident
        var facts: [(term: String, contents: HTML)] = []
        if !dossier.roles.isEmpty {
            for role in IncidentRole.allCases {
                let names = dossier.roles.filter { $0.role == role }.map(\.name)
                if !names.isEmpty { facts.append((role.label, HTML(text: names.joined(separator: ", ")))) }
            }
        }
        for impact in dossier.impacts { facts.append((impact.kind.label, Incidents.impactText(impact))) }
        if !incident.howNoticed.isEmpty {
            facts.append(("How it was noticed", prose(incident.howNoticed, anchors: "noticed-")))
        }
        if !incident.surprise.isEmpty {
            facts.append(("Why we were surprised", prose(incident.surprise, anchors: "surprise-")))
        }
        let declared: HTML =
            dossier.nearMiss == nil
            ? "\(timestamp(incident.declaredAt, frame))\(when: dossier.declaredByName != nil, " by \(dossier.declaredByName ?? "")")"
            : "\(dayText(Day(incident.declaredAt, in: .gmt))), without a name"
        facts.append(("Declared", declared))
        let links = [
            actionLink(
                incident.kind.hasDurations ? "Set the five times" : "Set when it was noticed",
                to: Paths.incidentTimes(incident.id), frame),
            actionLink("Set the impact", to: Paths.incidentImpact(incident.id), frame),
            actionLink("Set the roles", to: Paths.incidentRoles(incident.id), frame),
        ].compactMap { $0 }
        return """
            \(definitions(facts))
            \(when: !links.isEmpty, "<p class=\"fact-links\">\(links.joined(separator: " · "))</p>")
            \(IncidentRoles.vacancies(frame, dossier))
            """
    }

    /// `4,217,893 rows (estimated)`
    static func impactText(_ impact: Impact) -> HTML {
        let quantity = impact.quantity.map { Incidents.grouped($0) + (impact.note.isEmpty ? "" : " ") } ?? ""
        return
            "<span class=\"figure\">\(quantity)\(impact.note)</span> <small>(\(impact.certainty.label.lowercased()))</small>"
    }

    /// Groups of three digits, as in `4,217,893`.
    static func grouped(_ number: Int64) -> String {
        var digits = String(number.magnitude)
        var result = ""
        while digits.utf8.count > 3 {
            result = "," + digits.suffix(3) + result
            digits = String(digits.dropLast(3))
        }
        return (number < 0 ? "\u{2212}" : "") + digits + result
    }
}

import Domain
import HTML
import Storage

extension Incidents {
    /// The header: key, title, severity, state, services, and the next step.
    static func header(_ frame: Frame, _ dossier: IncidentDossier, severities: [SeverityMeaning]) -> HTML {
        let incident = dossier.incident
        let meaning = severities.first { $0.severity == incident.severity }
        return """
            <header class="record-header">
            <p class="record-key"><span class="key">\(incident.key.description)</span> \(stateTag(incident.kind))</p>
            <h1>\(incident.title)</h1>
            <div class="record-marks">\(severityMark(incident.severity, label: meaning?.label)) \(stateTag(incident.state)) \
            \(each: dossier.services, separator: " ", { tag($0.name, tone: .quiet) })</div>
            <div class="record-actions">\(nextStep(frame, incident))\(linkButton("Edit", to: Paths.incidentEdit(incident.id), key: "e"))</div>
            </header>
            """
    }

    /// One primary button; all other actions are at the end of the page.
    private static func nextStep(_ frame: Frame, _ incident: Incident) -> HTML? {
        guard let next = incident.state.nextSteps(kind: incident.kind).first else { return nil }
        return Incidents.transitionButton(frame, incident, to: next, style: .primary)
    }

    static func transitionButton(_ frame: Frame, _ incident: Incident, to state: IncidentState, style: ButtonStyle)
        -> HTML
    {
        postButton(
            state.actionLabel, to: Paths.incidentTransitions(incident.id), frame, style: style,
            fields: [("state", state.rawValue)])
    }

    /// Notes that somebody should see first.
    static func notes(_ dossier: IncidentDossier) -> HTML {
        let incident = dossier.incident
        var notes: [HTML] = []
        if let target = incident.mergedInto {
            notes.append("This incident was merged into \(keyLink(target.key)).")
        }
        if incident.state == .dismissed {
            notes.append("Dismissed: \(incident.dismissedReason)")
        }
        if !dossier.mergedKeys.isEmpty {
            let originals = dossier.mergedKeys.map { key -> HTML in
                "<a class=\"key\" href=\"\(Paths.incidentOriginal(ID(key.number)))\">\(key.description)</a>"
            }
            notes.append("Merged into this one: \(originals.joined(separator: ", ")).")
        }
        notes += RoleConflict.all(in: dossier.roles.map { RoleAssignment(role: $0.role, personID: $0.personID) })
            .map { HTML(text: $0.sentence) }
        return notes.map { "<p class=\"caution-note\">\($0)</p>\n" as HTML }.joined()
    }

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
            "\(timestamp(incident.declaredAt, frame))\(when: dossier.declaredByName != nil, " by \(dossier.declaredByName ?? "")")"
        facts.append(("Declared", declared))
        return """
            \(definitions(facts))
            <p class="fact-links">\
            <a href="\(Paths.incidentTimes(incident.id))">\(incident.kind.hasDurations ? "Set the five times" : "Set when it was noticed")</a> · \
            <a href="\(Paths.incidentImpact(incident.id))">Set the impact</a> · \
            <a href="\(Paths.incidentRoles(incident.id))">Set the roles</a></p>
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

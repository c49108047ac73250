import Domain
import HTML
import Storage

extension Postmortems {
    /// A part of the incident, as it is now, within the text of its postmortem. Nothing if there is nothing to show
    /// yet.
    static func block(_ block: LiveBlock, _ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        switch block {
        case .timeline: timelineBlock(dossier, frame)
        case .findings: Postmortems.findingsBlock(dossier, frame)
        case .followUps: followUpsBlock(dossier)
        case .guardrails: guardrailsBlock(dossier, frame)
        case .impact: impactBlock(dossier.incident.impacts)
        case .times: timesBlock(dossier.incident, frame)
        case .roles: rolesBlock(dossier.names)
        case .finding(let id): Postmortems.findingBlock(id, dossier, frame)
        case .followUp(let id): followUpBlock(id, dossier)
        }
    }

    private static func timesBlock(_ incident: IncidentDossier, _ frame: Frame) -> HTML {
        if incident.incident.kind.hasDurations { return timeStrip(incident.times, frame) }
        guard let noticed = incident.times[.noticed] else { return HTML() }
        return definitions([(IncidentMark.noticed.label, momentText(noticed, frame))])
    }

    private static func followUpsBlock(_ dossier: PostmortemDossier) -> HTML {
        let followUps = dossier.incident.followUps
        if followUps.isEmpty { return Postmortems.notYet("There are no follow-ups yet.") }
        return followUpTable(followUps, caption: "Follow-ups", dossier)
    }

    private static func followUpBlock(_ id: ID<FollowUp>, _ dossier: PostmortemDossier) -> HTML {
        guard let followUp = dossier.incident.followUps.first(where: { $0.followUp.id == id }) else {
            return Postmortems.notYet("\(id.key) is not a follow-up of this incident.")
        }
        return followUpTable([followUp], caption: id.key.description, dossier)
    }

    private static func followUpTable(_ followUps: [FollowUpSummary], caption: String, _ dossier: PostmortemDossier)
        -> HTML
    {
        dataTable(
            caption: caption,
            head: "\(headCell("Follow-up"))\(headCell("State"))\(headCell("Owner"))\(headCell("Due"))",
            rows: followUps.map { summary -> HTML in
                let followUp = summary.followUp
                return """
                    <tr>\(rowHead("\(keyLink(followUp.key)) \(followUp.title)"))\(cell("State", stateTag(followUp.state)))\
                    \(cell("Owner", HTML(text: dossier.names.owner(summary) ?? "nobody yet")))\
                    \(cell("Due", followUp.due.map(dayText) ?? "no date"))</tr>

                    """
            }.joined(), hidesCaption: true)
    }

    private static func impactBlock(_ impacts: [Impact]) -> HTML {
        if impacts.isEmpty { return Postmortems.notYet("The impact has not been filled in yet.") }
        return definitions(impacts.map { ($0.kind.label, Incidents.impactText($0)) })
    }

    private static func rolesBlock(_ names: PublicNames) -> HTML {
        let held = IncidentRole.allCases.compactMap { role in
            names.holders(of: role).map { (term: role.label, contents: HTML(text: $0)) }
        }
        return held.isEmpty ? Postmortems.notYet("Nobody has a role yet.") : definitions(held)
    }

    static func notYet(_ sentence: String) -> HTML { "<p class=\"quiet\">\(sentence)</p>\n" }
}

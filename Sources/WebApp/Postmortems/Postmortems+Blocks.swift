import Domain
import HTML
import Storage

extension Postmortems {
    /// A part of the incident, as it is now, within the text of its postmortem. Nothing if there is nothing to show.
    static func block(_ block: LiveBlock, _ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        if dossier.incident.content(of: block) == .nothing { return HTML() }
        return switch block {
        case .timeline: timelineBlock(dossier, frame)
        case .findings: Postmortems.findingsBlock(dossier, frame)
        case .followUps: followUpTable(dossier.incident.followUps, caption: "Follow-ups", dossier)
        case .guardrails: guardrailsBlock(dossier, frame)
        case .impact: definitions(dossier.incident.impacts.map { ($0.kind.label, Incidents.impactText($0)) })
        case .times: timesBlock(dossier.incident, frame)
        case .roles: rolesBlock(dossier.names)
        case .finding(let id): Postmortems.findingBlock(id, dossier, frame)
        case .followUp(let id): followUpBlock(id, dossier)
        }
    }

    /// The place of a block that has nothing to show, for writers: why, and a link to where it is filled in.
    static func gap(_ block: LiveBlock, of id: ID<Incident>) -> HTML {
        let (sentence, action, link) = gapWords(block, of: id)
        let way: HTML? = link.map { " <a href=\"\($0)\">\(action)</a>" }
        return "<p class=\"quiet\">\(sentence)\(way)</p>\n"
    }

    /// Where a block is filled in.
    static func filling(_ block: LiveBlock, of id: ID<Incident>) -> Link? { gapWords(block, of: id).link }

    private static func gapWords(
        _ block: LiveBlock, of id: ID<Incident>
    ) -> (sentence: String, action: String, link: Link?) {
        switch block {
        case .timeline: ("The timeline is empty.", "Add to it", Paths.incident(id).anchored("timeline"))
        case .findings: ("There are no findings yet.", "Add a finding", Paths.newFinding(id))
        case .followUps: ("There are no follow-ups yet.", "Add a follow-up", Paths.newFollowUp(incident: id))
        case .guardrails: ("There are no guardrails yet.", "Add one", Paths.incident(id).anchored("findings"))
        case .impact: ("The impact has not been filled in yet.", "Fill it in", Paths.incidentImpact(id))
        case .times: ("The times have not been filled in yet.", "Fill them in", Paths.incidentTimes(id))
        case .roles: ("Nobody has a role in this yet.", "Set the roles", Paths.incidentRoles(id))
        case .finding: ("This finding belongs to another incident, or it is in the bin.", "", nil)
        case .followUp(let followUp): ("\(followUp.key) is not a follow-up of this incident.", "", nil)
        }
    }

    private static func timesBlock(_ incident: IncidentDossier, _ frame: Frame) -> HTML {
        if incident.incident.kind.hasDurations { return timeStrip(incident.times, frame) }
        guard let noticed = incident.times[.noticed] else { return HTML() }
        return definitions([(IncidentMark.noticed.label, momentText(noticed, frame))])
    }

    private static func followUpBlock(_ id: ID<FollowUp>, _ dossier: PostmortemDossier) -> HTML {
        followUpTable(
            dossier.incident.followUps.filter { $0.followUp.id == id }, caption: id.key.description, dossier)
    }

    private static func followUpTable(_ followUps: [FollowUpSummary], caption: String, _ dossier: PostmortemDossier)
        -> HTML
    {
        dataTable(
            caption: caption,
            head:
                "\(headCell("Follow-up", .title))\(headCell("State", .state))\(headCell("Owner", .name))\(headCell("Due", .day))",
            rows: followUps.map { summary -> HTML in
                let followUp = summary.followUp
                return """
                    <tr>\(rowHead("\(keyLink(followUp.key)) \(followUp.title)"))\(cell("State", stateTag(followUp.state)))\
                    \(cell("Owner", owner(summary, dossier.names)))\
                    \(cell("Due", followUp.due.map(dayText) ?? "no date"))</tr>

                    """
            }.joined(), cssClass: "list", hidesCaption: true)
    }

    /// By name for colleagues on the screen; a print leaves the team, so it has the role.
    private static func owner(_ summary: FollowUpSummary, _ names: PublicNames) -> HTML {
        let role = names.owner(summary) ?? "nobody yet"
        guard let name = summary.ownerName, name != role else { return HTML(text: role) }
        return "<span class=\"owner-name\">\(name)</span><span class=\"owner-role\">\(role)</span>"
    }

    private static func rolesBlock(_ names: PublicNames) -> HTML {
        definitions(
            IncidentRole.allCases.compactMap { role in
                names.holders(of: role).map { (term: role.label, contents: HTML(text: $0)) }
            })
    }
}

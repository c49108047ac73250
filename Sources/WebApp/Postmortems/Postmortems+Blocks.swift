import Domain
import Foundation
import HTML
import Markdown
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

    private static func timelineBlock(_ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        if dossier.timeline.isEmpty { return Postmortems.notYet("The timeline is empty.") }
        let start = dossier.incident.incident.kind.hasDurations ? dossier.incident.times[.started]?.instant : nil
        return """
            <ol class="timeline">
            \(each: TimelineEvents.rows(dossier.timeline), { timelineRow($0, start: start, frame) })
            </ol>
            """
    }

    private static func timelineRow(_ row: TimelineRow, start: Date?, _ frame: Frame) -> HTML {
        switch row {
        case .day(let day):
            return "<li class=\"day\"><h3>\(dayText(day))</h3></li>\n"
        case .gap(let length):
            return "<li class=\"gap\">\(Elapsed.words(length)) without an entry</li>\n"
        case .event(let event):
            return """
                <li class="\(cssClass(event))" id="event-\(event.id.description)">
                \(eventTime(event.moment, since: start, frame))
                <p class="event-text">\(star(event))\(eventText(event))</p>
                </li>

                """
        }
    }

    private static func cssClass(_ event: TimelineEvent) -> String {
        event.source == .system ? "event system" : event.isStarred ? "event starred" : "event"
    }

    private static func star(_ event: TimelineEvent) -> HTML? {
        event.isStarred ? "<span class=\"star\" title=\"Starred\">★</span> " : nil
    }

    /// Automatic entries may quote a title, which is not Markdown.
    private static func eventText(_ event: TimelineEvent) -> HTML {
        proseLine(event.source == .system ? Markdown.escaped(event.text) : event.text)
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

    private static func guardrailsBlock(_ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        let guardrails = dossier.guardrailsInIncident
        if guardrails.isEmpty { return Postmortems.notYet("There are no guardrails yet.") }
        return dataTable(
            caption: "Guardrails",
            head:
                "\(headCell("Guardrail"))\(headCell("Strength"))\(headCell("State"))\(headCell("In this incident"))",
            rows: guardrails.map { entry -> HTML in
                let guardrail = entry.guardrail
                return """
                    <tr>\(rowHead("\(keyLink(guardrail.key)) \(guardrail.name)"))\
                    \(cell("Strength", glyph(guardrail.strength.grade, label: guardrail.strength.grade.label)))\
                    \(cell("State", stateTag(guardrail.state(at: frame.now))))\
                    \(cell("In this incident", HTML(text: entry.parts.joined(separator: "; "))))</tr>

                    """
            }.joined(), hidesCaption: true)
    }

    /// Guardrails with their strength, their state and their proofs.
    static func guardrailList(_ guardrails: [GuardrailSummary], _ frame: Frame) -> HTML {
        let items = guardrails.map { guardrail -> HTML in
            """
            <li>\(Incidents.guardrailLine(guardrail, frame))<p class="quiet">\(guardrail.strength.label), \(proofText(guardrail))</p></li>

            """
        }
        return "<ul class=\"guardrail-list\">\n\(items.joined())</ul>\n"
    }

    private static func proofText(_ guardrail: GuardrailSummary) -> HTML {
        guard let proven = guardrail.lastProvenAt else { return "not proven yet" }
        let due = guardrail.recordedState == .proven ? guardrail.proofDueAt : nil
        let next: HTML? = due.map { ", next proof due \(dayText(CivilTime(utc: $0).day))" }
        return "last proven \(dayText(CivilTime(utc: proven).day))\(next)"
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

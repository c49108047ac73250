import Domain
import HTML
import Storage

extension Home {
    /// What the viewer should do: first what is theirs, then what anybody can do.
    static func needsYou(_ frame: Frame, _ home: HomeDossier) -> HTML {
        let items = own(frame, home) + everybodys(frame, home)
        if items.isEmpty {
            return
                "<p class=\"quiet\">Nothing. You have no open follow-ups, and no guardrail is waiting for a proof.</p>"
        }
        return "<ul class=\"needs-you\">\(items.joined())</ul>"
    }

    private static func own(_ frame: Frame, _ home: HomeDossier) -> [HTML] {
        let today = Day(frame.now, in: frame.zone)
        var items = home.mine.prefix(HomeDossier.mostOwn).map { summary in
            let followUp = summary.followUp
            return row(
                followUp.key, followUp.title, to: Paths.followUp(followUp.id), followUp.state.step?.words,
                end: [followUp.due.map { dueText($0, today: today) }])
        }
        if home.mine.count > HomeDossier.mostOwn {
            items.append(moreRow("All your follow-ups", Paths.followUps(filteredBy: [("owner", "me")])))
        }
        items += home.meetings.map { meetingRow($0, frame) }
        items += home.reviews.map { reviewRow($0, frame) }
        items += home.sittings.map { sitting in
            row(
                nil, "Guardrail review of \(Day(sitting.startedAt, in: frame.zone).words)",
                to: Paths.sitting(sitting.id), "finish it", end: [Sittings.mark(sitting)])
        }
        items += home.drafts.map { unfinishedRow($0, frame) }
        items += home.premortems.map(\.premortem).map {
            row(
                $0.key, $0.title, to: Paths.premortem($0.id), $0.phase.stepWords, end: [stateTag($0.phase)])
        }
        items += home.toLookBack.map(\.premortem).map {
            row(
                $0.key, "Look back on “\($0.title)”",
                to: frame.access.first(Paths.lookBack($0.id), or: Paths.premortem($0.id)))
        }
        items += home.glass.map { glassRow($0, frame) }
        items += home.endingGrants.map { endingGrantRow($0, frame) }
        items += home.grantRequests.map { grantRequestRow($0, frame) }
        items += home.accepted.map { risk in
            row(
                risk.premortemID.key, "Look again at the accepted risk “\(risk.title)”",
                to: Paths.risk(risk.id, of: risk.premortemID),
                end: [risk.acceptance.map { dueText($0.lookAgainOn, today: today) }])
        }
        return items
    }

    private static func everybodys(_ frame: Frame, _ home: HomeDossier) -> [HTML] {
        let today = Day(frame.now, in: frame.zone)
        var items = home.unmet.map { condition in
            let followUp = condition.followUp.followUp
            return row(
                followUp.key, followUp.title, to: Paths.followUp(followUp.id),
                "\(followUp.state.step?.words ?? "finish it") before “\(condition.launchTitle)”",
                end: [tag("Condition not met", tone: .danger)])
        }
        items += home.nearMisses.map { report in
            row(
                report.incident.key,
                report.hasAddition
                    ? "The reporter without a name added to “\(report.title)”"
                    : "New report without a name: \(report.title)",
                to: Paths.incident(report.incident).anchored("reporter"),
                end: [dayText(CivilTime(utc: report.reportedAt).day)])
        }
        items += home.toMend.prefix(HomeDossier.mostShared).map { guardrailRow($0, today: today, frame) }
        if home.toMend.count > HomeDossier.mostShared {
            items.append(moreRow("All guardrails, those to mend first", Paths.guardrails))
        }
        items += home.aftermaths.prefix(HomeDossier.mostShared).map { aftermathRow($0, frame) }
        if home.aftermaths.count > HomeDossier.mostShared {
            let state = IncidentState.postIncident.rawValue
            items.append(
                moreRow("All incidents in post-incident work", Paths.incidents(filteredBy: [("state", state)])))
        }
        return items
    }

    private static func guardrailRow(_ guardrail: GuardrailSummary, today: Day, _ frame: Frame) -> HTML {
        let step = guardrail.step(at: frame.now)
        var link = Paths.guardrail(guardrail.id)
        var end = stateTag(guardrail.state(at: frame.now))
        if case .proveAgain(let dueAt) = step {
            link = frame.access.first(Paths.newGuardrailProof(guardrail.id), or: link)
            end = dueText(Day(dueAt, in: frame.zone), today: today)
        }
        return row(guardrail.key, guardrail.name, to: link, step?.words, end: [end])
    }

    private static func aftermathRow(_ incident: IncidentAftermath, _ frame: Frame) -> HTML {
        let page = Paths.incident(incident.id)
        let link =
            switch incident.step {
            case .startPostmortem: frame.access.first(Paths.newPostmortem(incident.id), or: page)
            case .nameGuardrails: incident.finding.map(Paths.finding) ?? page.anchored("findings")
            case .close: page
            }
        return row(incident.key, incident.title, to: link, incident.step.words, end: [stateTag(incident.state)])
    }
}

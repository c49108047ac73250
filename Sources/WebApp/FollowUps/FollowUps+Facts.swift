import Domain
import Foundation
import HTML
import Storage

extension FollowUps {
    /// Notes that somebody should see first.
    static func notes(_ view: FollowUpView, _ frame: Frame) -> HTML {
        let followUp = view.followUp
        var notes: [HTML] = []
        if followUp.state == .declined { notes.append("Declined: \(followUp.declinedReason)") }
        if followUp.state == .superseded, let successor = view.successor?.followUp {
            notes.append(
                "Superseded by \(keyLink(successor.key)) <a href=\"\(Paths.followUp(successor.id))\">\(successor.title)</a>"
            )
        }
        if followUp.state == .done || followUp.state == .verified {
            for linked in view.guardrails where linked.relation == .addedBy {
                let guardrail = linked.guardrail
                let state = guardrail.recordedState
                if state == .proposed || state == .building {
                    notes.append(
                        """
                        The work is done, but \(keyLink(guardrail.key)) is still recorded as \
                        “\(state.label.lowercased())”. Is it in place? \
                        <a href="\(Paths.guardrail(guardrail.id))">See \(guardrail.name)</a>
                        """)
                }
            }
        }
        return notes.map { "<p class=\"caution-note\">\($0)</p>\n" as HTML }.joined()
    }

    static func facts(_ view: FollowUpView, _ frame: Frame) -> HTML {
        let summary = view.dossier.summary
        let followUp = summary.followUp
        var facts: [(term: String, contents: HTML)] = []
        if let id = followUp.incidentID {
            facts.append(
                ("Incident", "\(keyLink(id.key)) <a href=\"\(Paths.incident(id))\">\(summary.incidentTitle ?? "")</a>"))
        }
        for premortem in view.premortems {
            let what = premortem.isCondition ? "Condition of" : "Risk of"
            facts.append(
                (
                    what,
                    "\(keyLink(premortem.id.key)) <a href=\"\(Paths.premortem(premortem.id))\">\(premortem.risk ?? premortem.title)</a>"
                ))
        }
        if let team = summary.teamName { facts.append(("Team", HTML(text: team))) }
        if !followUp.trackerAddress.isEmpty {
            facts.append(("Tracker", FollowUps.outsideLink(followUp.trackerAddress)))
        }
        if !followUp.evidenceAddress.isEmpty {
            facts.append(("Evidence", FollowUps.outsideLink(followUp.evidenceAddress)))
        }
        return facts.isEmpty ? HTML() : definitions(facts)
    }

    /// A link to an address that somebody entered. An invalid address stays text.
    static func outsideLink(_ address: String, label: String = "") -> HTML {
        guard let link = Link(outside: address) else { return HTML(text: address) }
        return "<a href=\"\(link)\" rel=\"noopener noreferrer\">\(label.isEmpty ? address : label)</a>"
    }
}

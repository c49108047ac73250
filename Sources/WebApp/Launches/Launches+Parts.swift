import Domain
import HTML
import Storage

extension Launches {
    static func premortemLine(_ summary: PremortemSummary) -> HTML {
        let premortem = summary.premortem
        return """
            <li>\(keyLink(premortem.key)) <a href="\(Paths.premortem(premortem.id))">\(premortem.title)</a> \
            \(stateTag(premortem.phase)) \(premortem.decision.map(PremortemDecisions.mark))</li>

            """
    }

    static func conditionList(_ dossier: LaunchDossier, _ today: Day) -> HTML {
        if dossier.conditions.isEmpty { return "<p class=\"quiet\">There are no conditions.</p>" }
        return """
            <p>\(dossier.conditions.count - dossier.unmet.count) of \(dossier.conditions.count) met.</p>
            <ul class="guardrail-links">
            \(each: dossier.conditions, { "<li>\(followUpLine($0, today: today))</li>\n" })
            </ul>
            """
    }
}

import Domain
import HTML
import Storage

extension Postmortems {
    static func guardrailsBlock(_ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        let guardrails = dossier.guardrailsInIncident
        return dataTable(
            caption: "Guardrails",
            head:
                "\(headCell("Guardrail", .title))\(headCell("Strength", .strength))\(headCell("State", .state))\(headCell("In this incident", .record))",
            rows: guardrails.map { entry -> HTML in
                let guardrail = entry.guardrail
                return """
                    <tr>\(rowHead("\(keyLink(guardrail.key)) \(guardrail.name)"))\
                    \(cell("Strength", glyph(guardrail.strength.grade, label: guardrail.strength.grade.label)))\
                    \(cell("State", stateTag(guardrail.state(at: frame.now))))\
                    \(cell("In this incident", HTML(text: entry.parts.joined(separator: "; "))))</tr>

                    """
            }.joined(), cssClass: "list", hidesCaption: true)
    }

    /// Guardrails with their strength, their state and their proofs.
    static func guardrailList(_ guardrails: [GuardrailSummary], _ frame: Frame) -> HTML {
        let items = guardrails.map { guardrail -> HTML in
            """
            <li>\(guardrailLine(guardrail, frame))<p class="quiet">\(guardrail.strength.label), \(proofText(guardrail))</p></li>

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
}

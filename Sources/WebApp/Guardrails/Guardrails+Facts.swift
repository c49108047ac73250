import Domain
import HTML
import Storage

extension Guardrails {
    /// Its kind, its strength, the services it protects, its owner, and who can bypass it.
    static func facts(_ dossier: GuardrailDossier, _ entry: CatalogueEntry?) -> HTML {
        let guardrail = dossier.guardrail
        let unknown: HTML = "<span class=\"quiet-text\">not recorded yet</span>"
        var facts: [(term: String, contents: HTML)] = [
            ("Strength", "\(guardrail.strength.label). \(guardrail.strength.help)"),
            ("When it acts", "\(guardrail.position.help)"),
            (
                "Protects",
                dossier.services.isEmpty
                    ? unknown : dossier.services.map { tag($0.name, tone: .quiet) }.joined(separator: " ")
            ),
            ("Owner", dossier.ownerTeam.map { HTML(text: $0) } ?? unknown),
            (
                "How it can be bypassed",
                guardrail.bypass.isEmpty ? unknown : prose(guardrail.bypass, anchors: "bypass-")
            ),
        ]
        if !dossier.evidence.isEmpty {
            facts.append(
                (
                    "Evidence",
                    "<ul class=\"evidence\">\(each: dossier.evidence, { "<li>\(FollowUps.outsideLink($0.address, label: $0.label))</li>" })</ul>"
                ))
        }
        if let entry {
            facts.append(("Catalogue", "<a href=\"\(Paths.catalogueEntry(entry.slug))\">\(entry.name)</a>"))
        }
        return definitions(facts)
    }
}

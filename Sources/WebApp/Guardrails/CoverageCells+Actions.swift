import Domain
import HTML
import Storage

extension CoverageCells {
    static func actions(_ frame: Frame, _ cell: CoverageCell, _ mark: CoverageMark?) -> HTML? {
        let (guardrail, service) = (cell.guardrail.id, cell.service.id)
        let bringing = linkButton(
            "Add a follow-up that brings it here", to: Paths.newFollowUp(bringing: guardrail, to: service), frame,
            style: .primary)
        let protection = Paths.coverageProtection(guardrail, service)
        if cell.exemption != nil {
            return postButton(
                "It does apply here", to: Paths.guardrailExemptionDeletion(guardrail, service), frame)
        }
        if cell.protects {
            return """
                \(when: mark == .missing, bringing)\
                \(postButton("It does not protect this service", to: protection, frame, style: .quiet, fields: [("protects", "no")]))
                """
        }
        return """
            \(bringing)\
            \(postButton("It protects this service", to: protection, frame, fields: [("protects", "yes")]))
            """
    }

    static func exemption(
        _ frame: Frame, _ cell: CoverageCell, reason: String, problems: [Refusal.Problem]
    ) -> HTML? {
        if cell.protects { return nil }
        return disclosure(
            "It does not apply here", isOpen: !problems.isEmpty,
            form(
                Paths.guardrailExemption(cell.guardrail.id, cell.service.id), frame,
                """
                \(textArea(
                    "reason", label: "Why does it not apply to \(cell.service.name)?", value: reason, limit: Text.Limit.reason,
                    hint: "The reason is kept and shown in the coverage.", problems: problems, rows: 2,
                    required: true))
                \(formActions(submitButton("Save the reason", style: .plain)))
                """))
    }
}

import Domain
import Foundation
import HTML
import Storage

extension GuardrailProofs {
    /// How it is proven, when the next proof is due, and every proof, newest first.
    static func section(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        let guardrail = dossier.guardrail
        return """
            <p>\(promise(guardrail)) \(nextProof(guardrail, frame))</p>
            \(repairs(dossier, frame))
            \(GuardrailDrills.planned(dossier, frame))
            \(dossier.proofs.isEmpty ? noProof(guardrail) : table(dossier.proofs, frame))
            """
    }

    /// "To be proven by a test, every 60 days."
    private static func promise(_ guardrail: Guardrail) -> HTML {
        guard let method = guardrail.proofMethod else { return "Nobody has recorded how it is proven." }
        let often = guardrail.proofEveryDays.map { $0 == 1 ? ", every day" : ", every \($0) days" } ?? ", once"
        return "To be proven by a \(method.label.lowercased())\(often)."
    }

    private static func nextProof(_ guardrail: Guardrail, _ frame: Frame) -> HTML? {
        guard guardrail.recordedState.isInPlace, let due = guardrail.proofDueAt else { return nil }
        let day = Day(due, in: frame.zone)
        return "The next proof is \(dueText(day, today: Day(frame.now, in: frame.zone))), on \(dayText(day))."
    }

    private static func noProof(_ guardrail: Guardrail) -> HTML {
        guardrail.recordedState.isInPlace
            ? "<p class=\"quiet\">Nobody has tested it yet. An untested guardrail is only a hope.</p>"
            : "<p class=\"quiet\">You can prove it once it is in place.</p>"
    }

    /// After a failed proof: a link to a prefilled follow-up for the repair, unless one is under way.
    private static func repairs(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML? {
        guard dossier.guardrail.recordedState == .degraded, dossier.proofs.first?.result == .failed else { return nil }
        let isUnderWay = dossier.followUps.contains { built in
            built.relation == .repairedBy && built.summary.followUp.state.isOpen
        }
        if isUnderWay { return nil }
        return """
            <p class="caution-note">Its last proof failed, and nobody has committed to repairing it. \
            \(linkButton(
                "Add a follow-up to repair it", to: Paths.newFollowUp(repairing: dossier.guardrail.id), frame, style: .small))</p>
            """
    }
}

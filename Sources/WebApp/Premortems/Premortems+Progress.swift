import Domain
import Foundation
import HTML
import Storage

extension Premortems {
    static func phaseSteps(_ phase: PremortemPhase) -> HTML {
        let steps = PremortemPhase.steps.map { step -> HTML in
            let state = step == phase ? "now" : phase.isAtLeast(step) ? "past" : "ahead"
            return "<li class=\"\(state)\"\(attribute: "aria-current", step == phase ? "step" : nil)>\(step.label)</li>"
        }
        return "<ol class=\"phases\" aria-label=\"Steps\">\(steps.joined(separator: " "))</ol>"
    }

    static func counts(_ dossier: PremortemDossier) -> HTML {
        let count = dossier.participants.count
        let people: HTML = "<b>\(count)</b> \(count == 1 ? "person" : "people")"
        switch dossier.premortem.phase {
        case .silentWriting:
            return """
                <p class="premortem-counts">Cards: <b data-count="cards">\(dossier.cardCount)</b>, \
                from <b data-count="writers">\(dossier.writerCount)</b> of \(people)</p>
                """
        case .voting:
            return """
                <p class="premortem-counts">Dots placed by <b data-count="voters">\(dossier.voterCount)</b> of \(people)</p>
                """
        case .lobby, .brief, .reveal, .grouping, .mitigation, .decision, .closed, .lookedBack: return HTML()
        }
    }

    static func timer(_ premortem: Premortem, _ frame: Frame) -> HTML {
        guard let end = premortem.endsAt else { return HTML() }
        let left = Int(end.timeIntervalSince(frame.now).rounded())
        if left <= 0 {
            return
                "<p class=\"timer over\" role=\"timer\" data-ends-in=\"0\"><b>Time is up.</b> Finish your sentence. Nothing closes automatically.</p>"
        }
        return """
            <p class="timer" role="timer" data-ends-in="\(left)"><b>\(Elapsed.words(Double(left))) left</b> until \
            \(timestamp(end, frame, relative: false))</p>
            """
    }
}

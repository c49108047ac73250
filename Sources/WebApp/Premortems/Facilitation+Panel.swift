import Domain
import HTML
import Storage
import WebServer

extension Facilitation {
    static func facilitatorPanel(_ visit: Visit, _ view: PremortemView, _ typed: PremortemTyped) -> HTML {
        let frame = visit.frame
        let premortem = view.premortem
        let phase = premortem.phase
        func step(_ target: PremortemPhase?, style: ButtonStyle, label: String? = nil) -> HTML? {
            target.map {
                postButton(
                    label ?? $0.actionLabel, to: Paths.premortemPhase(premortem.id), frame, style: style,
                    fields: [("phase", $0.rawValue), ("from", phase.rawValue)])
            }
        }
        let isBlocked = phase == .decision && premortem.decision == nil
        let unanswered = view.dossier.leading.count { !$0.isAnswered }
        return """
            <section class="facilitation" aria-labelledby="facilitation">
            <h2 id="facilitation">You are the facilitator</h2>
            <div class="record-actions">\(when: !isBlocked, step(phase.next, style: .primary) ?? HTML())\
            \(step(phase.previous, style: .quiet, label: "Go one step back"))</div>
            \(when: isBlocked, "<p class=\"quiet\">Record the decision below. Then you can close the pre-mortem.</p>")
            \(when: unanswered > 0 && phase == .mitigation, """
                <p class="quiet">\(unanswered == 1 ? "One of the leading risks still needs" : "\(unanswered) of the leading risks still need") an answer.</p>
                """)
            \(timerForm(premortem, frame, typed))
            \(disclosure("Join, projector, hand over", isOpen: phase == .lobby || typed.isOpen("hand-over"), id: "more", """
                <p>Join at <a href="\(Paths.join(premortem.joinCode))">\(visit.joinAddress(premortem.joinCode) ?? "this page")</a>, \
                or with the code <b class="join-code">\(premortem.joinCode.spoken)</b>. \
                \(premortem.allowsGuests
                    ? "Guests can take part with a display name."
                    : "Everybody needs an account.")</p>
                <p class="record-actions">\
                \(linkButton("Projector", to: Paths.premortemProjector(premortem.id), frame, style: .small)) \
                \(linkButton("Edit", to: Paths.premortemEdit(premortem.id), frame, style: .small))</p>
                \(handOverForm(view, frame, typed))
                """))
            </section>
            """
    }
}

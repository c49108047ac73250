import Domain
import Foundation
import HTML
import Storage
import WebServer

extension Facilitation {
    /// The facilitator's controls; for everybody else, the name of the facilitator.
    static func section(_ visit: Visit, _ view: PremortemView, _ typed: PremortemTyped) -> HTML {
        let premortem = view.premortem
        if visit.asker.personID != nil && visit.asker.personID == premortem.facilitatorID {
            return facilitatorPanel(visit, view, typed)
        }
        let name = view.dossier.facilitatorName
        let mayTakeOver =
            visit.asker.personID != nil
            && (premortem.facilitatorID == nil
                || premortem.canBeTakenOver(lastSeen: visit.lastSeen(premortem), at: visit.now))
        if mayTakeOver {
            return """
                <div class="caution-note take-over"><p>\
                \(name.map { "\($0), the facilitator, is no longer here." } ?? "There is no facilitator.") \
                Somebody else can take over.</p>
                \(postButton("Take over", to: Paths.premortemFacilitator(premortem.id), visit.frame, fields: [("take_over", "1")]))</div>
                """
        }
        return "<p class=\"record-facts\">Facilitator: \(name ?? "nobody").</p>"
    }
}

extension Visit {
    /// The full address of a join code: `https://handrail.example.org/join/7KQ-2MX`. Nil if the address of this installation
    /// is not known.
    func joinAddress(_ code: JoinCode) -> String? {
        baseURL.map { $0 + Paths.join(code).address }
    }
}

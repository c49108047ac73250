import Domain
import HTML
import Storage

extension Premortems {
    static func people(_ view: PremortemView) -> HTML {
        let dossier = view.dossier
        let items = dossier.participants.map { participant -> HTML in
            let count = dossier.cardsPerWriter[participant.id]
            let isFacilitator = participant.personID != nil && participant.personID == dossier.premortem.facilitatorID
            return """
                <li>\(participant.name)\(when: participant.id == dossier.me?.id, " (you)") \
                \(when: isFacilitator, tag("Facilitator", tone: .information)) \
                \(when: participant.isGuest, tag("Guest", tone: .quiet))\
                \(count.map { "<span class=\"quiet-text\">\($0 == 1 ? "1 card" : "\($0) cards")</span>" as HTML })</li>

                """
        }
        return """
            <h2 id="people">Who is here</h2>
            \(when: items.isEmpty, "<p class=\"quiet\">Nobody yet.</p>")
            \(when: !items.isEmpty, "<ul class=\"people\">\(items.joined())</ul>")
            """
    }

    static func joining(_ view: PremortemView, _ frame: Frame) -> HTML {
        if view.dossier.me != nil { return HTML() }
        return """
            <p>You are only watching. Join to write, group and vote.</p>
            \(postButton("Join", to: Paths.premortemParticipants(view.premortem.id), frame, style: .primary))
            """
    }
}

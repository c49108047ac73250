import Domain
import HTML

extension Publications {
    /// A note on a single revision: only its texts are as they were.
    static func revisionBanner(_ dossier: PostmortemDossier) -> HTML {
        guard let publication = dossier.publication else { return HTML() }
        let current = dossier.publications.first == publication ? "Read it as it is now" : "Read the current revision"
        return """
            <p class="caution-note">This is revision \(publication.revision.number), published \
            \(Publications.day(publication)). Its texts are as they were published; the timeline, the findings and their \
            follow-ups and guardrails are shown as they are now. <a href="\(Paths.postmortem(dossier.id))">\(current)</a></p>
            """
    }

    /// A note about the state of the text, for readers.
    static func banner(_ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        let id = dossier.id
        switch dossier.postmortem.state {
        case .draft, .changesRequested:
            return """
                <p class="caution-note">This is a draft. It may change, and parts may be missing. \
                \(actionLink("Continue writing", to: Paths.postmortemEdit(id), frame))</p>
                """
        case .inReview, .approved:
            return """
                <p class="caution-note">This postmortem is in review. It may still change. \(Postmortems.waiting(dossier)) \
                <a href="\(Paths.postmortemReview(id))">Comment on it</a>\(when: !dossier.waitingFor.isEmpty, decision(id))</p>
                """
        case .archived:
            return
                "<p class=\"caution-note\">This postmortem is archived: it is still readable, but no longer current.</p>"
        case .published: return unpublishedBanner(dossier)
        case .notRequired: return HTML()
        }
    }

    /// For people who may write it, see ``PostmortemDossier/unpublished``: what they changed is not what they read here.
    private static func unpublishedBanner(_ dossier: PostmortemDossier) -> HTML {
        let write = Paths.postmortemEdit(dossier.id)
        if dossier.unpublished.isEmpty { return HTML() }
        let names = listed(dossier.unpublished.map { "“\($0)”" })
        return """
            <p class="caution-note" id="unpublished">\(names) \(dossier.unpublished.count == 1 ? "has" : "have") changes \
            that are not yet published. Readers see the text below. <a href="\(write)">Continue writing</a> · \
            <a href="\(Paths.postmortemReview(dossier.id))">Review and publish the changes</a></p>
            """
    }

    /// The way from the top of the text to the form of those who were asked.
    private static func decision(_ id: ID<Incident>) -> HTML {
        """
         · Reviewers: <a href="\(Paths.postmortemReview(id).anchored("decision"))" data-key="d">give your decision</a>
        """
    }

    /// `Published 1 Mar 2026, revised 9 Mar 2026 · read by 2 reviewers`
    static func words(_ dossier: PostmortemDossier) -> HTML {
        guard let publication = dossier.publication, let first = dossier.publications.last else { return HTML() }
        let revised: HTML? = publication == first ? nil : ", revised \(Publications.day(publication))"
        return
            "<span>Published \(Publications.day(first))\(revised)</span> <span>\(Publications.readBy(publication))</span>"
    }

    static func day(_ publication: Publication) -> HTML { dayText(CivilTime(utc: publication.publishedAt).day) }

    /// States plainly if nobody reviewed it.
    static func readBy(_ publication: Publication) -> String {
        switch publication.approvals {
        case 0: publication.note.isEmpty ? "Published without a review" : "Not reviewed again"
        case 1: "Approved by one reviewer"
        default: "Approved by \(publication.approvals) reviewers"
        }
    }
}

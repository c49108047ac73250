import Domain
import HTML
import Storage

extension PostmortemReviews {
    /// - Parameter typed: the reviewers as they were typed, if the form comes back.
    static func reviewersForm(
        _ visit: Visit, _ dossier: PostmortemReviewDossier, typed: Picked?, problems: [Refusal.Problem]
    ) -> HTML {
        guard dossier.review.canBeRequested(in: dossier.state) else { return HTML() }
        let asked = dossier.review.reviewers
        let chosen = typed ?? Picked(dossier.asked.filter(\.isChoosable))
        let isOfChanges = dossier.state == .published
        let asksAnew = dossier.state == .draft || dossier.state == .changesRequested || isOfChanges
        if dossier.review.check.review == .notPossible && asked.isEmpty { return HTML() }
        let isNextStep = asksAnew && dossier.review.check.review == .notRequested
        let fields: HTML = """
            \(picksField("reviewers", legend: "Reviewers", chosen, dossier.possibleReviewers, hint: "The only author cannot be the only reviewer.", problems: problems))
            \(formActions(submitButton(isOfChanges ? "Request a review of the changes" : asksAnew ? "Request a review" : "Save the reviewers", style: isNextStep ? .primary : .plain)))
            """
        let whole = form(Paths.postmortemReviewers(dossier.id), visit.frame, fields)
        return disclosure(
            isOfChanges
                ? "Request a review of the changes"
                : asked.isEmpty ? "Choose reviewers" : asksAnew ? "Request another review" : "Change the reviewers",
            isOpen: typed != nil || (asksAnew && (asked.isEmpty || isOfChanges)), id: "reviewers-form", whole)
    }

    /// The unmet conditions, each with a link; then the form for publishing.
    static func publicationForm(_ visit: Visit, _ dossier: PostmortemReviewDossier, problems: [Refusal.Problem])
        -> HTML
    {
        let review = dossier.review
        if dossier.state == .published && !review.hasUnpublishedChanges {
            return "<p class=\"quiet\">Published, with no changes since.</p>"
        }
        let open = review.check.problems
        let mayPublish = visit.frame.access.allows(.post, Paths.postmortemPublication(dossier.id))
        let note: HTML =
            review.publications.isEmpty || !review.hasUnpublishedChanges
            ? HTML()
            : textArea(
                "note", label: "What has changed?", value: visit.form["note"] ?? "",
                hint: "Readers see this note beside the revision.", problems: problems, rows: 2, required: true)
        return """
            \(when: !open.isEmpty, problemList(open))
            \(when: open.isEmpty, "<p>It can be published.</p>")
            \(remarkList(dossier, isReady: mayPublish && open.isEmpty))
            \(when: mayPublish, "<p class=\"hint\">Names of people without an account here are not found: look for them yourself.</p>")
            \(form(
                Paths.postmortemPublication(dossier.id), visit.frame,
                "\(note)\(formActions(submitButton(review.publications.isEmpty ? "Publish" : "Publish this revision", style: open.isEmpty ? .primary : .plain)))"))
            """
    }

    private static func problemList(_ problems: [Refusal.Problem]) -> HTML {
        """
        <ul class="publishing-problems">
        \(each: problems, { "<li><a href=\"\(Link(anchor: $0.field ?? "publication"))\">\($0.sentence)</a></li>\n" })
        </ul>
        """
    }

    /// Notes for people before they publish. None of it keeps them from doing so.
    private static func remarkList(_ dossier: PostmortemReviewDossier, isReady: Bool) -> HTML {
        if dossier.remarks.isEmpty { return HTML() }
        return """
            <p>\(isReady ? "None of this keeps you from publishing it, but look at it first:" : "Look at these before it is published:")</p>
            <ul class="publishing-remarks">
            \(each: dossier.remarks, { "<li><a href=\"\(place(of: $0, dossier.id))\">\($0.sentence)</a></li>\n" })
            </ul>
            """
    }

    /// Asks about the people whom the texts name. That blocks nothing either.
    static func names(_ dossier: PostmortemReviewDossier, _ frame: Frame) -> HTML {
        if dossier.names.isEmpty { return HTML() }
        return """
            <section class="review-names" aria-labelledby="names">
            \(sectionHeading("Names in the texts", id: "names", actions: linkButton("All names and answers", to: Paths.names(dossier.id), frame, style: .quiet)))
            <p>Readers outside the team should read a role, unless somebody wants to be named.</p>
            \(NameAnswers.questions(
                dossier.names, of: dossier.id, returningTo: Paths.postmortemReview(dossier.id).anchored("publication"), frame))
            </section>
            """
    }

    private static func place(of remark: PublishingRemark, _ id: ID<Incident>) -> Link {
        switch remark {
        case .emptySection(let slug, _), .templateText(let slug, _), .wording(_, let slug, _):
            Paths.postmortemEdit(id, at: slug)
        case .emptyBlock(let block, let slug, _):
            Postmortems.filling(block, of: id) ?? Paths.postmortemEdit(id, at: slug)
        case .named: Link(anchor: "names")
        case .wordingElsewhere(_, _, let place): Paths.wordingPlace(place, of: id)
        case .unguarded(let finding, _): Paths.finding(finding)
        }
    }

    /// Whether the viewer has been asked for a review decision.
    private static func asksForDecision(_ visit: Visit, _ dossier: PostmortemReviewDossier) -> Bool {
        dossier.review.asked(in: dossier.state).contains { $0.personID == visit.frame.viewer?.id }
    }

    /// The way to the form, at the top of the page.
    static func decisionLink(_ visit: Visit, _ dossier: PostmortemReviewDossier) -> HTML {
        if !asksForDecision(visit, dossier) { return HTML() }
        let isWaiting = dossier.review.standing.waitingFor.contains { $0.personID == visit.frame.viewer?.id }
        return linkButton(
            isWaiting ? "Give your decision" : "Change your decision", to: Link(anchor: "decision"), visit.frame,
            style: isWaiting ? .primary : .plain, key: "d")
    }

    /// The form for reviewers, at the end of the text they have just read.
    static func decisionForm(_ visit: Visit, _ dossier: PostmortemReviewDossier, problems: [Refusal.Problem]) -> HTML {
        if !asksForDecision(visit, dossier) { return HTML() }
        let choices = ReviewDecision.allCases.map { ($0.rawValue, $0.label, Optional($0.help)) }
        return """
            <section aria-labelledby="your-decision">
            \(sectionHeading("Your review decision", id: "your-decision"))
            \(form(
                Paths.reviewDecisions(dossier.id), visit.frame,
                """
                \(hiddenField("read", visit.form["read"] ?? dossier.review.standing.present.text))
                \(radioField("decision", label: "Decision", options: choices, selected: visit.form["decision"] ?? "", problems: problems, required: true))
                \(textArea("note", label: "Note", value: visit.form["note"] ?? "", hint: "Your comments for the authors. Optional if you approve.", problems: problems, rows: 3))
                \(formActions(submitButton("Submit the decision")))
                """))
            </section>
            """
    }
}

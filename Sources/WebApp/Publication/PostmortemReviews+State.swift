import Domain
import HTML
import Storage

extension PostmortemReviews {
    /// The state of the review, above the text: its reviewers, its meeting, and what is left to do before publication.
    static func state(_ visit: Visit, _ dossier: PostmortemReviewDossier, problems: [Refusal.Problem]) -> HTML {
        """
        <div class="review-state">
        <section aria-labelledby="review">
        \(sectionHeading("Reviewers", id: "review"))
        \(reviewerList(dossier, visit.frame))
        \(reviewersForm(visit, dossier, problems: problems))
        </section>
        <section aria-labelledby="meeting">
        \(sectionHeading("Review meeting", id: "meeting"))
        \(PostmortemMeetings.words(dossier, visit.frame))
        </section>
        <section aria-labelledby="publication">
        \(sectionHeading(dossier.review.publications.isEmpty ? "Before it is published" : "Publication", id: "publication"))
        \(publicationForm(visit, dossier, problems: problems))
        </section>
        </div>
        """
    }

    /// The state of the review in one line.
    static func standingWords(_ dossier: PostmortemReviewDossier) -> String {
        let waiting = dossier.review.standing.waitingFor.map(\.name)
        switch dossier.state {
        case .draft: return "Not submitted for review yet."
        case .inReview: return waiting.isEmpty ? "In review." : "Waiting for \(listed(waiting))."
        case .changesRequested: return "A reviewer requested changes."
        case .approved: return "All reviewers have approved the current text."
        case .published:
            return dossier.review.hasUnpublishedChanges
                ? "Readers do not see the latest changes yet." : "Readers see exactly this text."
        case .archived: return "Archived: still readable, but no longer current."
        case .notRequired: return ""
        }
    }

    private static func reviewerList(_ dossier: PostmortemReviewDossier, _ frame: Frame) -> HTML {
        let review = dossier.review
        if review.reviewers.isEmpty && review.standing.verdicts.isEmpty {
            return "<p class=\"quiet\">There are no reviewers yet.</p>"
        }
        let silent = review.reviewers.filter { reviewer in
            !review.standing.verdicts.contains { $0.reviewerID == reviewer.personID }
        }
        return """
            <ul class="verdicts">
            \(each: silent, { "<li><p><b>\($0.name)</b> \(tag("Asked")) \(ago($0.askedAt, frame))</p></li>\n" })
            \(each: review.standing.verdicts, { decisionItem($0, review, frame) })
            </ul>
            """
    }

    private static func decisionItem(_ verdict: GivenReviewDecision, _ review: PostmortemReview, _ frame: Frame) -> HTML
    {
        let isPresent = review.standing.isOnPresentText(verdict)
        let older: HTML = "<span class=\"older\">an older revision; the text has changed since</span>"
        let isAsked = review.reviewers.contains { $0.personID == verdict.reviewerID }
        return """
            <li><p><b>\(verdict.reviewerName)</b> \(verdictTag(verdict.verdict)) on revision \(verdict.revision.number)\
            \(when: !isPresent, ", \(older)")\(when: !isAsked, ", no longer a reviewer"),\(ago(verdict.givenAt, frame))</p>
            \(prose(verdict.note, anchors: "verdict-\(verdict.revision.number)-\(verdict.reviewerID)-"))
            </li>

            """
    }

    private static func verdictTag(_ verdict: ReviewDecision) -> HTML {
        switch verdict {
        case .approve: tag(verdict.done, tone: .good)
        case .changesRequested: tag(verdict.done, tone: .caution)
        case .comment: tag(verdict.done, tone: .information)
        }
    }

    private static func reviewersForm(_ visit: Visit, _ dossier: PostmortemReviewDossier, problems: [Refusal.Problem])
        -> HTML
    {
        guard dossier.state.isBeforePublication else { return HTML() }
        let asked = Set(dossier.review.reviewers.map { $0.personID.description })
        let isTyped = visit.form.contains("reviewers") || problems.contains { $0.field == "reviewers" }
        let selected = isTyped ? Set(visit.form.all("reviewers")) : asked
        let authors = dossier.review.standing.authors
        let choices = dossier.people.map { person in
            (value: person.id.description, label: person.name + (authors.contains(person.id) ? " (author)" : ""))
        }
        let asksAnew = dossier.state == .draft || dossier.state == .changesRequested
        let isNextStep = asksAnew && dossier.review.check.review == .missing
        let fields: HTML = """
            \(checkboxes("reviewers", legend: "Reviewers", options: choices, selected: selected, hint: "The only author cannot be the only reviewer.", problems: problems))
            \(formActions(submitButton(asksAnew ? "Request a review" : "Save the reviewers", style: isNextStep ? .primary : .plain)))
            """
        let whole = form(Paths.postmortemReviewers(dossier.id), visit.frame, fields)
        return disclosure(
            asked.isEmpty ? "Choose reviewers" : asksAnew ? "Request another review" : "Change the reviewers",
            isOpen: isTyped || (asksAnew && asked.isEmpty), id: "reviewers-form", whole)
    }

    /// The unmet conditions, each with a link; then the form for publishing.
    private static func publicationForm(_ visit: Visit, _ dossier: PostmortemReviewDossier, problems: [Refusal.Problem])
        -> HTML
    {
        let review = dossier.review
        if dossier.state == .published && !review.hasUnpublishedChanges {
            return "<p class=\"quiet\">Published, with no changes since.</p>"
        }
        let open = review.check.problems
        let note: HTML =
            review.publications.isEmpty || !review.hasUnpublishedChanges
            ? HTML()
            : textArea(
                "note", label: "What has changed?", value: visit.form["note"] ?? "",
                hint: "Readers see this note beside the revision.", problems: problems, rows: 2, required: true)
        return """
            \(when: !open.isEmpty, problemList(open))
            \(when: open.isEmpty, "<p>It is ready to publish.</p>")
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

    /// The form for reviewers, at the end of the text they have just read.
    static func decisionForm(_ visit: Visit, _ dossier: PostmortemReviewDossier, problems: [Refusal.Problem]) -> HTML {
        guard dossier.state.takesReviewDecisions, let viewer = visit.frame.viewer,
            dossier.review.reviewers.contains(where: { $0.personID == viewer.id })
        else { return HTML() }
        let choices = ReviewDecision.allCases.map { ($0.rawValue, $0.label, Optional($0.help)) }
        return """
            <section aria-labelledby="your-verdict">
            \(sectionHeading("Your review decision", id: "your-verdict"))
            \(form(
                Paths.reviewDecisions(dossier.id), visit.frame,
                """
                \(hiddenField("read", visit.form["read"] ?? dossier.review.standing.present.text))
                \(radioField("verdict", label: "Your review decision", options: choices, selected: visit.form["verdict"] ?? "", problems: problems, required: true))
                \(textArea("note", label: "Note", value: visit.form["note"] ?? "", hint: "Your comments for the authors. Optional if you approve.", problems: problems, rows: 3))
                \(formActions(submitButton("Submit the decision")))
                """))
            </section>
            """
    }
}

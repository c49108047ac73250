import Domain
import HTML
import Storage

extension GuardrailReviews {
    /// The title of an item and the reason why it is on the agenda.
    static func itemHead(_ item: AgendaItem, _ frame: Frame) -> HTML {
        """
        <p class="agenda-title">\(item.grade.map { glyph($0) }) \(item.subject.key.map(keyLink)) \
        <a href="\(Paths.subject(item.subject))">\(item.title)</a></p>
        <p class="agenda-facts">\(facts(item, frame))</p>
        """
    }

    /// Owner and due date of a follow-up can be edited on the agenda.
    private static func facts(_ item: AgendaItem, _ frame: Frame) -> HTML {
        guard case .followUp(let id) = item.subject else { return HTML(text: item.facts) }
        return ownerAndDueDate(of: id, frame, HTML(text: item.facts))
    }

    /// Words in which owner and due date are edited.
    static func ownerAndDueDate(of id: ID<FollowUp>, _ frame: Frame, _ words: HTML) -> HTML {
        inlineValue(
            "\(id.key) owner and due date", label: "the owner and the due date of \(id.key)", fields: ["owner", "due"],
            form: Paths.followUpEdit(id), frame, words)
    }

    /// The decisions of other sittings about it.
    static func earlierVerdicts(_ verdicts: [GivenVerdict]) -> HTML {
        if verdicts.isEmpty { return HTML() }
        return """
            <ul class="agenda-earlier" aria-label="Earlier verdicts">
            \(each: verdicts, {
                """
                <li>\(dayText(CivilTime(utc: $0.givenAt).day)): <b>\($0.verdict.label)</b>\
                \(GuardrailReviews.verdictDetails($0))</li>

                """
            })
            </ul>
            """
    }

    /// The note and the next date, shown after the verdict.
    static func verdictDetails(_ verdict: GivenVerdict) -> HTML {
        """
        \(when: !verdict.note.isEmpty, ". \(verdict.note)")\
        \(verdict.nextDay.map { " <span class=\"next\">To be looked at again on \(dayText($0))</span>" })
        """
    }

    static func verdictTag(_ verdict: Verdict) -> HTML {
        let tone: Tone =
            switch verdict {
            case .acceptable, .acceptableAlternative: .good
            case .unacceptable: .danger
            case .awaitingResponse: .caution
            case .noLongerApplicable, .superseded: .quiet
            }
        return tag(verdict.label, tone: tone)
    }
}

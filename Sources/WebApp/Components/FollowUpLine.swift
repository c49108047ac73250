import Domain
import HTML
import Storage

/// A follow-up on one line: key, title, state, owner and due date.
func followUpLine(_ summary: FollowUpSummary, today: Day) -> HTML {
    let followUp = summary.followUp
    let facts = [
        summary.ownerName.map { HTML(text: $0) }, followUp.due.map(dayText),
        followUp.due.flatMap { followUp.state.isOpen ? dueText($0, today: today) : nil },
    ]
    return """
        \(keyLink(followUp.key)) <a href="\(Paths.followUp(followUp.id))">\(followUp.title)</a> \
        \(stateTag(followUp.state)) <small>\(facts.compactMap(\.self).joined(separator: " · "))</small>
        """
}

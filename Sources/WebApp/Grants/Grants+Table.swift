import Domain
import HTML
import Storage

extension Grants {
    /// - Parameters:
    ///   - showsPerson: whether the rows are about several people.
    ///   - empty: the sentence for an empty list.
    static func table(
        _ caption: String, _ grants: [GrantSummary], showsPerson: Bool, empty: String, _ frame: Frame
    ) -> HTML {
        if grants.isEmpty { return "<p class=\"quiet\">\(empty)</p>" }
        return dataTable(
            caption: caption,
            head: """
                \(headCell("Level", .title))\(headCell("For", .name))\(headCell("Reason", .title))\(headCell("State", .state))\
                \(headCell("Ends", .time))\(headCell("Actions", .actions))
                """,
            rows: grants.map { row($0, showsPerson: showsPerson, frame) }.joined(), cssClass: "list", hidesCaption: true
        )
    }

    private static func row(_ summary: GrantSummary, showsPerson: Bool, _ frame: Frame) -> HTML {
        let grant = summary.grant
        let who: HTML? = showsPerson ? "\(summary.personName): " : nil
        let scope: HTML =
            if case .incident(let id) = grant.scope { keyLink(id.key) } else { HTML(text: summary.scopeWords) }
        let ends: HTML =
            grant.endsAt.map { timestamp($0, frame) } ?? "<span class=\"quiet-text\">no end</span>"
        return """
            <tr>\(rowHead("\(who)\(grant.level.label)"))\(cell("For", scope))\(cell("Reason", proseLine(grant.reason)))\
            \(cell("State", state(summary, frame)))\(cell("Ends", ends))\(cell("Actions", actions(summary, frame), cssClass: "actions"))</tr>

            """
    }

    private static func state(_ summary: GrantSummary, _ frame: Frame) -> HTML {
        let state = summary.grant.state(at: frame.now)
        let tone: Tone =
            switch state {
            case .requested: .caution
            case .inForce: .good
            case .refused: .danger
            case .expired, .ended, .withdrawn: .quiet
            }
        let who: HTML? = summary.decidedBy.isEmpty ? nil : "<br><small>\(summary.decidedBy)</small>"
        let soon: HTML? =
            summary.grant.endsSoon(at: frame.now) ? " \(tag("Ends soon", tone: .caution))" : nil
        return "<div>\(tag(state.label, tone: tone))\(soon)\(who)</div>"
    }

    private static func actions(_ summary: GrantSummary, _ frame: Frame) -> HTML {
        let grant = summary.grant
        let isOwn = grant.personID == frame.viewer?.id
        let what = "\(summary.personName), \(grant.level.label.lowercased())"
        switch grant.state(at: frame.now) {
        case .requested:
            return isOwn
                ? postButton("Withdraw", of: what, to: Paths.ownGrantEnding(grant.id), frame, style: .small)
                : """
                \(postButton("Approve", of: what, to: Paths.grantDecision(grant.id), frame, style: .small, fields: [("answer", "approve")]))
                \(postButton("Refuse", of: what, to: Paths.grantDecision(grant.id), frame, style: .small, fields: [("answer", "refuse")]))
                """
        case .inForce:
            let ending = isOwn ? Paths.ownGrantEnding(grant.id) : Paths.grantEnding(grant.id)
            return postButton("End", of: what, to: ending, frame, style: .small)
        case .refused, .expired, .ended, .withdrawn: return HTML()
        }
    }
}

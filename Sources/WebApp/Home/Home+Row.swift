import Domain
import HTML

extension Home {
    /// A row that says what to do: `GR-7 Alarm on unusual changes: prove it again` and, at the end of the line, `9 days
    /// late`. The key leads to the record, the words to the place where the step is taken.
    ///
    /// - Parameter end: dates and states; they stay together.
    static func row(
        _ key: Key?, _ title: String, to link: Link, _ step: String? = nil, mark: HTML? = nil, end: [HTML?] = []
    ) -> HTML {
        let end = end.compactMap(\.self)
        return """
            <li>\(mark)\(key.map { keyLink($0) }) <a class="row-what" href="\(link)">\(title)\
            \(step.map { "<span class=\"row-step\">: \($0)</span>" as HTML })</a>\
            \(when: !end.isEmpty, " <span class=\"row-end\">\(each: end, separator: " ", { $0 })</span>")</li>

            """
    }

    /// The last row of a list that does not show all there is.
    static func moreRow(_ label: String, _ link: Link) -> HTML {
        "<li class=\"row-more\"><a href=\"\(link)\">\(label)</a></li>\n"
    }
}

extension FollowUpStep {
    var words: String {
        switch self {
        case .commit: "commit to it"
        case .start: "start it"
        case .finish: "finish it"
        case .verify: "verify it"
        }
    }
}

extension GuardrailStep {
    var words: String {
        switch self {
        case .startBuilding: "start building it"
        case .putInPlace: "put it in place"
        case .prove: "prove it"
        case .proveAgain: "prove it again"
        case .repair: "repair it"
        }
    }
}

extension PostmortemStep {
    var words: String {
        switch self {
        case .start: "start it"
        case .write: "write the empty sections"
        case .requestReview: "ask for a review"
        case .awaitReview(let names): "wait for \(listed(names))"
        case .makeChanges(let names): "make the changes that \(listed(names)) asked for"
        case .publish: "publish it"
        case .none: "read it again"
        }
    }
}

extension AftermathStep {
    var words: String {
        switch self {
        case .startPostmortem: "start the postmortem"
        case .nameGuardrails(1): "name the guardrail for one finding"
        case .nameGuardrails(let count): "name the guardrails for \(count) findings"
        case .close: "close it"
        }
    }
}

extension IncidentState {
    /// The step that leads to this state while an incident goes on.
    var stepWords: String {
        switch self {
        case .active: "confirm that it is happening"
        case .mitigated: "mitigate it"
        case .resolved: "resolve it"
        case .postIncident: "start the postmortem"
        case .reported, .closed, .dismissed, .merged: actionLabel.lowercased()
        }
    }
}

extension PremortemPhase {
    /// Nil once it is over.
    var stepWords: String? {
        switch self {
        case .lobby, .brief: "join it"
        case .silentWriting: "write your cards"
        case .reveal: "read the cards"
        case .grouping: "group the cards"
        case .voting: "vote"
        case .mitigation: "answer the risks"
        case .decision: "decide"
        case .closed, .lookedBack: nil
        }
    }
}

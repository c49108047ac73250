extension ImportedFollowUp {
    /// The state of work that is over; nil for work that is to be done.
    ///
    /// Where the follow-up that superseded it did not come along, that is the reason for declining this one.
    package var endState: FollowUpState? {
        switch state {
        case .done, .verified: state
        case .declined, .superseded: .declined
        case .proposed, .committed, .inProgress: nil
        case nil: isDone ? .done : nil
        }
    }

    /// Takes the reason out of the details, behind which an export writes it.
    mutating func readReason() {
        guard endState == .declined else { return }
        let paragraphs = detail.split(separator: "\n", omittingEmptySubsequences: false)
        let start = paragraphs.lastIndex { $0.hasPrefix("Declined: ") || $0.hasPrefix("Superseded by FU-") }
        guard let start else { return }
        let words = paragraphs[start...].joined(separator: "\n").trimmedOfBlankLines
        declinedReason = words.hasPrefix("Declined: ") ? String(words.dropFirst("Declined: ".count)) : words
        if let key = words.split(separator: " ").dropFirst(2).first, words.hasPrefix("Superseded by FU-") {
            supersededBy = Key(String(key.prefix { $0 != "." }))
        }
        detail = paragraphs[..<start].joined(separator: "\n").trimmedOfBlankLines
    }
}

/// What a launch checklist says about one guardrail.
package struct CheckEntry: Equatable, Sendable {
    package var answer: CheckAnswer?
    package var note: String

    package init(answer: CheckAnswer? = nil, note: String = "") {
        self.answer = answer
        self.note = note
    }

    /// `No: not before March`, or nothing without an answer.
    package var words: String {
        guard let answer else { return "" }
        return note.isEmpty ? answer.label : "\(answer.label): \(note)"
    }
}

/// One line of a checklist as somebody sends it, with what the line said when they began.
package struct CheckReply: Sendable {
    package let guardrail: ID<Guardrail>
    package let shown: CheckEntry
    package let sent: CheckEntry

    package init(_ guardrail: ID<Guardrail>, shown: CheckEntry, sent: CheckEntry) {
        self.guardrail = guardrail
        self.shown = shown
        self.sent = sent
    }

    /// The reply to save over what the checklist says by now; nil if this line was not touched.
    ///
    /// - Throws: ``Refusal`` with the fields `answer-12` and `note-12` for guardrail 12: if there is a note without an
    ///   answer, or if somebody else changed the line in the meantime.
    package func toSave(over current: CheckEntry, by other: String?) throws(Refusal) -> CheckEntry? {
        var sent = sent
        sent.note = try Text.line(sent.note, field: "note-\(guardrail)", called: "the note", atMost: Text.Limit.note)
        if sent == shown || sent == current { return nil }
        if sent.answer == nil {
            throw Refusal(field: "answer-\(guardrail)", "Choose an answer as well, so that the note belongs to one.")
        }
        if current != shown {
            throw Refusal(
                field: "answer-\(guardrail)",
                "\(other ?? "Somebody") answered this in the meantime: \(current.words). Save again to replace it.")
        }
        return sent
    }
}

import Domain
import HTML

extension CommentThreads {
    static func replyForm(_ thread: CommentThread, of id: ID<Incident>, _ here: String, _ frame: Frame) -> HTML {
        form(
            Paths.commentReplies(thread.id, of: id), frame,
            """
            \(hiddenField("return", here))
            \(textArea("comment", label: "Answer", rows: 2, required: true, id: "answer-\(thread.id)"))
            \(formActions(submitButton("Reply", style: .small)))
            """)
    }

    /// - Parameter isAlone: whether the form has a page to itself, where its fields need no unique ids.
    static func newForm(
        _ section: PostmortemSection, _ values: CommentForm, of id: ID<Incident>, problems: [Refusal.Problem],
        _ frame: Frame, isAlone: Bool = false
    ) -> HTML {
        func fieldID(_ name: String) -> String { isAlone ? name : "\(name)-\(section.slug)" }
        return form(
            Paths.commentThreads(on: section.slug, of: id), frame, cssClass: "new-thread",
            """
            \(hiddenField("return", values.returnPath))
            \(hiddenField("prefix", values.prefix))
            \(hiddenField("suffix", values.suffix))
            \(textArea(
                "quote", label: "Quoted passage", value: values.quote,
                hint: "The words you are commenting on. Leave it empty for the whole section.",
                problems: problems, rows: 2, id: fieldID("quote")))
            \(textArea("comment", label: "Comment", value: values.comment, problems: problems, rows: 3, required: true, id: fieldID("comment")))
            \(checkbox("blocking", label: "Must be resolved before publication", isOn: values.isBlocking, id: fieldID("blocking")))
            \(formActions(submitButton("Add the comment", style: isAlone ? .primary : .small)))
            """)
    }
}

import Domain
import HTML
import Storage
import WebServer

/// What is said between a reporter without a name and those who handle the report: a section of the incident's page,
/// and actions at `/incidents/:incident/near-miss-answers`.
enum NearMissThreads {
    /// - Parameter isMerged: whether it belongs to a report that was merged into the incident of the page.
    static func section(_ thread: NearMissThread, _ frame: Frame, isMerged: Bool = false) -> HTML {
        let later = thread.notes.dropFirst()
        let key = thread.incident.key.description
        let id = isMerged ? "reporter-\(key)" : "reporter"
        return """
            <section aria-labelledby="\(id)">
            \(sectionHeading(isMerged ? "Answers to the reporter of \(key)" : "Answers to the reporter", id: id))
            <p>Somebody reported this without their name. They read the answers, and can add to the report, with a code that only they have.</p>
            \(each: later.enumerated(), { note($0.element, number: $0.offset, readByReporter: false) })
            \(answerForm(thread.incident, frame, text: "", problems: [], id: isMerged ? "near-miss-answer-\(key)" : "near-miss-answer"))
            </section>
            """
    }

    static func answer(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let text = visit.form["text"] ?? ""
        return try await attempt {
            try await visit.change { try $0.answerReporter(of: id, text: text) }
            return .redirect(
                to: Paths.incident(id).anchored("reporter"), notice: FlashNotice("The reporter can read your answer."))
        } orShow: { problems, _ in
            page(
                visit.frame, title: "Answer the reporter of \(id.key)", section: .incidents, problems: problems,
                """
                <p class="back"><a href="\(Paths.incident(id))">\(id.key.description)</a></p>
                <h1>Answer the reporter</h1>
                \(answerForm(id, visit.frame, text: text, problems: problems))
                """)
        }
    }

    private static func answerForm(
        _ id: ID<Incident>, _ frame: Frame, text: String, problems: [Refusal.Problem],
        id field: String = "near-miss-answer"
    ) -> HTML {
        form(
            Paths.nearMissAnswers(id), frame,
            """
            \(textArea(
                "text", label: "Your answer", value: text, limit: Text.Limit.passage,
                hint: "The reporter does not see your name. Do not ask who they are.", problems: problems, rows: 4,
                required: true, id: field))
            \(formActions(submitButton("Answer")))
            """)
    }

    static func note(_ note: NearMissThread.Note, number: Int, readByReporter: Bool) -> HTML {
        let writer: String
        switch (note.isAnswer, readByReporter) {
        case (true, true): writer = "Answer"
        case (true, false): writer = note.answeredBy ?? "Answer"
        case (false, true): writer = number == 0 ? "You reported" : "You added"
        case (false, false): writer = "The reporter added"
        }
        return """
            <div class="comment">
            <p class="comment-head"><b>\(writer)</b> \(dayText(note.day))</p>
            \(prose(note.text, anchors: "note-\(number)-"))
            </div>

            """
    }
}

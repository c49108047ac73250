import Domain
import HTML
import WebServer

/// The preview of a paste: the questions that are open about all of it, then a row for each entry.
extension TimelinePastes {
    static func previewPage(
        _ frame: Frame, _ incident: Incident, _ rows: [PastedRowForm], of values: PasteForm,
        questions: [PasteQuestion], _ hints: [TextHint], problems: [Refusal.Problem]
    ) -> HTML {
        let doubtful = rows.count { !$0.doubts.isEmpty }
        return page(
            frame, title: "Check the entries", section: .incidents, problems: problems, wide: true,
            scripts: ["js/wording.js"],
            """
            \(wayBack(frame, incident, values))
            <h1>\(rows.count == 1 ? "One entry" : "\(rows.count) entries") understood</h1>
            <p class="lead">Nothing has been saved yet. Correct any mistakes. To leave out a row, clear its text. Each time is saved as it is shown, with its offset from UTC.</p>
            \(when: !questions.isEmpty, questionForm(frame, incident, values, questions))
            \(when: doubtful > 0, "<p class=\"doubtful\">\(doubtful == 1 ? "One row is marked: check its time." : "\(doubtful) rows are marked: check their times.")</p>")
            \(form(
                Paths.timelineBatch(incident.id), frame, cssClass: "batch",
                """
                \(pasted(values))
                \(dataTable(
                    caption: "Entries to be added",
                    head: "\(headCell("When", .address))\(headCell("What happened"))",
                    rows: rows.enumerated().map { row($0.offset, $0.element, problems) }.joined(),
                    cssClass: "batch", hidesCaption: true))
                \(formActions("\(submitButton("Add them to the timeline"))\(linkButton("Cancel", to: Paths.incident(incident.id), style: .quiet))"))
                """))
            \(WordingHints.list(hints, of: .new(.timelineEvent, incident.id), fields: rows.indices.map { "text-\($0)" }))
            """)
    }

    /// What was pasted goes along with every form, so that it can be read again.
    private static func pasted(_ values: PasteForm) -> HTML {
        "\(hiddenField("lines", values.lines))\(hiddenField("zone", values.zone))\(hiddenField("day", values.day))"
    }

    /// Back to the box with the lines that were pasted.
    private static func wayBack(_ frame: Frame, _ incident: Incident, _ values: PasteForm) -> HTML {
        form(
            Paths.timelinePaste(incident.id), frame, cssClass: "back",
            """
            \(pasted(values))
            \(submitButton("Change the lines", style: .quiet, name: "step", value: "change"))
            """)
    }

    private static func row(_ index: Int, _ row: PastedRowForm, _ problems: [Refusal.Problem]) -> HTML {
        let own = problems.filter { $0.field == "at-\(index)" }.map { Refusal.Problem(field: "at", $0.sentence) }
        let hint = (row.doubts.map(\.sentence) + [row.addition].compactMap(\.self)).joined(separator: " ")
        return """
            <tr\(attribute: "class", row.doubts.isEmpty ? nil : "doubtful")>\
            \(cell(
                "When",
                textField(
                    "at", label: "When, row \(index + 1)", value: row.at, hint: hint.isEmpty ? nil : hint, problems: own, width: .full,
                    id: "at-\(index)")))\
            \(cell("What happened", textArea("text", label: "What happened, row \(index + 1)", value: row.text, rows: 2, id: "text-\(index)")))</tr>

            """
    }

    /// The same lines are read again, by the same function, with the answers.
    private static func questionForm(
        _ frame: Frame, _ incident: Incident, _ values: PasteForm, _ questions: [PasteQuestion]
    ) -> HTML {
        """
        <section class="paste-questions" aria-labelledby="questions">
        <h2 id="questions">\(questions.count == 1 ? "One question first" : "\(questions.count) questions first")</h2>
        <p>The answer holds for all lines. They are read again with it, so answer before you correct a row.</p>
        \(form(
            Paths.timelinePaste(incident.id), frame,
            """
            \(pasted(values))
            \(each: values.answered(besides: questions), { hiddenField($0.name, $0.value) })
            \(each: Array(questions.enumerated()), { questionField($0.offset, $0.element, values) })
            \(formActions(submitButton("Read the lines again")))
            """))
        </section>
        """
    }

    private static func questionField(_ index: Int, _ question: PasteQuestion, _ values: PasteForm) -> HTML {
        switch question {
        case .order(let written):
            return selectField(
                "order", label: "What is first in \(written)?",
                options: [("", "Choose …")] + DateOrder.allCases.map { ($0.rawValue, $0.label) },
                required: true)
        case .zone(let name, let choices):
            let asked = hiddenField("asked", name)
            if choices.isEmpty {
                return """
                    \(asked)\
                    \(textField(
                        "means", label: "Which time zone is “\(name)”?", hint: "Such as UTC+2 or Europe/Stockholm",
                        required: true, list: ["UTC", values.zone], width: .half, id: "means-\(index)"))
                    """
            }
            return """
                \(asked)\(selectField("means", label: "Which time zone is “\(name)”?", options: [("", "Choose …")] + choices.map { ($0.zone, $0.label) }, required: true, id: "means-\(index)"))
                """
        }
    }
}

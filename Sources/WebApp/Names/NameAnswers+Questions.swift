import Domain
import HTML

extension NameAnswers {
    /// Asks about each person who is named: their role instead, or do they want to be named?
    ///
    /// - Parameter back: the page that contains it.
    static func questions(
        _ questions: [NameQuestion], of id: ID<Incident>, returningTo back: Link,
        typed values: NameAnswerForm = NameAnswerForm(), problems: [Refusal.Problem] = [], _ frame: Frame
    ) -> HTML {
        """
        <ul class="name-questions">
        \(each: questions, { question($0, of: id, back, values, problems, frame) })
        </ul>
        """
    }

    private static func question(
        _ question: NameQuestion, of id: ID<Incident>, _ back: Link, _ values: NameAnswerForm,
        _ problems: [Refusal.Problem], _ frame: Frame
    ) -> HTML {
        let person = question.person
        let field = NameAnswerForm.field(person.id)
        let own = problems.filter { $0.field == field }.map { Refusal.Problem(field: "words", $0.sentence) }
        return """
            <li class="name-question" id="person-\(person.id.description)">
            <p><b>\(person.name)</b> is named in \(counted(question.passages.count, one: "one text", many: "texts") ?? "").</p>
            \(passages(question.passages, of: id))
            \(form(
                Paths.names(id), frame,
                """
                \(hiddenField("person", person.id.description))
                \(hiddenField("return", back.address))
                \(textField(
                    "words", label: "Instead of the name", value: values.person == person.id ? values.words : person.role,
                    problems: own, autocomplete: "off", id: field))
                \(formActions(
                    """
                    \(submitButton("Use the role", of: person.name, style: .small, name: "answer", value: NameAnswer.role.rawValue))\
                    \(submitButton("Wants to be named", of: person.name, style: .small, name: "answer", value: NameAnswer.named.rawValue))
                    """))
                """))
            </li>

            """
    }

    private static func passages(_ passages: [NameQuestion.Passage], of id: ID<Incident>) -> HTML {
        let items = passages.map { passage -> HTML in
            """
            <li><a href="\(Paths.text(passage.text, of: id))">\(passage.text.title)</a> \
            <q>\(passage.before)<mark>\(passage.words)</mark>\(passage.after)</q></li>

            """
        }
        let list: HTML = "<ul class=\"name-passages\">\n\(items.joined())</ul>"
        return passages.count > 3 ? disclosure("Show the \(passages.count) texts", list) : list
    }
}

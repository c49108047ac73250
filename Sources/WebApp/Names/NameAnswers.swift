import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/names`.
enum NameAnswers {
    /// Lists the people whom the texts of an incident name, and the answers given about them.
    static func list(_ visit: Visit) async throws -> Response {
        let names = try await visit.namesInTexts()
        return .page(namesPage(visit.frame, names, NameAnswerForm(visit.form), problems: []))
    }

    /// Uses a role instead of a name, or notes that somebody wants to be named.
    static func create(_ visit: Visit) async throws -> Response {
        let names = try await visit.namesInTexts()
        let values = NameAnswerForm(visit.form)
        let id = names.incident.id
        return try await attempt {
            guard let person = values.person, let answer = values.answer else {
                throw Refusal("Choose whether to use the role or to keep the name.")
            }
            let back = Link(ownPath: values.returnPath) ?? Paths.names(id)
            let notice = try await visit.change { change in
                switch answer {
                case .named:
                    try change.keepName(of: person, in: id)
                    return FlashNotice("Noted. The postmortem of \(id.key) keeps the name.")
                case .role:
                    let result = try change.useRole(insteadOf: person, values.words, in: id)
                    return FlashNotice(
                        "Used “\(values.words.trimmed)” instead of the name in \(counted(result.texts, one: "1 text", many: "texts") ?? "").\(NameAnswers.left(result.kept))",
                        takingBack: result.answer, in: id)
                }
            }
            return .redirect(to: back, notice: notice)
        } orShow: { problems, _ in
            namesPage(visit.frame, names, values, problems: problems.map(values.inOwnField))
        }
    }

    /// Takes an answer back, and restores the names that it replaced.
    static func takeBack(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let answer: ID<GivenNameAnswer> = try visit.id("answer")
        let kept = try await visit.change { try $0.takeBackNameAnswer(answer, in: id) }
        return .redirect(to: Paths.names(id), notice: FlashNotice("Taken back.\(left(kept))"))
    }

    private static func left(_ count: Int) -> String {
        switch count {
        case 0: ""
        case 1: " 1 text was left as it is."
        default: " \(count) texts were left as they are."
        }
    }

    private static func namesPage(
        _ frame: Frame, _ names: NamesInTexts, _ values: NameAnswerForm, problems: [Refusal.Problem]
    ) -> HTML {
        let incident = names.incident
        let open: HTML =
            names.questions.isEmpty
            ? "<p class=\"quiet\">No text names anybody who has an account here.</p>"
            : questions(
                names.questions, of: incident.id, returningTo: Paths.names(incident.id), typed: values,
                problems: problems, frame)
        return page(
            frame, title: "Names in the texts of \(incident.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.postmortemReview(incident.id))">Postmortem review of \(incident.key.description)</a></p>
            <h1>Names in the texts</h1>
            <p class="lead">Prints and exports of the postmortem go to people outside the team. They should read roles, unless somebody
            wants to be named. Nothing is changed before you choose, and every change can be undone.</p>
            \(open)
            \(answers(names.answers, of: incident.id, frame))
            """)
    }

    private static func answers(_ answers: [GivenNameAnswer], of id: ID<Incident>, _ frame: Frame) -> HTML {
        if answers.isEmpty { return HTML() }
        let items = answers.map { answer -> HTML in
            let sentence =
                switch answer.answer {
                case .named: "\(answer.name) wants to be named"
                case .role: "“\(answer.words)” instead of \(answer.name)"
                }
            return """
                <li>\(sentence), said by \(answer.by ?? "Handrail")\(ago(answer.at, frame)) \
                \(postButton(answer.answer == .named ? "Take back" : "Restore the name", of: answer.name, to: Paths.nameAnswerReversal(answer.id, of: id), frame, style: .small))</li>

                """
        }
        return """
            <section aria-labelledby="answers">
            \(sectionHeading("Answered", id: "answers"))
            <ul class="name-answers">
            \(items.joined())</ul>
            </section>
            """
    }
}

/// The people whom the texts of an incident name, and the answers given about them.
private struct NamesInTexts: Sendable {
    let incident: Incident
    let questions: [NameQuestion]
    let answers: [GivenNameAnswer]
}

extension Visit {
    fileprivate func namesInTexts() async throws -> NamesInTexts {
        let id = try incidentID()
        return try await read { reading in
            NamesInTexts(
                incident: try reading.incident(id).orNotFound(), questions: try reading.nameQuestions(of: id),
                answers: try reading.nameAnswers(of: id))
        }
    }
}

import Domain
import HTML
import Storage

extension Erasures {
    static func dryRun(
        _ frame: Frame, _ plan: ErasurePlan, _ values: ErasureForm, problems: [Refusal.Problem]
    ) -> HTML {
        let id = plan.erased.person.id
        return """
            <form class="join" action="\(Paths.personErasure(id))" method="get">
            \(textField(
                "words", label: "Words instead of the name", value: values.words,
                hint: "Such as “a former colleague”, or a role: “the on-call engineer”.", problems: problems,
                autocomplete: "off", required: true, width: .half))
            \(formActions(submitButton("Show what would change", style: .small)))
            </form>
            <p>Nothing has changed yet. The rest of this page is a dry run.</p>
            \(form(
                Paths.personErasure(id), frame, cssClass: "erasure",
                """
                \(hiddenField("words", plan.erased.words))
                \(account(plan))
                \(texts(plan, values))
                \(everythingElse(plan, values))
                \(stays(plan))
                <h2 id="confirm">Confirm</h2>
                \(textField(
                    "confirmation", label: "Type “\(plan.erased.person.name)” to erase the name",
                    hint: "This cannot be undone.", problems: problems, autocomplete: "off", required: true,
                    width: .half))
                \(formActions("\(submitButton("Erase the name"))\(linkButton("Change nothing", to: Paths.peopleSettings, frame, style: .quiet))"))
                """))
            """
    }

    private static func account(_ plan: ErasurePlan) -> HTML {
        let person = plan.erased.person
        return """
            <h2>The account</h2>
            <ul>
            <li>The name becomes “\(plan.erased.words.capitalizedFirst)”, wherever pages show who did something.</li>
            <li>The e-mail address \(person.email), the password, the second factor, the time zone, the sessions with their browsers and networks, the
            secret address of the calendar and the invitations are deleted. The account cannot be reactivated.</li>
            <li>What they recorded stays, and so do their roles and follow-ups.</li>
            </ul>
            """
    }

    private static func texts(_ plan: ErasurePlan, _ values: ErasureForm) -> HTML {
        if plan.texts.isEmpty {
            return "<h2>Texts</h2>\n<p>No text that you may see names them.</p>"
        }
        return """
            <h2>Texts that seem to name them</h2>
            <p>Only ticked texts change: each gets an edit with its own entry in the history, and its earlier versions lose the name too. Texts with the
            first name alone are not ticked, because they may mean somebody else.</p>
            \(when: plan.isCut, """
                <p><strong>There are more than \(ErasurePlan.mostTexts) texts, and only so many are shown. Replace the name in some \
                of them by hand first, or it stays in those that are not shown.</strong></p>
                """)
            <ul class="rows">
            \(each: plan.texts, { row($0, values) })
            </ul>
            """
    }

    private static func row(_ text: NamedText, _ values: ErasureForm) -> HTML {
        let id = "place-\(text.place.description.replacing(":", with: "-"))"
        return """
            <li><div class="choice"><input type="checkbox" id="\(id)" name="place" value="\(text.place.description)"\(flag: "checked", values.isTicked(text))> \
            <label for="\(id)">\(label(text)) <q>\(text.before)<mark>\(text.words)</mark>\(text.after)</q></label></div>\
            <a href="\(Paths.text(text))" aria-label="Open: \(label(text))">Open</a></li>

            """
    }

    private static func label(_ text: NamedText) -> String {
        let key = text.incident.map { " of \($0.key)" } ?? ""
        let number = text.place.number
        return switch text.place.kind {
        case .incident: text.incident.map { "\($0.key)" } ?? "Incident"
        case .section: "Section of the postmortem\(key)"
        case .finding: "Finding\(key)"
        case .followUp: "\(ID<FollowUp>(number).key)"
        case .timelineEvent: "Timeline\(key)"
        case .comment: "Comment on the postmortem\(key)"
        case .guardrail: "\(ID<Guardrail>(number).key)"
        case .launch: "Launch"
        case .premortem: "\(ID<Premortem>(number).key)"
        }
    }

    private static func everythingElse(_ plan: ErasurePlan, _ values: ErasureForm) -> HTML {
        let sought = plan.erased.unmistakable.map { "“\($0)”" }.joined(separator: " and ")
        let places =
            switch plan.elsewhere {
            case .some(0): "There are none at the moment, apart from what erasing itself writes."
            case .some(let count): "That is in \(counted(count, one: "1 place", many: "places") ?? "") at the moment."
            case nil: "Private records are included, so the places are not counted here."
            }
        return """
            <h2>Everything else that is stored</h2>
            \(checkbox(
                "everything_else", label: "Replace \(sought) there as well", isOn: values.includesEverythingElse,
                hint: "Earlier revisions of other texts, the history, notes and reasons, records in the bin, imported originals, templates. \(places)"))
            """
    }

    private static func stays(_ plan: ErasurePlan) -> HTML {
        """
        <h2>What stays</h2>
        <ul>
        <li>First names alone, nicknames and misspelt names in texts that are not ticked, and in their earlier versions.</li>
        <li>The present texts of private records that do not name you: only people whom they name can change them.</li>
        <li>Images, such as a screenshot with the name, and what was exported or printed.</li>
        <li>Backups, and the copies beside the database from before an update. Delete them, or erase the name again after restoring one.</li>
        </ul>
        """
    }
}

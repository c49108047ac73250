import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/people/:person/erasure`: other words take the place of somebody's name.
enum Erasures {
    /// Shows what would change. Only reads.
    static func new(_ visit: Visit) async throws -> Response {
        let id: ID<Person> = try visit.id("person")
        let words = visit.query["words"] ?? ErasedName.standard
        return try await attempt {
            .page(try await erasurePage(visit, id, ErasureForm(words: words), problems: []))
        } orShow: { problems, _ in
            try await erasurePage(visit, id, ErasureForm(words: ErasedName.standard), problems: problems)
        }
    }

    /// Erases the name, and replaces it in the texts that were ticked.
    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Person> = try visit.id("person")
        let form = ErasureForm(visit.form)
        let name = try await visit.read { try $0.person(id)?.name }.orNotFound()
        return try await attempt {
            try TypedCount(name).check(visit.form["confirmation"] ?? "")
            let outcome = try await visit.change {
                try $0.eraseName(
                    of: id, words: form.words, in: form.places, everythingElse: form.includesEverythingElse)
            }
            let texts = counted(outcome.texts, one: "1 text", many: "texts") ?? "no text"
            let kept = outcome.kept == 0 ? "" : " \(outcome.kept) could not be changed and still have the name."
            return .redirect(
                to: Paths.peopleSettings,
                notice: FlashNotice("The name is erased, and replaced in \(texts).\(kept)"))
        } orShow: { problems, _ in
            try await erasurePage(visit, id, form, problems: problems)
        }
    }

    private static func erasurePage(
        _ visit: Visit, _ id: ID<Person>, _ values: ErasureForm, problems: [Refusal.Problem]
    ) async throws -> HTML {
        let (found, isErased) = try await visit.read { (try $0.person(id), try $0.isErased(id)) }
        let person = try found.orNotFound()
        let title = "Erase the name of \(person.name)"
        let contents: HTML
        if isErased {
            contents = "<p>This name has been erased already.</p>"
        } else if person.deactivatedAt == nil {
            contents = """
                <p>\(person.name) still has an account. <a href="\(Paths.personDeactivation(id))">Deactivate it first</a>, and hand over their open follow-ups.</p>
                """
        } else {
            let words = problems.contains { $0.field == "words" } ? ErasedName.standard : values.words
            let plan = try await visit.read { try $0.erasure(of: id, words: words) }.orNotFound()
            contents = dryRun(visit.frame, plan, values, problems: problems)
        }
        return page(
            visit.frame, title: title, section: .settings, problems: problems, wide: true,
            """
            <p class="back"><a href="\(Paths.peopleSettings)">People</a></p>
            <h1>\(title)</h1>
            <p class="lead">Other words take the place of the name. Unlike everything else here, this cannot be undone.</p>
            \(contents)
            """)
    }
}

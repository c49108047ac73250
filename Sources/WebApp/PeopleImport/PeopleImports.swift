import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/settings/people/import`: inviting everybody on a list.
enum PeopleImports {
    static func new(_ visit: Visit) async throws -> Response {
        .page(newPage(visit.frame, PeopleImportForm(), problems: []))
    }

    /// Shows what the list would do. Only reads.
    static func dryRun(_ visit: Visit) async throws -> Response {
        var form = PeopleImportForm(visit.form)
        do {
            if let file = visit.form.file("file") { form.list = try PeopleList.text(of: file.bytes) }
            let (people, level) = try form.read()
            let plan = try await visit.read { try $0.plannedInvitations(people, level: level) }
            return .page(planPage(visit.frame, form, plan, problems: []))
        } catch let refusal as Refusal {
            return .page(newPage(visit.frame, form, problems: refusal.problems), status: .unprocessableContent)
        }
    }

    /// Invites those whom the dry run showed, and shows their links once, because only digests are stored.
    static func create(_ visit: Visit) async throws -> Response {
        let form = PeopleImportForm(visit.form)
        let shown = visit.form.all("shown")
        let typed = visit.form["confirmation"] ?? ""
        let (people, level): ([ListedPerson], Level)
        do {
            (people, level) = try form.read()
        } catch {
            return .page(newPage(visit.frame, form, problems: error.problems), status: .unprocessableContent)
        }
        return try await attempt {
            try TypedCount(BatchKind.people(shown.count)).check(typed)
            let base = try visit.requireBaseURL()
            let tokens = shown.map { _ in Token() }
            let digests = tokens.map(\.digest)
            let (batch, emails) = try await visit.change {
                try $0.invite(people, level: level, shown: shown, digests: digests)
            }
            return .page(linksPage(visit.frame, zip(emails, tokens).map { (email: $0, token: $1) }, at: base, batch))
        } orShow: { problems, _ in
            let plan = try await visit.read { try $0.plannedInvitations(people, level: level) }
            return planPage(visit.frame, form, plan, typed: typed, problems: problems)
        }
    }

    /// The links of the page that it was pressed on, as a file. Changes nothing and stores nothing.
    static func links(_ visit: Visit) async throws -> Response {
        let base = try visit.requireBaseURL()
        var file = "E-mail,Link\r\n"
        for link in visit.form.all("link") {
            let words = link.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2, let token = Token(words[0]) else { continue }
            file += "\(cell(words[1])),\(cell(base + Paths.invitation(token: token.text).address))\r\n"
        }
        var response = Response.bytes(Array(file.utf8), type: "text/csv; charset=utf-8")
        try response.headers.set("content-disposition", "attachment; filename=\"invitations.csv\"")
        return response
    }

    /// In quotes, and so that no spreadsheet takes it for a formula.
    private static func cell(_ text: String) -> String {
        let isFormula = text.utf8.first.map { "=+-@\t".utf8.contains($0) } ?? false
        return "\"\(isFormula ? "'" : "")\(text.replacing("\"", with: "\"\""))\""
    }

    private static func newPage(_ frame: Frame, _ values: PeopleImportForm, problems: [Refusal.Problem]) -> HTML {
        page(
            frame, title: "Invite people from a list", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.peopleSettings)">People</a></p>
            <h1>Invite people from a list</h1>
            <p class="lead">A CSV file as spreadsheets save it, or its lines pasted. The next page shows what would happen, and changes nothing.</p>
            <p>The first line names the columns, in any order: <code>Name</code>, <code>E-mail</code>, <code>Teams</code>, <code>Level</code>.
            Only <code>E-mail</code> is required. Commas, semicolons and tabs separate cells; several teams are in one cell, as in <code>"Platform, Payments"</code>.</p>
            \(form(
                Paths.peopleImportDryRun, frame, hasFiles: true,
                """
                \(fileField("file", label: "CSV file", hint: "UTF-8, at most \(Batch.mostRows) people.", accept: [".csv", "text/csv", ".txt"], problems: problems))
                \(textArea(
                    "list", label: "Or paste the lines", value: values.list,
                    hint: "Not used if you choose a file.", problems: problems, rows: 8))
                \(radioField(
                    "level", label: "Level of people whose line names none", options: Levels.options,
                    selected: values.level, problems: problems))
                \(formActions(submitButton("Show what would happen")))
                """))
            """)
    }
}

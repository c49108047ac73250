import Domain
import HTML
import Storage

extension ImportUploads {
    static func newPage(_ frame: Frame, zone: String, problems: [Refusal.Problem]) -> HTML {
        page(
            frame, title: "Import postmortems", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.imports)">Imports</a></p>
            <h1>Import postmortems</h1>
            <p class="lead">Markdown files with the images that they show, or one zip archive with them. First you see what would be created; nothing changes until you say so.</p>
            \(form(
                Paths.importUploads, frame, hasFiles: true,
                """
                \(fileField(
                    "files", label: "Files",
                    hint: "Several Markdown files or a zip archive, at most \(String(largest / 1024 / 1024)) MB. For more, use the command “handrail import”.",
                    accept: [".md", ".markdown", ".txt", ".zip", "text/markdown", "image/png", "image/jpeg", "image/gif", "image/webp"], isMultiple: true, problems: problems))
                \(textField(
                    "zone", label: "Time zone of the documents", value: zone,
                    hint: "For times that name no zone, for example Europe/Oslo.", problems: problems,
                    autocomplete: "off", required: true, list: Zones.suggested, width: .half))
                \(formActions(submitButton("Show what would be created")))
                """))
            """)
    }

    static func progressPage(_ frame: Frame, _ verb: String, _ done: Int, of all: Int) -> HTML {
        page(
            frame, title: "\(verb)\u{2026}", section: .incidents, scripts: ["js/import-progress.js"],
            """
            <h1>\(verb) \(Import.documents(all))</h1>
            <p role="status"><progress data-import-progress value="\(String(done))" max="\(String(max(all, 1)))" aria-label="\(verb)"></progress> \
            <span>\(String(done)) of \(String(all))</span></p>
            <p><a href="\(frame.address)">Look again</a> to see how far it is. It goes on if you leave this page.</p>
            """)
    }

    static func resultPage(_ frame: Frame, _ id: String, _ result: ImportRun.Result) -> HTML {
        let count = result.outcomes.count
        return page(
            frame, title: "Imported \(Import.documents(count))", section: .incidents,
            """
            <p class="back"><a href="\(Paths.imports)">Imports</a></p>
            <h1>Imported \(Import.documents(count))</h1>
            <div class="record-actions">\(result.id.map { id in
                "\(linkButton("Show what came in", to: Paths.madeImport(id), frame, style: .primary))\(postButton("Undo all of it", to: Paths.importReversal(id), frame))"
            })</div>
            \(problemList(result.problems, "Not imported", id: "not-imported", all: Paths.importProblems(id)))
            \(problemList(left(result), "Left as here", id: "left", all: Paths.importProblems(id)))
            """)
    }

    /// What an import did not change in incidents that it updated.
    private static func left(_ result: ImportRun.Result) -> [ImportFiles.Problem] {
        result.outcomes.compactMap { path, outcome in
            if case .updated(_, let left) = outcome, !left.isEmpty {
                return ImportFiles.Problem(path: path, sentence: left.joined(separator: " "))
            }
            return nil
        }
    }

    static func failurePage(_ frame: Frame, _ sentence: String) -> HTML {
        page(
            frame, title: "Import", section: .incidents,
            """
            <p class="back"><a href="\(Paths.imports)">Imports</a></p>
            <h1>Import</h1>
            <p>\(sentence)</p>
            \(formActions(linkButton("Choose files", to: Paths.newImport, frame, style: .primary)))
            """)
    }

    /// How many problems a page shows.
    private static let mostShown = 20

    /// - Parameter all: the file with every problem, where there are more than the page shows.
    static func problemList(
        _ problems: [ImportFiles.Problem], _ title: String, id: String, all: Link
    ) -> HTML {
        if problems.isEmpty { return HTML() }
        let more = problems.count - mostShown
        return """
            <section aria-labelledby="\(id)">
            <h2 id="\(id)">\(title)</h2>
            <ul class="rows">
            \(each: problems.prefix(mostShown), { "<li><b>\($0.path)</b><br>\($0.sentence)</li>\n" })
            </ul>
            \(when: more > 0, "<p>And \(String(more)) more. <a href=\"\(all)\">Download the whole list</a></p>")
            </section>
            """
    }

    /// Every problem of an import as a text, one a line.
    static func problemText(_ stage: UploadedImports.Stage) -> String? {
        let problems: [ImportFiles.Problem]
        switch stage {
        case .ready(let run): problems = run.problems
        case .done(let result): problems = result.problems + left(result)
        case .reading, .importing, .failed: return nil
        }
        return problems.map { "\(ImportReport.plain($0.path)): \(ImportReport.plain($0.sentence))\n" }.joined()
    }
}

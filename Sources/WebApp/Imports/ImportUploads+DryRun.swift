import Domain
import HTML
import Storage

extension ImportUploads {
    /// Documents on one page of the dry run.
    private static let perPage = 50

    static func dryRunPage(
        _ frame: Frame, _ id: String, _ run: ImportRun, page number: Int, problems: [Refusal.Problem]
    ) -> HTML {
        let pageCount = max(1, (run.items.count + perPage - 1) / perPage)
        let number = min(max(1, number), pageCount)
        let items = run.items.dropFirst((number - 1) * perPage).prefix(perPage)
        let count = run.pending.count
        let title = count == 0 ? "Nothing would be imported" : "Import \(Import.documents(count))?"
        return page(
            frame, title: title, section: .incidents, problems: problems, wide: true,
            """
            <p class="back"><a href="\(Paths.newImport)">Choose other files</a></p>
            <h1>\(title)</h1>
            <p class="lead">This is a dry run: nothing has changed yet. \(summary(run))</p>
            \(problemList(run.problems, "What would not be imported", id: "not-imported", all: Paths.importProblems(id)))
            \(when: !items.isEmpty, documents(Array(items), isOpen: run.items.count <= 3))
            \(pagination(page: number, pageCount: pageCount) { Paths.importUpload(id, page: $0) })
            \(when: count > 0, confirmation(frame, id, run, problems))
            \(postButton("Import nothing", to: Paths.importUploadDeletion(id), frame, style: .quiet))
            """)
    }

    private static func summary(_ run: ImportRun) -> String {
        var counts = (new: 0, changed: 0, known: 0)
        for item in run.items {
            switch item.plan {
            case .create, .ask: counts.new += 1
            case .update: counts.changed += 1
            case .leave: counts.known += 1
            }
        }
        let parts = [
            counts.new > 0 ? "\(counts.new) would become incidents, with drafts of their postmortems" : nil,
            counts.changed > 0 ? "\(counts.changed) would update incidents that came from them" : nil,
            counts.known > 0 ? "\(counts.known) came in before and have not changed" : nil,
            run.problems.isEmpty ? nil : "\(run.problems.count) cannot be imported",
        ]
        let words = parts.compactMap { $0 }.joined(separator: "; ")
        return words.isEmpty ? "" : "\(words)."
    }

    private static func documents(_ items: [ImportRun.Item], isOpen: Bool) -> HTML {
        """
        <section aria-labelledby="documents">
        <h2 id="documents">What would be imported</h2>
        \(each: items, { document($0, isOpen: isOpen) })
        </section>
        """
    }

    private static func document(_ item: ImportRun.Item, isOpen: Bool) -> HTML {
        let path = item.path
        switch item.plan {
        case .leave(let id):
            return "<p>\(path): came in before as \(keyLink(id.key)), and has not changed.</p>\n"
        case .create, .ask: return facts(item, "\(item.document.reading.title) (\(path))", HTML(), isOpen)
        case .update(let id):
            let lead: HTML = "<p>This would update \(keyLink(id.key)). What people changed here is kept.</p>\n"
            return facts(item, "Update \(id.key): \(item.document.reading.title) (\(path))", lead, isOpen)
        }
    }

    private static func facts(_ item: ImportRun.Item, _ title: String, _ lead: HTML, _ isOpen: Bool) -> HTML {
        let facts = ImportFact.all(item)
        let doubts = facts.count { $0.name == ImportFact.doubtful }
        let words = doubts == 0 ? "" : ", \(doubts) doubt\(doubts == 1 ? "" : "s")"
        return disclosure(
            title + words, isOpen: isOpen,
            """
            \(lead)\(dataTable(
                caption: "What was read", head: "\(headCell("Part", .day))\(headCell("Read as"))\(headCell("From", .name))",
                rows: facts.map(row).joined(), hidesCaption: true))
            """)
    }

    private static func row(_ fact: ImportFact) -> HTML {
        let details = fact.details.joined(separator: ", ")
        return """
            <tr>\(rowHead(HTML(text: fact.name.capitalizedFirst)))\
            \(cell("Read as", "\(fact.text)\(when: !details.isEmpty, " <small>\(details)</small>")"))\
            \(cell("From", HTML(text: fact.place)))</tr>

            """
    }

    private static func confirmation(
        _ frame: Frame, _ id: String, _ run: ImportRun, _ problems: [Refusal.Problem]
    ) -> HTML {
        let count = run.pending.count
        let phrase = Import.documents(count)
        let typed: HTML? =
            count <= Import.mostUnasked
            ? nil
            : textField(
                "confirmation", label: "Type “\(phrase)” to go ahead", value: "",
                hint: "This is one action, and you can undo it as a whole.", problems: problems, autocomplete: "off",
                required: true, width: .short)
        return form(
            Paths.imports, frame,
            "\(hiddenField("upload", id))\(questions(run))\(typed)\(formActions(submitButton("Import \(phrase)")))")
    }

    /// Asks which doubtful documents are the incidents whose paths they have.
    private static func questions(_ run: ImportRun) -> HTML? {
        let options = run.items.compactMap { item -> (value: String, label: String)? in
            guard case .ask(let id) = item.plan else { return nil }
            return (id.key.description, "\(item.document.reading.title) (\(item.path)) is \(id.key), and changes it")
        }
        if options.isEmpty { return nil }
        return checkboxes(
            "update", legend: "Documents with the path of an earlier one", options: options,
            hint: "They have little else in common with it. Those that you do not tick become incidents of their own.")
    }
}

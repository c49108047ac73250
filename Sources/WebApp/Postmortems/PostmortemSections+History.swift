import Domain
import HTML
import Storage
import WebServer

extension PostmortemSections {
    /// Shows who changed what in a section, latest first, and the difference between two of its texts with
    /// `?from=3&to=9`. An earlier text can be saved again as a new revision.
    static func history(_ visit: Visit) async throws -> Response {
        let (dossier, section) = try await visit.writtenSection()
        let folds = RevisionFold.folds(try await visit.read { try $0.revisionHeads(of: section.id) })
        let pageCount = max(1, (folds.count + foldsOnPage - 1) / foldsOnPage)
        let number = min(max(1, visit.query["page"].flatMap { Int($0) } ?? 1), pageCount)
        let shown = Array(folds.dropFirst((number - 1) * foldsOnPage).prefix(foldsOnPage))
        let texts = try await visit.texts(of: section, shown.flatMap { [$0.first.revision - 1, $0.last.revision] })
        let comparison = try await visit.comparison(section)
        let (id, frame) = (dossier.id, visit.frame)
        let own = Paths.postmortemSectionHistory(section.slug, of: id)
        let writing = Paths.postmortemEdit(id, at: section.slug)
        let back = frame.access.allows(.get, writing) ? writing : Paths.postmortem(id)
        return .page(
            page(
                frame, title: "History of “\(section.title)”, \(id.key)", section: .incidents,
                """
                <p class="back"><a href="\(back)">Postmortem of \(id.key.description)</a></p>
                <h1>History of “\(section.title)”</h1>
                \(comparisonForm(section, comparison, own))
                \(comparisonText(comparison, of: section, in: id, frame))
                <ol class="history">
                \(each: shown, { foldItem($0, texts, of: section, in: id, frame) })
                </ol>
                \(pagination(page: number, pageCount: pageCount) { Paths.postmortemSectionHistory(section.slug, of: id, page: $0) })
                """))
    }

    static func restoreButton(
        _ revision: Int, of section: PostmortemSection, in id: ID<Incident>, _ frame: Frame
    ) -> HTML {
        postButton(
            "Save revision \(revision) again", to: Paths.postmortemSection(section.slug, of: id), frame, style: .small,
            fields: [
                ("action", "restore"), ("restored", String(revision)), ("revision", String(section.revision)),
            ])
    }

    private static func foldItem(
        _ fold: RevisionFold, _ texts: [Int: String], of section: PostmortemSection, in id: ID<Incident>, _ frame: Frame
    ) -> HTML {
        let (first, last) = (fold.first.revision, fold.last.revision)
        let isPresent = last == section.revision
        let pieces = TextDifference.pieces(from: texts[first - 1] ?? "", to: texts[last] ?? "")
        let compare: HTML = """
            <a href="\(Paths.postmortemSectionHistory(section.slug, of: id, from: last, to: section.revision))">Compare with the current text</a>
            """
        return """
            <li id="revision-\(last)"><section>
            <p><b>\(fold.last.writer ?? "Handrail")</b> wrote \(first == last ? "revision \(last)" : "revisions \(first) to \(last)")\
            \(when: isPresent, ", the current one") \(timestamp(fold.last.writtenAt, frame))</p>
            \(PostmortemSections.difference(pieces, isShortened: true))
            \(when: !isPresent, "<div class=\"row\">\(restoreButton(last, of: section, in: id, frame)) \(compare)</div>")
            \(when: last > first, eachRevision(first...last, of: section, in: id))
            </section></li>

            """
    }

    /// The individual revisions that an entry combines.
    private static func eachRevision(_ revisions: ClosedRange<Int>, of section: PostmortemSection, in id: ID<Incident>)
        -> HTML
    {
        let links = revisions.reversed().map { revision -> HTML in
            "<a href=\"\(Paths.postmortemSectionHistory(section.slug, of: id, from: revision - 1, to: revision))\">\(String(revision))</a>"
        }
        return disclosure(
            "All \(revisions.count) revisions",
            "<p class=\"revision-links\">\(links.joined(separator: " "))</p>")
    }
}

private let foldsOnPage = 30

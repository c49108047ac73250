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
        return .page(
            page(
                frame, title: "History of “\(section.title)”, \(id.key)", section: .incidents,
                """
                <p class="back"><a href="\(Paths.postmortemEdit(id, at: section.slug))">Postmortem of \(id.key.description)</a></p>
                <h1>History of “\(section.title)”</h1>
                \(comparisonForm(section, comparison, own))
                \(comparisonText(comparison, of: section, in: id, frame))
                <ol class="history">
                \(each: shown, { foldItem($0, texts, of: section, in: id, frame) })
                </ol>
                \(pagination(page: number, pageCount: pageCount) { Paths.postmortemSectionHistory(section.slug, of: id, page: $0) })
                """))
    }

    private static func comparisonForm(_ section: PostmortemSection, _ comparison: Comparison?, _ action: Link) -> HTML
    {
        if section.revision < 2 { return HTML() }
        return """
            <form class="filter" action="\(action)" method="get">
            \(revisionField("from", "From revision", comparison?.from ?? section.revision - 1))
            \(revisionField("to", "To revision", comparison?.to ?? section.revision))
            \(submitButton("Compare", style: .plain))
            </form>
            """
    }

    private static func revisionField(_ name: String, _ label: String, _ value: Int) -> HTML {
        textField(name, label: label, value: String(value), type: .number, width: .tiny)
    }

    private static func comparisonText(
        _ comparison: Comparison?, of section: PostmortemSection, in id: ID<Incident>, _ frame: Frame
    ) -> HTML {
        guard let comparison else { return HTML() }
        return """
            <section aria-labelledby="comparison">
            \(sectionHeading("From revision \(comparison.from) to revision \(comparison.to)", id: "comparison"))
            \(PostmortemSections.difference(comparison.pieces))
            \(when: comparison.to != section.revision, restoreButton(comparison.to, of: section, in: id, frame))
            </section>
            """
    }

    private static func restoreButton(
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

    /// Removed and added text with its surroundings.
    static func difference(_ pieces: [TextDifference.Piece], isShortened: Bool = false) -> HTML {
        if pieces.isEmpty { return "<p class=\"quiet\">Empty.</p>" }
        let hasChanges = pieces.contains { if case .kept = $0 { false } else { true } }
        let parts = pieces.enumerated().map { index, piece -> HTML in
            switch piece {
            case .kept(let text):
                return HTML(
                    text: isShortened && hasChanges
                        ? excerpt(text, isFirst: index == 0, isLast: index == pieces.count - 1) : text)
            case .removed(let text): return "<del>\(text)</del>"
            case .added(let text): return "<ins>\(text)</ins>"
            }
        }
        return "<div class=\"diff\" tabindex=\"0\">\(parts.joined())</div>"
    }

    /// The beginning and the end of an unchanged text.
    private static func excerpt(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let scalars = Array(text.unicodeScalars)
        let length = 120
        if scalars.count <= 2 * length + 20 { return text }
        let head = isFirst ? "" : String(String.UnicodeScalarView(scalars.prefix(length))) + " "
        let tail = isLast ? "" : " " + String(String.UnicodeScalarView(scalars.suffix(length)))
        return head + "[…]" + tail
    }
}

private let foldsOnPage = 30

/// Two texts of a section, and the differences between them.
private struct Comparison: Sendable {
    let from: Int
    let to: Int
    let pieces: [TextDifference.Piece]
}

extension Visit {
    fileprivate func texts(of section: PostmortemSection, _ revisions: [Int]) async throws -> [Int: String] {
        try await read { reading in
            var texts: [Int: String] = [:]
            for revision in Set(revisions) { texts[revision] = try reading.text(of: section.id, at: revision) }
            return texts
        }
    }

    /// The comparison named in the address; nil if it does not name two revisions.
    fileprivate func comparison(_ section: PostmortemSection) async throws -> Comparison? {
        guard let from = query["from"].flatMap({ Int($0) }), let to = query["to"].flatMap({ Int($0) }) else {
            return nil
        }
        let texts = try await texts(of: section, [from, to])
        guard let old = texts[from], let new = texts[to] else { throw Obstacle.notFound }
        return Comparison(from: from, to: to, pieces: TextDifference.pieces(from: old, to: new))
    }
}

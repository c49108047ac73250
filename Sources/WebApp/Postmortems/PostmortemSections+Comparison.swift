import Domain
import HTML
import Storage

extension PostmortemSections {
    static func comparisonForm(_ section: PostmortemSection, _ comparison: Comparison?, _ action: Link) -> HTML {
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

    static func comparisonText(
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

/// Two texts of a section, and the differences between them.
struct Comparison: Sendable {
    let from: Int
    let to: Int
    let pieces: [TextDifference.Piece]
}

extension Visit {
    func texts(of section: PostmortemSection, _ revisions: [Int]) async throws -> [Int: String] {
        try await read { reading in
            var texts: [Int: String] = [:]
            for revision in Set(revisions) { texts[revision] = try reading.text(of: section.id, at: revision) }
            return texts
        }
    }

    /// The comparison named in the address; nil if it does not name two revisions.
    func comparison(_ section: PostmortemSection) async throws -> Comparison? {
        guard let from = query["from"].flatMap({ Int($0) }), let to = query["to"].flatMap({ Int($0) }) else {
            return nil
        }
        let texts = try await texts(of: section, [from, to])
        guard let old = texts[from], let new = texts[to] else { throw Obstacle.notFound }
        return Comparison(from: from, to: to, pieces: TextDifference.pieces(from: old, to: new))
    }
}

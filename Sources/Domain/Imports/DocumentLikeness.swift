/// How much speaks for two documents telling of the same incident.
package struct DocumentLikeness: Equatable, Sendable {
    /// Of title, day and lines, how many agree.
    package let count: Int

    package init(_ first: ImportedPostmortem, _ second: ImportedPostmortem) {
        let isSameTitle = first.title == second.title
        let isSameDay = first.day != nil && first.day?.value == second.day?.value
        let (a, b) = (DocumentLikeness.lines(first), DocumentLikeness.lines(second))
        let common = a.intersection(b).count
        let isSameText = common > 0 && common * 2 >= min(a.count, b.count)
        count = [isSameTitle, isSameDay, isSameText].count { $0 }
    }

    /// Lines that somebody wrote for this document: neither headings, nor facts, nor those as short as a label.
    private static func lines(_ document: ImportedPostmortem) -> Set<Substring> {
        let texts =
            document.sections.map(\.text) + document.timeline.map(\.text) + document.findings.map(\.title)
            + document.followUps.map(\.title)
        var lines: Set<Substring> = []
        for text in texts {
            for line in text.utf8.split(separator: UInt8(ascii: "\n"))
            where line.count >= 24 && !"#*".utf8.contains(line.first ?? 0) { lines.insert(Substring(line)) }
        }
        return lines
    }
}

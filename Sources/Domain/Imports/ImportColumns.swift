/// The meanings of the columns of a table of actions, told by its head.
package struct ImportColumns {
    enum Column {
        case number, title, owner, due, state, link, other
    }

    private var columns: [Column] = []
    private let heads: [String]

    /// - Returns: nil if no column can be the action itself.
    package init?(_ table: ImportTable) {
        heads = table.head.map { InlineWords.plain($0) }
        columns = heads.map { ImportColumns.column(ImportRole.normalized($0)) }
        if columns.allSatisfy({ $0 != .title }) {
            // The column with the most words.
            let free = columns.indices.filter { columns[$0] == .other }
            let sizes = free.map { index in
                (
                    index,
                    table.rows.reduce(0) { $0 + ($1.cells.indices.contains(index) ? $1.cells[index].utf8.count : 0) }
                )
            }
            guard let longest = sizes.max(by: { $0.1 < $1.1 }) else { return nil }
            columns[longest.0] = .title
        }
        // The first of several wins.
        for column in [Column.title, .owner, .due, .state] {
            for index in columns.indices.filter({ columns[$0] == column }).dropFirst() { columns[index] = .other }
        }
    }

    /// Whether they are those of a list of actions: what is to be done, and by whom, by when or how far it is.
    package var isOfActions: Bool {
        columns.contains(.title) && columns.contains { $0 == .owner || $0 == .due || $0 == .state }
    }

    subscript(index: Int) -> Column { columns.indices.contains(index) ? columns[index] : .other }

    func head(_ index: Int) -> String { heads.indices.contains(index) ? heads[index] : "" }

    private static func column(_ name: String) -> Column {
        names.first { $0.words.contains(name) }?.column ?? .other
    }

    private static let names: [(column: Column, words: Set<String>)] = [
        (
            .title,
            [
                "action", "action item", "actions", "what", "task", "follow up", "item", "description", "title", "todo",
                "remediation", "aksjon", "aksjonspunkt", "tiltak", "oppgave", "hva", "ma\u{DF}nahme", "aufgabe",
                "\u{E5}tg\u{E4}rd", "acci\u{F3}n", "a\u{E7}\u{E3}o", "\u{30A2}\u{30AF}\u{30B7}\u{30E7}\u{30F3}",
                "\u{5185}\u{5BB9}", "\u{5BFE}\u{5FDC}", "\u{5BFE}\u{7B56}", "improvement", "corrective action",
            ]
        ),
        (
            .owner,
            [
                "owner", "owners", "assignee", "who", "responsible", "assigned to", "dri", "team", "person", "eier",
                "ansvarlig", "hvem", "verantwortlich", "ansvarig", "responsable", "respons\u{E1}vel",
                "\u{62C5}\u{5F53}",
                "\u{62C5}\u{5F53}\u{8005}", "\u{8D1F}\u{8D23}\u{4EBA}", "point person",
            ]
        ),
        (
            .due,
            [
                "due", "due date", "deadline", "by when", "when", "date", "target date", "target", "eta", "frist",
                "dato", "f\u{E4}llig", "termin", "bis", "fecha", "prazo", "\u{671F}\u{9650}", "\u{671F}\u{65E5}",
            ]
        ),
        (
            .state,
            [
                "state", "status", "done", "progress", "tilstand", "estado", "statut", "\u{72B6}\u{614B}",
                "\u{30B9}\u{30C6}\u{30FC}\u{30BF}\u{30B9}", "completed",
            ]
        ),
        (
            .link,
            [
                "link", "issue", "ticket", "bug", "jira", "reference", "pr", "referanse", "lenke", "tracking",
                "tracking issue", "evidence", "github issue", "\u{95A2}\u{9023}", "referenz", "ref",
            ]
        ),
        (.number, ["", "no", "nr", "id", "key", "num"]),
    ]
}

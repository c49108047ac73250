/// The lines of a document under one heading or label.
struct ImportPart {
    var title: String
    var role: ImportRole?
    /// 0 for what comes before the first heading, 7 for a line in bold, 8 for a label.
    var level: Int
    /// The line of the heading or label, counted from 0; nil where there is none.
    var heading: Int?
    /// The text behind a label on its own line.
    var first = ""
    /// Counted from 0; without the heading.
    var lines: [Int] = []

    var isLabel: Bool { level == 8 }
    /// Whether a name in bold in it is no part of a list of its own, such as times and things to do.
    var isProse: Bool { role != .timeline && role != .actions && role != .facts }
    /// Before the first heading of a document.
    var isPreamble: Bool { level == 0 }
}

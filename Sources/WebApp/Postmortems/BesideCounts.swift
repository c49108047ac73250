import Domain
import HTML

/// How many hints, comments and open choices wait beside a section, for the line that opens them on a narrow screen.
struct BesideCounts {
    let choices: Int
    let hints: Int
    let comments: Int

    init(_ section: PostmortemSection, _ flags: [SectionFlag], _ hints: [TextHint], _ threads: [CommentThread]) {
        choices = flags.count
        self.hints = hints.count
        comments = threads.count { !$0.isResolved }
    }

    /// A script keeps the first two up to date.
    var line: HTML {
        """
        \(part(choices, "choice", cssClass: "choices-count"))\(part(hints, "hint", cssClass: "hints-count"))\
        \(part(comments, "comment", cssClass: "comments-count"))
        """
    }

    private func part(_ count: Int, _ noun: String, cssClass: String) -> HTML {
        let words = counted(count, one: "1 \(noun)", many: noun + "s").map { HTML(text: " · \($0)") }
        return "<span class=\"\(cssClass)\">\(words)</span>"
    }
}

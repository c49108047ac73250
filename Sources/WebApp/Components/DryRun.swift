import Domain
import HTML

/// The page between choosing many things and changing them: it shows exactly what would change, changes nothing, and asks
/// for the count. What comes of it is a ``Batch`` with an undo as a whole.
struct DryRun: Sendable {
    /// `Change 3 follow-ups`
    var title: String
    /// What somebody types to show that they have read it.
    var count: TypedCount
    /// One row for each thing that would change, as a table or a list.
    var changes: HTML
    /// What was selected and would stay as it is, with the reason.
    var leftOut: [HTML] = []
    /// Where the confirmation is sent.
    var action: Link
    /// What it sends besides: the things with their versions, and what is set.
    var fields: [(name: String, value: String)] = []
    var button: String
    var back: (label: String, link: Link)
}

func dryRunPage(
    _ frame: Frame, _ dryRun: DryRun, section: NavSection?, typed: String = "", problems: [Refusal.Problem]
) -> HTML {
    page(
        frame, title: dryRun.title, section: section, problems: problems, wide: true,
        """
        <p class="back"><a href="\(dryRun.back.link)">\(dryRun.back.label)</a></p>
        <h1>\(dryRun.title)</h1>
        <p class="lead">This is a dry run: nothing has changed yet. Below is what would, row by row.</p>
        <section class="dry-run">
        \(dryRun.changes)
        </section>
        \(when: !dryRun.leftOut.isEmpty, leftOut(dryRun.leftOut))
        <section aria-labelledby="confirm">
        <h2 id="confirm">Do it</h2>
        \(form(
            dryRun.action, frame,
            """
            \(each: dryRun.fields, { hiddenField($0.name, $0.value) })
            \(textField(
                "confirmation", label: "Type “\(dryRun.count.phrase)” to go ahead", value: typed,
                hint: "All of it is one action, and you can undo it as a whole.", problems: problems,
                autocomplete: "off", required: true, width: .short))
            \(formActions("\(submitButton(dryRun.button))\(linkButton("Change nothing", to: dryRun.back.link, style: .quiet))"))
            """))
        </section>
        """)
}

private func leftOut(_ rows: [HTML]) -> HTML {
    """
    <section aria-labelledby="left-out">
    <h2 id="left-out">What stays as it is</h2>
    <ul class="rows">
    \(each: rows, { "<li>\($0)</li>\n" })
    </ul>
    </section>
    """
}

import Domain
import HTML

/// The page before a bulk change: it shows exactly what would change, changes nothing, and asks for the count. The
/// change becomes a ``Batch`` that can be undone as a whole.
struct DryRun: Sendable {
    /// `Change 3 follow-ups`
    var title: String
    /// The phrase that somebody types to show that they have read the page.
    var count: TypedCount
    /// One row for each record that would change, as a table or a list.
    var changes: HTML
    /// The selected records that would stay as they are, with the reason.
    var leftOut: [HTML] = []
    /// The address that the confirmation is sent to.
    var action: Link
    /// The other fields it sends: the records with their versions, and the new values.
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
        <p class="lead">This is a dry run: nothing has changed yet. The rows below show what would change.</p>
        <section class="dry-run">
        \(dryRun.changes)
        </section>
        \(when: !dryRun.leftOut.isEmpty, leftOut(dryRun.leftOut))
        <section aria-labelledby="confirm">
        <h2 id="confirm">Confirm</h2>
        \(form(
            dryRun.action, frame,
            """
            \(each: dryRun.fields, { hiddenField($0.name, $0.value) })
            \(textField(
                "confirmation", label: "Type “\(dryRun.count.phrase)” to go ahead", value: typed,
                hint: "This is one action, and you can undo it as a whole.", problems: problems,
                autocomplete: "off", required: true, width: .short))
            \(formActions("\(submitButton(dryRun.button))\(linkButton("Change nothing", to: dryRun.back.link, frame, style: .quiet))"))
            """))
        </section>
        """)
}

private func leftOut(_ rows: [HTML]) -> HTML {
    """
    <section aria-labelledby="left-out">
    <h2 id="left-out">What would stay as it is</h2>
    <ul class="rows">
    \(each: rows, { "<li>\($0)</li>\n" })
    </ul>
    </section>
    """
}

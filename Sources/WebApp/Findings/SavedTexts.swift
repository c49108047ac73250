import HTML

/// A field of a form, in words, for comparing what was typed with what somebody else has saved in the meantime.
struct SavedText: Equatable, Sendable {
    let label: String
    let text: String

    init(_ label: String, _ text: String) {
        self.label = label
        self.text = text
    }
}

/// Beside a form that came back because somebody else was faster: what is saved now wherever it differs from what was
/// typed, so that neither text is lost. Both lists have the same fields in the same order.
func savedInstead(_ saved: [SavedText], typed: [SavedText]) -> HTML {
    let differing = zip(saved, typed).filter { $0 != $1 }.map(\.0)
    if differing.isEmpty { return HTML() }
    return """
        <section class="saved-instead" aria-labelledby="saved-instead">
        <h2 id="saved-instead">What is saved now</h2>
        <p>Where it differs from what you typed. Saving again replaces it with yours; the history keeps both.</p>
        \(definitions(differing.map { ($0.label, $0.text.isEmpty ? "<em>empty</em>" : "<div class=\"verbatim\">\($0.text)</div>") }))
        </section>
        """
}

import HTML

/// A value that a script turns into its field where it is shown. Its field is that of the form at `form`, so rules,
/// merging and undo are the same; without the script, and for readers who may not edit it, there is only the value.
///
/// - Parameters:
///   - name: its name on this page, such as `FU-3 owner`.
///   - label: the words after “Edit”, such as `the owner of FU-3`.
///   - fields: the names of its fields in the form.
func inlineValue(
    _ name: String, label: String, fields: [String], form: Link, _ frame: Frame, _ contents: HTML?
) -> HTML {
    guard frame.access.allows(.get, form) else { return "<span class=\"inline-value\">\(contents)</span>" }
    return """
        <span class="inline-value"\(attribute: "data-inline", name)\(attribute: "data-label", label)\
        \(attribute: "data-fields", fields.joined(separator: " "))\(attribute: "data-form", form.address)>\(contents)</span>
        """
}

/// The same for a text of several paragraphs, which may have links in it.
func inlineText(
    _ name: String, label: String, fields: [String], form: Link, _ frame: Frame, _ contents: HTML?
) -> HTML {
    guard frame.access.allows(.get, form) else { return "<div class=\"inline-text\">\(contents)</div>" }
    return """
        <div class="inline-text"\(attribute: "data-inline", name)\(attribute: "data-label", label)\
        \(attribute: "data-fields", fields.joined(separator: " "))\(attribute: "data-form", form.address)>\(contents)</div>
        """
}

/// A part of a page that is shown anew after one of its values was edited.
func inlinePart(_ name: String, _ contents: HTML?) -> HTML {
    "<div data-inline-part=\"\(name)\">\(contents)</div>"
}

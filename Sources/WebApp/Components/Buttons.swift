import HTML

enum ButtonStyle: String, Sendable {
    case primary, plain, danger, quiet
    /// A plain button for use in text or a table.
    case small
}

/// - Parameter form: the id of the form that it sends, if it is not the one around it.
func submitButton(
    _ label: String, of thing: String? = nil, style: ButtonStyle = .primary, name: String? = nil, value: String? = nil,
    key: String? = nil, form: String? = nil
) -> HTML {
    """
    <button class="button \(style.rawValue)"\
    \(attribute: "aria-label", thing.map { "\(label): \($0)" })\
    \(attribute: "name", name)\(attribute: "value", value)\(attribute: "data-key", key)\
    \(attribute: "form", form)>\(label)</button>
    """
}

/// A form that consists of one button.
///
/// - Parameter thing: what the button is about, for people who hear the buttons of a table one after another.
func postButton(
    _ label: String, of thing: String? = nil, to action: Link, _ frame: Frame, style: ButtonStyle = .plain,
    fields: [(String, String)] = [], key: String? = nil
) -> HTML {
    form(
        action, frame, cssClass: "one-button",
        "\(each: fields, { hiddenField($0.0, $0.1) })\(submitButton(label, of: thing, style: style, key: key))")
}

/// A link that looks like a button, for readers who may open the page it leads to; nothing for all others.
func linkButton(
    _ label: String, of thing: String? = nil, to link: Link, _ frame: Frame, style: ButtonStyle = .plain,
    key: String? = nil
) -> HTML {
    frame.access.allows(.get, link) ? linkButton(label, of: thing, to: link, style: style, key: key) : HTML()
}

/// A link in a text, for readers who may open the page it leads to; nil for all others.
func actionLink(_ label: HTML, to link: Link, _ frame: Frame) -> HTML? {
    frame.access.allows(.get, link) ? "<a href=\"\(link)\">\(label)</a>" : nil
}

/// A link that looks like a button and changes nothing, to a page that every reader may open.
func linkButton(
    _ label: String, of thing: String? = nil, to link: Link, style: ButtonStyle = .plain, key: String? = nil
) -> HTML {
    """
    <a class="button \(style.rawValue)" href="\(link)"\
    \(attribute: "aria-label", thing.map { "\(label): \($0)" })\(attribute: "data-key", key)>\(label)</a>
    """
}

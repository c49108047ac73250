import Domain
import HTML

enum ButtonStyle: String, Sendable {
    case primary, plain, danger, quiet
    /// A plain button for use in text or a table.
    case small
}

/// A form that changes something: POST, with the token that shows it came from our own page. Validation is left to the
/// server, which explains problems in our own words.
///
/// - Parameter hasFiles: whether it contains a ``fileField(_:label:hint:accept:problems:)``.
func form(
    _ action: Link, _ frame: Frame, id: String? = nil, cssClass: String? = nil, hasFiles: Bool = false, _ fields: HTML
) -> HTML {
    """
    <form novalidate method="post" action="\(action)"\(attribute: "enctype", hasFiles ? "multipart/form-data" : nil)\
    \(attribute: "id", id)\(attribute: "class", cssClass)>
    <input type="hidden" name="csrf" value="\(frame.csrfToken)">
    \(fields)
    </form>
    """
}

/// A form that keeps typed text in this browser until the server has it.
///
/// - Parameter draft: the name of the draft, such as `INC-12 summary`, by which it is found again.
func draftForm(
    _ action: Link, _ frame: Frame, draft: String, id: String? = nil, cssClass: String? = nil, _ fields: HTML
) -> HTML {
    """
    <form novalidate method="post" action="\(action)" data-draft="\(draft)"\(attribute: "id", id)\(attribute: "class", cssClass)>
    <input type="hidden" name="csrf" value="\(frame.csrfToken)">
    \(fields)
    </form>
    """
}

func hiddenField(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
}

/// The version of a record that a form was filled from.
func versionField(_ version: Int?) -> HTML? { version.map { hiddenField("version", String($0)) } }

func submitButton(
    _ label: String, of thing: String? = nil, style: ButtonStyle = .primary, name: String? = nil, value: String? = nil,
    key: String? = nil
) -> HTML {
    """
    <button class="button \(style.rawValue)"\(attribute: "aria-label", thing.map { "\(label): \($0)" })\(attribute: "name", name)\(attribute: "value", value)\(attribute: "data-key", key)>\(label)</button>
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

/// A link that looks like a button and changes nothing.
func linkButton(_ label: String, to link: Link, style: ButtonStyle = .plain, key: String? = nil) -> HTML {
    "<a class=\"button \(style.rawValue)\" href=\"\(link)\"\(attribute: "data-key", key)>\(label)</a>"
}

/// The buttons at the end of a form.
func formActions(_ buttons: HTML) -> HTML {
    "<div class=\"form-actions\">\(buttons)</div>"
}

/// Fields that belong together, under a heading.
func fieldGroup(_ legend: String, hint: String? = nil, _ fields: HTML) -> HTML {
    """
    <fieldset class="field-group">
    <legend>\(legend)</legend>
    \(hint.map { "<p class=\"hint\">\($0)</p>" as HTML })
    \(fields)
    </fieldset>
    """
}

/// Contents that are hidden until somebody opens them.
func disclosure(_ summary: String, isOpen: Bool = false, id: String? = nil, _ contents: HTML) -> HTML {
    """
    <details class="disclosure"\(attribute: "id", id)\(flag: "open", isOpen)>
    <summary>\(summary)</summary>
    <div class="disclosure-contents">
    \(contents)
    </div>
    </details>
    """
}

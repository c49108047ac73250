import Domain
import HTML

/// A form that changes something: POST, with the token that shows it came from our own page and a key by which it is
/// carried out once. Validation is left to the server, which explains problems in our own words. A reader who may not
/// send it gets nothing.
///
/// - Parameters:
///   - draft: for a form whose typed text this browser keeps until the server has it, the name by which the draft is
///     found again, such as `INC-12 summary`.
///   - hasFiles: whether it contains a ``fileField(_:label:hint:accept:problems:)``.
func form(
    _ action: Link, _ frame: Frame, draft: String? = nil, id: String? = nil, cssClass: String? = nil,
    hasFiles: Bool = false, _ fields: HTML
) -> HTML {
    guard frame.access.allows(.post, action) else { return HTML() }
    return """
        <form novalidate method="post" action="\(action)"\(attribute: "enctype", hasFiles ? "multipart/form-data" : nil)\
        \(attribute: "data-draft", draft)\(attribute: "id", id)\(attribute: "class", cssClass)>
        \(frame.formFields)
        \(fields)
        </form>
        """
}

/// - Parameter form: the id of the form that it belongs to, if it is not the one around it.
func hiddenField(_ name: String, _ value: String, form: String? = nil) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\"\(attribute: "form", form)>"
}

/// The version of a record that a form was filled from.
func versionField(_ version: Int?) -> HTML? { version.map { hiddenField("version", String($0)) } }

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
///
/// - Parameter isPrinted: whether print shows the contents though they are folded.
func disclosure(
    _ summary: String, isOpen: Bool = false, isPrinted: Bool = false, id: String? = nil, _ contents: HTML
) -> HTML {
    """
    <details class="disclosure\(isPrinted ? " printed" : "")"\(attribute: "id", id)\(flag: "open", isOpen)>
    <summary>\(summary)</summary>
    <div class="disclosure-contents">
    \(contents)
    </div>
    </details>
    """
}

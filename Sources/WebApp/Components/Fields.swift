import Domain
import HTML

enum InputType: String, Sendable {
    case text, email, password, date, search, url
    /// For quantities, not for codes made of digits.
    case number
}

/// The expected length of a field's value.
enum FieldWidth: String, Sendable {
    case full, half, short, tiny
}

/// - Parameters:
///   - name: also the id, unless another is given because the page has two fields with that name.
///   - limit: how many characters it may have; a script counts those that are left, and the server checks them.
///   - problems: all problems of the form; the field shows its own.
///   - list: suggestions; other values may be typed as well.
func textField(
    _ name: String, label: String, value: String = "", limit: Int? = nil, hint: String? = nil,
    problems: [Refusal.Problem] = [],
    type: InputType = .text, autocomplete: String? = nil, required: Bool = false, autofocus: Bool = false,
    list: [String] = [], width: FieldWidth = .full, placeholder: String? = nil, id: String? = nil
) -> HTML {
    let parts = FieldParts(name: name, id: id, hint: hint, problems: problems)
    let listID = list.isEmpty ? nil : "\(parts.id)-list"
    // A password is never sent back to the browser.
    let value = type == .password ? "" : value
    return parts.wrapped(
        label: label,
        """
        <input id="\(parts.id)" name="\(name)" type="\(type.rawValue)" value="\(value)" class="\(width.rawValue)"\
        \(attribute: "data-limit", limit.map(String.init))\(attribute: "autocomplete", autocomplete)\(attribute: "placeholder", placeholder)\(attribute: "list", listID)\
        \(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)\
        \(flag: "required", required)\(flag: "autofocus", autofocus && problems.isEmpty)>\
        \(suggestions(list, id: listID))
        """)
}

/// A value to pass on, such as a link, with a button that copies it. Its page needs the script `js/copy.js`.
func copyField(_ name: String, label: String, value: String) -> HTML {
    FieldParts(name: name, id: nil, hint: nil, problems: []).wrapped(
        label: label, "<input id=\"\(name)\" value=\"\(value)\" readonly data-copy>")
}

private func suggestions(_ list: [String], id: String?) -> HTML? {
    guard let id else { return nil }
    let options = list.map { "<option value=\"\($0)\"></option>" as HTML }
    return "<datalist id=\"\(id)\">\(options.joined())</datalist>"
}

/// A field for a time as people type it; the interpretation is shown beside it while they type.
///
/// - Parameters:
///   - incident: the incident whose day and zone apply to a bare `14:02`.
///   - day: the day that applies to a bare `14:02`, if that is not the incident's.
///   - isAhead: whether the time is in the future: a bare `14:02` is the next one.
func timeField(
    _ name: String, label: String, value: String = "", hint: String? = nil, problems: [Refusal.Problem] = [],
    incident: ID<Incident>? = nil, day: Day? = nil, isAhead: Bool = false, required: Bool = false,
    placeholder: String? = nil, id: String? = nil
) -> HTML {
    let parts = FieldParts(name: name, id: id, hint: hint, problems: problems, hasEcho: true)
    return parts.wrapped(
        label: label,
        """
        <input data-time-echo id="\(parts.id)" name="\(name)" type="text" value="\(value)" class="short" autocomplete="off"\
        \(attribute: "data-incident", incident?.key.description)\(attribute: "data-day", day?.iso)\
        \(attribute: "placeholder", placeholder)\
        \(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)\
        \(flag: "required", required)\(flag: "data-ahead", isAhead)> <output id="\(parts.echoID)" class="echo" for="\(parts.id)"></output>
        """)
}

func textArea(
    _ name: String, label: String, value: String = "", limit: Int? = nil, hint: String? = nil,
    problems: [Refusal.Problem] = [],
    rows: Int = 4, required: Bool = false, autofocus: Bool = false, id: String? = nil, editor: Editor? = nil
) -> HTML {
    let parts = FieldParts(name: name, id: id, hint: hint, problems: problems)
    // The parser drops the newline after the tag; without it, a newline at the start of the value would be dropped.
    return parts.wrapped(
        label: label,
        """
        <textarea id="\(parts.id)" name="\(name)" rows="\(rows)"\(attribute: "data-editor", editor?.size.rawValue)\
        \(attribute: "data-incident", editor?.incident?.key.description)\(attribute: "data-section", editor?.section)\
        \(attribute: "data-template", editor?.template?.rawValue)\
        \(attribute: "data-limit", limit.map(String.init))\
        \(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)\
        \(flag: "required", required)\(flag: "autofocus", autofocus && problems.isEmpty)>
        \(HTML(exactly: value))</textarea>
        """)
}

/// A field for choosing a file. Its form needs `hasFiles`.
///
/// - Parameter accept: the media types that the browser offers; the file is checked anyway.
func fileField(
    _ name: String, label: String, hint: String? = nil, accept: [String], isMultiple: Bool = false,
    problems: [Refusal.Problem] = []
) -> HTML {
    let parts = FieldParts(name: name, id: nil, hint: hint, problems: problems)
    return parts.wrapped(
        label: label,
        """
        <input id="\(parts.id)" name="\(name)" type="file" accept="\(accept.joined(separator: ","))"\(flag: "multiple", isMultiple)\
        \(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)>
        """)
}

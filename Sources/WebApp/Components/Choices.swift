import Domain
import HTML

func selectField(
    _ name: String, label: String, options: [(value: String, label: String)], selected: String = "",
    hint: String? = nil, problems: [Refusal.Problem] = [], required: Bool = false, id: String? = nil
) -> HTML {
    let parts = FieldParts(name: name, id: id, hint: hint, problems: problems)
    let choices = options.map { option -> HTML in
        "<option value=\"\(option.value)\"\(flag: "selected", option.value == selected)>\(option.label)</option>\n"
    }
    return parts.wrapped(
        label: label,
        """
        <select id="\(parts.id)" name="\(name)"\(attribute: "aria-describedby", parts.describedBy)\
        \(attribute: "aria-invalid", parts.invalid)\(flag: "required", required)>
        \(choices.joined())</select>
        """)
}

/// Radio buttons, each with an explanation. The first has the field's own id, for links from the error summary.
func radioField(
    _ name: String, label: String, options: [(value: String, label: String, help: String?)], selected: String = "",
    hint: String? = nil, problems: [Refusal.Problem] = [], required: Bool = false, id: String? = nil
) -> HTML {
    let parts = FieldParts(name: name, id: id, hint: hint, problems: problems)
    let choices = options.enumerated().map { index, option in
        choice(
            type: "radio", name: name, id: index == 0 ? parts.id : "\(parts.id)-\(option.value)", value: option.value,
            label: HTML(text: option.label), help: option.help, isOn: option.value == selected, required: required)
    }
    return parts.wrappedSet(legend: label, cssClass: "choices", choices.joined())
}

func radioField(
    _ name: String, label: String, options: [(value: String, label: String)], selected: String = "",
    hint: String? = nil, problems: [Refusal.Problem] = [], required: Bool = false, id: String? = nil
) -> HTML {
    radioField(
        name, label: label, options: options.map { ($0.value, $0.label, nil) }, selected: selected, hint: hint,
        problems: problems, required: required, id: id)
}

/// - Parameter value: the value sent when the box is ticked; nothing is sent otherwise.
func checkbox(
    _ name: String, label: String, isOn: Bool, hint: String? = nil, value: String = "on", id: String? = nil
) -> HTML {
    let choice = choice(
        type: "checkbox", name: name, id: id ?? name, value: value, label: HTML(text: label), help: hint, isOn: isOn,
        required: false)
    return "<div class=\"field choices\">\(choice)</div>"
}

/// Check boxes: the name is sent once for each ticked box.
func checkboxes(
    _ name: String, legend: String, options: [(value: String, label: String)], selected: Set<String> = [],
    hint: String? = nil, problems: [Refusal.Problem] = [], id: String? = nil
) -> HTML {
    let parts = FieldParts(name: name, id: id, hint: hint, problems: problems)
    let choices = options.enumerated().map { index, option in
        choice(
            type: "checkbox", name: name, id: index == 0 ? parts.id : "\(parts.id)-\(option.value)",
            value: option.value, label: HTML(text: option.label), help: nil, isOn: selected.contains(option.value),
            required: false)
    }
    return parts.wrappedSet(legend: legend, cssClass: "choices", choices.joined())
}

/// The five severities, each with its mark and its meaning.
func severityField(
    _ name: String = "severity", label: String = "Severity", meanings: [SeverityMeaning], selected: Severity?,
    hint: String? = nil, problems: [Refusal.Problem] = []
) -> HTML {
    let parts = FieldParts(name: name, id: nil, hint: hint, problems: problems)
    let choices = meanings.enumerated().map { index, meaning in
        choice(
            type: "radio", name: name, id: index == 0 ? parts.id : "\(parts.id)-\(meaning.severity.level)",
            value: String(meaning.severity.level), label: severityMark(meaning.severity, label: meaning.label),
            help: meaning.help, isOn: meaning.severity == selected, required: true)
    }
    return parts.wrappedSet(legend: label, cssClass: "choices", choices.joined())
}

private func choice(
    type: String, name: String, id: String, value: String, label: HTML, help: String?, isOn: Bool, required: Bool
) -> HTML {
    """
    <div class="choice"><input id="\(id)" name="\(name)" type="\(type)" value="\(value)"\
    \(attribute: "aria-describedby", help == nil ? nil : "\(id)-help")\(flag: "checked", isOn)\(flag: "required", required)>\
    <label for="\(id)">\(label)</label>\(help.map { "<p class=\"hint\" id=\"\(id)-help\">\($0)</p>" as HTML })</div>

    """
}

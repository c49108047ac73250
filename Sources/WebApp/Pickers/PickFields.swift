import Domain
import HTML

/// A field that chooses one: a list if it holds all there are, otherwise a text field for a name, which the script
/// `picker.js` completes.
///
/// - Parameters:
///   - none: the option of a list that chooses nobody.
///   - others: further options of the list that are no picks.
func pickField(
    _ name: String, label: String, _ picked: Picked, _ choices: PickChoices, none: String,
    others: [(value: String, label: String)] = [], hint: String? = nil, problems: [Refusal.Problem] = [],
    id: String? = nil
) -> HTML {
    if choices.isAll {
        return selectField(
            name, label: label, options: [("", none)] + others + choices.options(besides: picked.chosen),
            selected: picked.chosen.first.map { String($0.id) } ?? "", hint: hint, problems: problems, id: id)
    }
    let parts = FieldParts(
        name: name, id: id, hint: [hint, choices.kind.hint].compactMap(\.self).joined(separator: " "),
        problems: problems)
    let current = picked.chosen.first { !$0.name.isEmpty }
    return parts.wrapped(
        label: label,
        """
        \(pickInput(parts, name, value: current?.text ?? picked.typed, choices.kind))\
        \(current.map { hiddenField(Picker.keptName(name), String($0.id)) })
        \(fittingChoices(picked.fitting, type: "radio", name, choices, parts))
        """)
}

/// A field that chooses several: check boxes if they show all there are, otherwise a box for each one chosen and a text
/// field for names.
func picksField(
    _ name: String, legend: String, _ picked: Picked, _ choices: PickChoices, hint: String? = nil,
    problems: [Refusal.Problem] = [], id: String? = nil
) -> HTML {
    if choices.isAll {
        return checkboxes(
            name, legend: legend, options: choices.options(besides: picked.chosen),
            selected: Set(picked.chosen.map { String($0.id) }), hint: hint, problems: problems, id: id)
    }
    let parts = FieldParts(name: name, id: id, hint: hint, problems: problems)
    let chosen = picked.chosen.filter { !$0.name.isEmpty }
    let known = Set((chosen + picked.fitting).map(\.id))
    let offered = choices.first.filter { !known.contains($0.id) }.prefix(mostOffered)
    let boxes =
        chosen.map { pickBox("checkbox", name, $0, choices, parts, isOn: true) }
        + offered.map { pickBox("checkbox", name, $0, choices, parts, isOn: false) }
    return parts.wrappedSet(
        legend: legend, cssClass: "choices picks",
        """
        <div data-picked="\(name)">
        \(boxes.joined())</div>
        \(fittingChoices(picked.fitting, type: "checkbox", name, choices, parts))
        <label class="picks-label" for="\(parts.id)">Others, by name</label>
        \(pickInput(parts, name, value: picked.typed, choices.kind, isMany: true))
        """)
}

/// The text field of a filter for which there are too many to choose from a list.
func pickFilterField(
    _ filter: PickFilter, _ title: String, value: String, fitting: [(word: String, pick: Pick)],
    problems: [Refusal.Problem], id: String?
) -> HTML {
    let others = filter.others.map { "“\($0.label.lowercased())”" }
    let parts = FieldParts(
        name: filter.name, id: id, hint: others.isEmpty ? nil : "A name, or \(others.joined(separator: " or ")).",
        problems: problems)
    let radios: HTML = """
        <fieldset class="choices fitting">
        <legend>Which one?</legend>
        \(each: fitting, { word, pick in
            """
            <div class="choice"><input id="\(parts.id)-\(word)" name="\(filter.name)" type="radio" value="\(word)">\
            <label for="\(parts.id)-\(word)">\(pick.text)</label></div>

            """
        })</fieldset>
        """
    return parts.wrapped(
        label: title,
        "\(pickInput(parts, filter.name, value: value, filter.kind, words: filter.others.map(\.word)))\(when: !fitting.isEmpty, radios)"
    )
}

/// How many are offered as boxes beside those chosen, when there are too many to show all.
private let mostOffered = 5

extension PickKind {
    fileprivate var hint: String {
        switch self {
        case .person, .reviewer: "Enter a name or an e-mail address."
        case .service: "Enter the name of a service."
        case .guardrail: "Enter a name, or a key such as GR-7."
        }
    }
}

/// - Parameter words: that mean no pick, so that Enter does not replace them.
private func pickInput(
    _ parts: FieldParts, _ name: String, value: String, _ kind: PickKind, isMany: Bool = false, words: [String] = []
) -> HTML {
    """
    <input id="\(parts.id)" name="\(Picker.typedName(name))" type="text" value="\(value)" class="half" autocomplete="off"\
     data-picker="\(kind.rawValue)"\(attribute: "data-picker-many", isMany ? name : nil)\
    \(attribute: "data-picker-words", words.isEmpty ? nil : words.joined(separator: ","))\
    \(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)>
    """
}

private func fittingChoices(
    _ fitting: [Pick], type: String, _ name: String, _ choices: PickChoices, _ parts: FieldParts
) -> HTML? {
    if fitting.isEmpty { return nil }
    return """
        <fieldset class="choices fitting">
        <legend>Which one?</legend>
        \(fitting.map { pickBox(type, name, $0, choices, parts, isOn: false) }.joined())</fieldset>
        """
}

private func pickBox(
    _ type: String, _ name: String, _ pick: Pick, _ choices: PickChoices, _ parts: FieldParts, isOn: Bool
) -> HTML {
    let id = "\(parts.id)-\(pick.id)"
    // The text of those who share a name has the address already.
    let isPlain = pick.isNameShared || !choices.kind.isPerson || isOn
    return """
        <div class="choice"><input id="\(id)" name="\(name)" type="\(type)" value="\(String(pick.id))"\
        \(attribute: "aria-describedby", isPlain ? nil : "\(id)-help")\(flag: "checked", isOn)>\
        <label for="\(id)">\(choices.label(pick))</label>\
        \(when: !isPlain, "<p class=\"hint\" id=\"\(id)-help\">\(pick.detail)</p>")</div>

        """
}

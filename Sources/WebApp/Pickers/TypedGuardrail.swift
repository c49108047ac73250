import Domain
import HTML
import Storage
import WebServer

/// A guardrail as people type it or choose it from the suggestions: `GR-7`, `7`, `GR-7 Migration runner`, or the words
/// of its name.
struct TypedGuardrail: Sendable {
    let text: String
    private var answer = PickAnswer.nothing

    init(_ text: String = "") {
        self.text = text
    }

    init(_ guardrail: GuardrailSummary) {
        text = "\(guardrail.key) \(guardrail.name)"
    }

    /// - Parameter field: the name of the field in the form.
    init(_ form: Form, _ field: String, _ reading: Reading) throws {
        text = form[field] ?? ""
        if TypedGuardrail.key(text) == nil { answer = try reading.answer(to: PickedText(text), .guardrail) }
    }

    /// - Returns: nil if nothing was typed.
    func id(_ field: String) throws(Refusal) -> ID<Guardrail>? {
        if let key = TypedGuardrail.key(text) { return key }
        if let sentence = answer.sentence(PickedText(text), .guardrail) { throw Refusal(field: field, sentence) }
        if case .one(let pick) = answer { return ID(pick.id) }
        return nil
    }

    private static func key(_ text: String) -> ID<Guardrail>? {
        guard let word = text.split(whereSeparator: \.isWhitespace).first.map(String.init) else { return nil }
        if let key = Key(word), key.prefix == .guardrail { return ID(key.number) }
        return ID<Guardrail>(text: word)
    }

    /// A field for an existing guardrail, with suggestions.
    func field(
        _ name: String = "guardrail", label: String = "Guardrail", hint: String? = nil,
        problems: [Refusal.Problem] = [], id: String? = nil
    ) -> HTML {
        let parts = FieldParts(
            name: name, id: id, hint: hint ?? "Enter its key, such as GR-7, or start typing its name.",
            problems: problems)
        return parts.wrapped(
            label: label,
            """
            \(fittingRadios(name, parts))\
            <input id="\(parts.id)" name="\(name)" type="text" value="\(text)" class="half" autocomplete="off"\
             data-picker="\(PickKind.guardrail.rawValue)"\(attribute: "aria-describedby", parts.describedBy)\
            \(attribute: "aria-invalid", parts.invalid)>
            """)
    }

    // Before the text field, because the first value of a name counts.
    private func fittingRadios(_ name: String, _ parts: FieldParts) -> HTML? {
        guard case .several(let picks, _) = answer else { return nil }
        return """
            <fieldset class="choices fitting">
            <legend>Which one?</legend>
            \(each: picks, { pick in
                """
                <div class="choice"><input id="\(parts.id)-\(String(pick.id))" name="\(name)" type="radio" value="\(ID<Guardrail>(pick.id).key.description)">\
                <label for="\(parts.id)-\(String(pick.id))">\(pick.text)</label></div>

                """
            })</fieldset>

            """
    }
}

extension Visit {
    /// The guardrail in a field of the form, looked up by its name if it is not a key.
    func typedGuardrail(_ field: String) async throws -> TypedGuardrail {
        let form = self.form
        let typed = try await read { try TypedGuardrail(form, field, $0) }
        if let id = try? typed.id(field) { progress.noteChosen(.guardrail, [id.rawValue]) }
        return typed
    }
}

import Domain
import HTML
import Storage

enum TypedKeys {
    /// A guardrail as people type it or choose it from the suggestions: `GR-7`, `7`, or `GR-7 Migration runner`.
    ///
    /// - Returns: nil if nothing was typed.
    static func guardrail(typed text: String, field: String) throws(Refusal) -> ID<Guardrail>? {
        guard let word = text.split(whereSeparator: \.isWhitespace).first.map(String.init) else { return nil }
        if let key = Key(word), key.prefix == .guardrail { return ID(key.number) }
        if let id = ID<Guardrail>(text: word) { return id }
        throw Refusal(field: field, "“\(word.prefix(40))” is not the key of a guardrail. Enter a key such as GR-7.")
    }

    /// - Returns: nil if nothing was typed.
    static func incident(typed text: String, field: String) throws(Refusal) -> ID<Incident>? {
        let text = text.trimmed
        if text.isEmpty { return nil }
        if let key = Key(text), key.prefix == .incident { return ID(key.number) }
        if let id = ID<Incident>(text: text) { return id }
        throw Refusal(field: field, "“\(text.prefix(40))” is not the key of an incident. Enter a key such as INC-12.")
    }

    /// - Returns: nil if nothing was typed.
    static func followUp(typed text: String, field: String) throws(Refusal) -> ID<FollowUp>? {
        let text = text.trimmed
        if text.isEmpty { return nil }
        if let key = Key(text), key.prefix == .followUp { return ID(key.number) }
        if let id = ID<FollowUp>(text: text) { return id }
        throw Refusal(field: field, "“\(text.prefix(40))” is not the key of a follow-up. Enter a key such as FU-12.")
    }

    /// A field for an existing guardrail, with suggestions.
    static func guardrailField(
        _ name: String = "guardrail", label: String = "Guardrail", value: String, choices: [GuardrailSummary],
        hint: String? = nil, problems: [Refusal.Problem] = [], id: String? = nil
    ) -> HTML {
        textField(
            name, label: label, value: value, hint: hint ?? "Enter its key, such as GR-7, or start typing its name.",
            problems: problems, autocomplete: "off", list: choices.map { "\($0.key) \($0.name)" }, width: .half, id: id)
    }
}

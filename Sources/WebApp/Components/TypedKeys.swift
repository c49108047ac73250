import Domain

enum TypedKeys {
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
}

/// One line of an incident's impact.
package struct Impact: Equatable, Sendable {
    package let kind: ImpactKind
    package var certainty: Certainty
    /// A count or an amount in whole units; nil if there is only a note.
    package var quantity: Int64?
    /// The unit, the currency, or what was lost.
    package var note: String

    package init(kind: ImpactKind, certainty: Certainty, quantity: Int64?, note: String) {
        self.kind = kind
        self.certainty = certainty
        self.quantity = quantity
        self.note = note
    }

    /// The fields of a form for one kind of impact.
    package enum Field: String, Sendable {
        case certainty, quantity, note
    }

    /// Reads the fields of a form; if all are empty, there is no impact of that kind.
    ///
    /// - Parameter name: the name of each field in the form.
    package static func reading(
        _ kind: ImpactKind, certainty: String, quantity: String, note: String, named name: (Field) -> String
    ) throws(Refusal) -> Impact? {
        let digits = quantity.trimmed
        let note = try Text.line(note, field: name(.note), called: "the note", atMost: Text.Limit.note)
        if certainty.isEmpty && digits.isEmpty && note.isEmpty { return nil }
        guard let certainty = Certainty(rawValue: certainty) else {
            throw Refusal(
                field: name(.certainty),
                "\(kind.label): choose whether it is measured, estimated or unknown.")
        }
        if digits.isEmpty { return Impact(kind: kind, certainty: certainty, quantity: nil, note: note) }
        guard let number = wholeNumber(digits) else {
            throw Refusal(
                field: name(.quantity),
                "\(kind.label): enter a whole number, such as 4200. Put words in the note.")
        }
        return Impact(kind: kind, certainty: certainty, quantity: number, note: note)
    }

    /// `4200`, or in groups of three as `4,200` or `4 200`. Anything else could mean another number: `12,50` is not
    /// 1250.
    private static func wholeNumber(_ text: String) -> Int64? {
        let groups = text.unicodeScalars.split(omittingEmptySubsequences: false) {
            ", _'\u{A0}\u{202F}".unicodeScalars.contains($0)
        }
        guard groups.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }) else { return nil }
        if groups.count > 1 {
            guard let first = groups.first, (1...3).contains(first.count),
                groups.dropFirst().allSatisfy({ $0.count == 3 })
            else { return nil }
        }
        return Int64(String(String.UnicodeScalarView(groups.joined())))
    }
}

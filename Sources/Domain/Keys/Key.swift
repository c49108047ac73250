/// The short name of a record, which people write and say: `INC-12`. Keys are never reused.
package struct Key: Hashable, Sendable {
    package enum Prefix: String, CaseIterable, Sendable {
        case incident = "INC"
        case guardrail = "GR"
        case followUp = "FU"
        case premortem = "PRE"
    }

    package let prefix: Prefix
    package let number: Int64

    package init(_ prefix: Prefix, _ number: Int64) {
        self.prefix = prefix
        self.number = number
    }

    /// Reads `INC-12`, also in lower case. Nil for anything else, leading zeros included.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard text.utf8.allSatisfy({ $0 < 0x80 }), parts.count == 2, parts[1].first != "0",
            let prefix = Prefix(rawValue: parts[0].uppercased()),
            let id = ID<Key>(text: String(parts[1]))
        else { return nil }
        self.init(prefix, id.rawValue)
    }

    /// Reads a key as people type it into a search: `INC-12`, and also `inc12` and `inc 12`.
    package init?(typed text: String) {
        let bytes = Array(text.utf8.prefix(40))
        let letters = bytes.prefix { (0x41...0x5A).contains($0 & 0xDF) }
        let rest = bytes.dropFirst(letters.count).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
        guard text.utf8.count <= 40, bytes.count - letters.count - rest.count <= 1 else { return nil }
        self.init(String(decoding: letters, as: UTF8.self) + "-" + String(decoding: rest, as: UTF8.self))
    }
}

extension Key: CustomStringConvertible {
    package var description: String { "\(prefix.rawValue)-\(number)" }
}

extension ID where Entity == Incident {
    package var key: Key { Key(.incident, rawValue) }
}

extension ID where Entity == Guardrail {
    package var key: Key { Key(.guardrail, rawValue) }
}

extension ID where Entity == FollowUp {
    package var key: Key { Key(.followUp, rawValue) }
}

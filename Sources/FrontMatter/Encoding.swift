import Yams

extension FrontMatter {
    /// A value to write; mappings keep their order.
    package indirect enum Value: Equatable, Sendable {
        case text(String)
        case number(Int)
        case flag(Bool)
        case list([Value])
        case mapping([Pair])
        case null
    }

    package struct Pair: Equatable, Sendable {
        package let name: String
        package let value: Value

        package init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// The whole block with both `---` lines, ending in a line break; a body can follow directly.
    ///
    /// Written so that YAML 1.1 parsers, YAML 1.2 parsers and line-based parsers agree: a text is unquoted only if it
    /// cannot be mistaken for anything else; every other text is in double quotes on one line.
    ///
    /// - Throws: only when there is not enough memory.
    package static func encode(_ pairs: [Pair]) throws -> String {
        if pairs.isEmpty { return "---\n---\n" }
        let yaml = try serialize(
            node: node(.mapping(pairs)), width: -1, allowUnicode: true, sequenceStyle: .block, mappingStyle: .block)
        return "---\n" + yaml + "---\n"
    }

    private static func node(_ value: Value) -> Node {
        switch value {
        case .text(let text): textNode(text)
        case .number(let number): Node(String(number), Tag(.int))
        case .flag(let flag): Node(flag ? "true" : "false", Tag(.bool))
        case .list(let values): Node(values.map(node), Tag(.seq), values.isEmpty ? .flow : .block)
        case .mapping(let pairs):
            Node(pairs.map { (textNode($0.name), node($0.value)) }, Tag(.map), pairs.isEmpty ? .flow : .block)
        case .null: Node("null", Tag(.null))
        }
    }

    private static func textNode(_ text: String) -> Node {
        Node(text, Tag(.str), isPlain(text) ? .plain : .doubleQuoted)
    }

    /// Whether the text begins with a letter, contains nothing special in YAML, and is not a word that some parser
    /// reads as a Boolean or as null.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first), let last = text.utf8.last, last != UInt8(ascii: " "),
            text.utf8.allSatisfy({ isLetter($0) || "0123456789 -_./()".utf8.contains($0) })
        else { return false }
        return !["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nil", "none", "inf", "nan"]
            .contains(text.lowercased())
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}

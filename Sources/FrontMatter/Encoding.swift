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

    /// The whole block with both its lines of `---`, ending in a line end; a body can follow directly.
    ///
    /// Written so that readers of YAML 1.1 and 1.2 and line-wise readers agree: a text stands bare only if it cannot be
    /// taken for anything else, every other one in double quotes on one line.
    ///
    /// - Throws: only when the memory cannot be had.
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

    /// Begins with a letter, holds nothing that means something in YAML, and is no word that some reader takes for a
    /// truth value or for nothing.
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

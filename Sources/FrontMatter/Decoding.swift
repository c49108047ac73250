import Yams

extension FrontMatter {
    /// Reads values from YAML. Aliases are refused: a few lines of them can expand to billions of values.
    ///
    /// - Parameters:
    ///   - yaml: as ``split(_:)`` returns it.
    ///   - keys: the names that the outermost mapping may contain; any other name is a problem. Nil allows every name.
    ///   - firstLine: the number of the first line of `yaml` in its file.
    /// - Throws: ``FrontMatterProblem``.
    package static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self, from yaml: String, only keys: Set<String>? = nil, firstLine: Int = 2
    ) throws -> Value {
        var root: Node?
        do {
            guard yaml.utf8.count <= longest else {
                throw FrontMatterProblem(line: nil, sentence: "The front matter is longer than \(longest) bytes.")
            }
            try refuseAliases(yaml)
            root = try compose(yaml: yaml, .basic, .default, .utf8) ?? Node([(Node, Node)]())
            guard let root else { throw FrontMatterProblem(line: nil, sentence: "The front matter cannot be read.") }
            if let keys { try refuseUnknownKeys(root, allowed: keys) }
            return try YAMLDecoder().decode(type, from: root)
        } catch {
            throw problem(error, root: root, linesBefore: firstLine - 1)
        }
    }

    /// An alias needs an anchor and an alias mark with the same name. Searching for the two marks everywhere, even in
    /// quoted text, finds every alias without parsing YAML a second time.
    private static func refuseAliases(_ yaml: String) throws {
        let bytes = Array(yaml.utf8)
        let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
        if anchors.isEmpty { return }
        for (name, offset) in names(after: UInt8(ascii: "*"), in: bytes) where anchors.contains(name) {
            let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
            throw FrontMatterProblem(
                line: line,
                sentence:
                    "“*\(name)” repeats a value from another place, which is not allowed here. Write the value out.")
        }
    }

    private static func names(after mark: UInt8, in bytes: [UInt8]) -> [(name: String, offset: Int)] {
        bytes.indices.compactMap { index in
            guard bytes[index] == mark else { return nil }
            let name = bytes[(index + 1)...].prefix(while: isNameByte)
            return name.isEmpty ? nil : (String(decoding: name, as: UTF8.self), index)
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func refuseUnknownKeys(_ root: Node, allowed: Set<String>) throws {
        guard let mapping = root.mapping else {
            throw FrontMatterProblem(
                line: root.mark?.line, sentence: "Expected lines like “name: value” here.")
        }
        for (key, _) in mapping {
            let name = key.string ?? ""
            if !allowed.contains(name) {
                let known = allowed.sorted().joined(separator: ", ")
                throw FrontMatterProblem(
                    line: key.mark?.line, sentence: "“\(name)” is not a known name here. Use one of: \(known).")
            }
        }
    }

    private static func problem(_ error: any Error, root: Node?, linesBefore: Int) -> FrontMatterProblem {
        let found: FrontMatterProblem
        switch error {
        case let error as FrontMatterProblem: found = error
        case let error as YamlError: found = YAMLSentence.problem(error)
        case let error as DecodingError: found = YAMLSentence.problem(error, root: root)
        default: found = FrontMatterProblem(line: nil, sentence: "The front matter cannot be read.")
        }
        return FrontMatterProblem(line: found.line.map { $0 + linesBefore }, sentence: found.sentence)
    }
}

import Yams

/// Turns errors of the YAML library into sentences for people.
enum YAMLSentence {
    static func problem(_ error: YamlError) -> FrontMatterProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            FrontMatterProblem(line: mark.line, sentence: "This is not valid YAML: \(problem).")
        case .reader(let problem, let offset, _, let yaml):
            FrontMatterProblem(
                line: offset.map { yaml.prefix($0).count(where: \.isNewline) + 1 },
                sentence: "This is not valid YAML: \(problem).")
        case .duplicatedKeysInMapping(let names, let context):
            FrontMatterProblem(
                line: context.mark.line, sentence: "“\(names.first ?? "")” appears twice here. Keep one of them.")
        case .dataCouldNotBeDecoded:
            FrontMatterProblem(line: nil, sentence: "The front matter is not UTF-8.")
        case .no, .memory, .writer, .emitter, .representer:
            FrontMatterProblem(line: nil, sentence: "The front matter cannot be read.")
        }
    }

    static func problem(_ error: DecodingError, root: Node?) -> FrontMatterProblem {
        switch error {
        case .keyNotFound(let key, let context):
            FrontMatterProblem(
                line: line(context.codingPath, in: root), sentence: "“\(key.stringValue)” is missing.")
        case .valueNotFound(_, let context), .typeMismatch(_, let context), .dataCorrupted(let context):
            FrontMatterProblem(
                line: line(context.codingPath, in: root),
                sentence: "\(name(context.codingPath)) has a value of the wrong kind.")
        @unknown default:
            FrontMatterProblem(line: nil, sentence: "The front matter cannot be read.")
        }
    }

    private static func name(_ path: [any CodingKey]) -> String {
        guard let key = path.last(where: { $0.intValue == nil }) else { return "The front matter" }
        return "“\(key.stringValue)”"
    }

    /// The line of the innermost value on the path that exists.
    private static func line(_ path: [any CodingKey], in root: Node?) -> Int? {
        var node = root
        var line = root?.mark?.line
        for key in path {
            if let index = key.intValue {
                guard let elements = node?.sequence, elements.indices.contains(index) else { return line }
                node = elements[index]
            } else {
                node = node?.mapping?[Node(key.stringValue)]
            }
            guard let found = node?.mark?.line else { return line }
            line = found
        }
        return line
    }
}

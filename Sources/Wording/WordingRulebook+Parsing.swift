import Foundation

extension WordingRulebook {
    /// Under “## Words” a heading and a list for each class of words, under
    /// “## Rules” a heading and a list of fields for each rule.
    static func read(
        _ language: TextLanguage, _ body: String, _ firstLine: Int, _ names: [String]
    ) throws(WordingRulesProblem) -> Self {
        var reader = WordingRulesReader(line: firstLine, names: names)
        for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            try reader.read(line)
            reader.line += 1
        }
        try reader.finish()
        let rulebook = WordingRulebook(language: language, rules: reader.rules, lexicon: reader.lexicon)
        for rule in rulebook.rules {
            for pattern in rule.says + rule.unless {
                if let unknown = pattern.classes.subtracting(rulebook.lexicon.filled).sorted().first {
                    throw WordingRulesProblem(
                        "The rule “\(rule.id)” speaks of {\(unknown)}, and there is no such class of words.")
                }
            }
        }
        return rulebook
    }
}

private struct WordingRulesReader {
    private enum Part { case preface, words, rules }

    var line: Int
    private(set) var rules: [WordingRule] = []
    private(set) var lexicon = WordingLexicon()
    private var part = Part.preface
    private var heading = ""
    private var fields: [(name: String, value: String)] = []

    init(line: Int, names: [String]) {
        self.line = line
        for name in names { _ = lexicon.add(name.lowercased(), to: WordingClass.name.heading) }
    }

    mutating func read(_ line: Substring) throws(WordingRulesProblem) {
        let text = String(line).trimmed
        if text.hasPrefix("## ") {
            try finish()
            switch text.dropFirst(3) {
            case "Words": part = .words
            case "Rules": part = .rules
            default: part = .preface
            }
        } else if text.hasPrefix("### ") {
            try finish()
            heading = String(text.dropFirst(4)).trimmed
        } else if text.isEmpty || part == .preface || text.hasPrefix("<!--") {
            return
        } else if part == .words {
            if heading.isEmpty { throw problem("Words belong below a heading such as “### careless”.") }
            for entry in text.split(separator: ",") {
                guard lexicon.add(String(entry).trimmed.lowercased(), to: heading) else {
                    throw problem("There are more than \(WordingLexicon.mostClasses) classes of words.")
                }
            }
        } else {
            try readField(text)
        }
    }

    private mutating func readField(_ text: String) throws(WordingRulesProblem) {
        guard text.hasPrefix("- "), let colon = text.firstIndex(of: ":") else {
            throw problem("A rule is a list of fields such as “- Why: …”, each on one line.")
        }
        let name = text[text.index(text.startIndex, offsetBy: 2)..<colon]
        let value = String(text[text.index(after: colon)...]).trimmed
        if value.isEmpty { throw problem("“\(name)” is empty.") }
        fields.append((String(name), value))
    }

    mutating func finish() throws(WordingRulesProblem) {
        defer {
            heading = ""
            fields = []
        }
        guard part == .rules, !heading.isEmpty else { return }
        rules.append(try rule())
    }

    private mutating func rule() throws(WordingRulesProblem) -> WordingRule {
        guard let colon = heading.firstIndex(of: ":") else {
            throw problem("The heading of a rule is its name, a colon, and its title.")
        }
        let id = String(heading[..<colon])
        if rules.contains(where: { $0.id == id }) { throw problem("There are two rules called “\(id)”.") }
        let known: Set = [
            "Category", "Example", "Counter-example", "Why", "Instead", "Who", "Timeline", "Quotations", "Says",
            "Unless",
        ]
        if let unknown = fields.first(where: { !known.contains($0.name) }) {
            throw problem("“\(unknown.name)” is no field of a rule.")
        }
        guard let category = WordingCategory(rawValue: try one("Category")) else {
            let words = WordingCategory.allCases.map(\.rawValue).joined(separator: ", ")
            throw problem("The rule “\(id)” needs one of these categories: \(words).")
        }
        let says = try patterns("Says")
        if says.isEmpty { throw problem("The rule “\(id)” says nothing.") }
        return WordingRule(
            id: id, title: String(heading[heading.index(after: colon)...]).trimmed, category: category,
            example: try one("Example"), counterExample: try one("Counter-example"), why: try one("Why"),
            instead: try one("Instead"), isForTimelines: try yesOrNo("Timeline") ?? true,
            isForQuotations: try yesOrNo("Quotations") ?? false, who: try who(), says: says,
            unless: try patterns("Unless"))
    }

    private func one(_ name: String) throws(WordingRulesProblem) -> String {
        let values = fields.filter { $0.name == name }
        guard let value = values.first?.value, values.count == 1 else {
            throw problem("The rule “\(heading)” needs exactly one “\(name)”.")
        }
        return value
    }

    /// “Timeline: no” keeps a rule to analyses.
    private func yesOrNo(_ name: String) throws(WordingRulesProblem) -> Bool? {
        guard fields.contains(where: { $0.name == name }) else { return nil }
        switch try one(name) {
        case "yes": return true
        case "no": return false
        default: throw problem("“\(name)” is yes or no.")
        }
    }

    private func who() throws(WordingRulesProblem) -> Set<WordingActor> {
        var actors: Set<WordingActor> = []
        for field in fields where field.name == "Who" {
            for word in field.value.split(separator: ",") {
                guard let actor = WordingActor(rawValue: String(word).trimmed) else {
                    throw problem("“\(word)” is nobody that “Who” knows.")
                }
                actors.insert(actor)
            }
        }
        return actors
    }

    private mutating func patterns(_ name: String) throws(WordingRulesProblem) -> [WordingPattern] {
        var patterns: [WordingPattern] = []
        for field in fields where field.name == name {
            let source =
                field.value.hasPrefix("`") ? String(field.value.drop { $0 == "`" }.prefix { $0 != "`" }) : field.value
            patterns.append(try WordingPattern(source, &lexicon))
        }
        return patterns
    }

    private func problem(_ sentence: String) -> WordingRulesProblem { WordingRulesProblem("Line \(line): \(sentence)") }
}

extension StringProtocol {
    /// Without spaces and tabs at both ends.
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

import ArgumentParser
import Domain
import Foundation
import WebApp
import Wording

struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find words in Markdown files that blame somebody.",
        discussion: """
            Prints a line FILE:LINE:COLUMN for each hint: the words, why, and how to say it about the system instead. Hints \
            are advice: the exit status is 0 anyway, unless --strict is given. Files in languages other than English are \
            skipped.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: "The folder of the templates, which contains wording/en.md.")
    var templates: String?

    @Option(help: "How hints are printed: text or json.")
    var format = Format.text

    @Flag(help: "Exit with status 1 if there is any hint.")
    var strict = false

    @Flag(help: "Show the line of the rules file that gives each hint, for those who change it.")
    var patterns = false

    @Argument(help: ArgumentHelp("Markdown files; - reads standard input.", valueName: "file"))
    var files: [String]

    private struct Finding: Encodable {
        let file: String
        let line: Int
        let column: Int
        let rule: String
        let category: String
        let words: String
        let pattern: String
        let why: String
        let instead: String
    }

    func run() throws {
        var flags: [Setting: String] = [:]
        flags[.templates] = templates
        let configuration = try Configuration(flags: flags)
        let rulebook = try WordingRules.load(folder: configuration.templates.appending(path: "wording"))
        // Everything is read before anything is printed, so that an unreadable file gives an error and no partial
        // output.
        let texts = try files.map { ($0, try Self.text(of: $0)) }
        var findings: [Finding] = []
        for (file, text) in texts {
            let name = file == "-" ? "stdin" : file
            let language = TextLanguage.of(text)
            if language != rulebook.language { note("\(name) does not seem to be in English and was skipped.") }
            findings += rulebook.hints(for: text).map { hint in
                Finding(
                    file: name, line: hint.line, column: hint.column, rule: hint.rule.id,
                    category: hint.rule.category.rawValue, words: hint.words, pattern: hint.pattern,
                    why: hint.rule.why, instead: hint.rule.instead)
            }
        }
        try show(findings)
        if strict && !findings.isEmpty { throw ExitCode.failure }
    }

    private func show(_ findings: [Finding]) throws {
        switch format {
        case .text:
            for finding in findings {
                print(
                    """
                    \(finding.file):\(finding.line):\(finding.column): “\(finding.words)” [\(finding.rule)]
                        \(finding.why)
                        About the system instead: \(finding.instead)
                    """)
                if patterns { print("    The line that gives it: \(finding.pattern)") }
            }
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(findings), as: UTF8.self))
        }
    }

    private func note(_ sentence: String) {
        FileHandle.standardError.write(Data("handrail: \(sentence)\n".utf8))
    }

    private static func text(of file: String) throws -> String {
        if file == "-" {
            return String(decoding: (try FileHandle.standardInput.readToEnd()) ?? Data(), as: UTF8.self)
        }
        do {
            return String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
        } catch {
            throw ConfigurationProblem(
                "\(file) cannot be read. Check that it is a file and that you have permission to read it.")
        }
    }
}

import Domain
import Foundation
import Storage

/// The words of an import on a terminal.
package enum ImportReport {
    /// A text with everything that a terminal could take for a command as its code: `\u{1B}`.
    package static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// What importing a document would do, and from which lines.
    package static func lines(_ item: ImportRun.Item) -> [String] {
        let path = plain(item.path)
        let plan =
            switch item.plan {
            case .leave(let id): "\(path): already here as \(id.key), unchanged"
            case .update(let id): "\(path): would update \(id.key)"
            case .create: "\(path): would create an incident"
            case .ask(let id):
                "\(path): would create an incident; with --update \(id.key) it would update that instead"
            }
        if case .leave = item.plan { return [plan] }
        return [plan] + ImportFact.all(item).map { "  \(plain($0.line))" }
    }

    package static func line(_ path: String, _ outcome: ImportOutcome) -> [String] {
        switch outcome {
        case .created(let id): ["\(plain(path)): \(id.key)"]
        case .unchanged(let id): ["\(plain(path)): already here as \(id.key), unchanged"]
        case .updated(let id, let left): ["\(plain(path)): updated \(id.key)"] + left.map { "  \(plain($0))" }
        }
    }
}

import Foundation

/// Public documents of one half, with labels by somebody who has never seen the rules.
struct LabelledDocuments {
    /// The label of a line, and so whether a hint on it is right.
    enum Label: String {
        /// Somebody is judged: a hint is right.
        case blame
        /// Somebody's plain act is told as what broke it: a hint is right, and its absence is counted by itself.
        case act
        /// The company speaks of itself: a hint is neither right nor wrong.
        case company
        /// The person who labelled would have it either way.
        case borderline
    }

    struct Document {
        let name: String
        let text: String
        let labels: [Int: Label]
    }

    private(set) var documents: [Document] = []
    private(set) var sentences: [WordingHalf.Sentence] = []
    /// Sentences with the kind of blame, or of what only looks like it; without those that may be either.
    private(set) var sentencesByKind: [(kind: String, sentence: WordingHalf.Sentence)] = []
    /// Labelled documents that were not found among the texts.
    private(set) var missing: String?

    /// - Parameters:
    ///   - folder: with `labels.tsv` and, where there are any, `sentences.tsv` and `kinds.tsv`.
    ///   - texts: with `NAME.md` for each document that is labelled.
    init(_ folder: URL, texts: URL) throws {
        var names: [String] = []
        var labels: [String: [Int: [Label]]] = [:]
        for row in try Self.rows(folder.appending(path: "labels.tsv")) {
            guard let name = row.first else { continue }
            if labels[name] == nil { names.append(name) }
            labels[name, default: [:]].merge(Self.label(row)) { $0 + $1 }
        }
        for name in names {
            let file = texts.appending(path: "\(name).md")
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            let strongest = labels[name, default: [:]].compactMapValues(Self.strongest)
            documents.append(Document(name: name, text: text, labels: strongest))
        }
        let absent = names.count - documents.count
        if absent > 0 { missing = "\(absent) documents in \(texts.path)" }
        sentences = try Self.rows(folder.appending(path: "sentences.tsv")).map {
            WordingHalf.Sentence(isBlame: $0.first == "blame", text: $0.last ?? "")
        }
        sentencesByKind = try Self.rows(folder.appending(path: "kinds.tsv")).compactMap { row in
            guard row.count > 3, row[0] != "borderline" else { return nil }
            return (row[1], WordingHalf.Sentence(isBlame: row[0] == "blame", text: row[3]))
        }
    }

    private static func label(_ row: [String]) -> [Int: [Label]] {
        guard row.count > 3, let line = Int(row[1]), let label = Label(rawValue: row[2]) else { return [:] }
        return [line: [row[3].hasPrefix("borderline") ? .borderline : label]]
    }

    private static func strongest(_ labels: [Label]) -> Label? {
        [.blame, .act, .borderline, .company].first { labels.contains($0) }
    }

    private static func rows(_ file: URL) throws -> [[String]] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

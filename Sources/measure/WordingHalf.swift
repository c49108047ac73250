import Foundation

/// One of the two halves of the labelled texts: the one that rules are made with, or the one kept apart from them.
struct WordingHalf {
    enum Name: String, CaseIterable {
        case building, apart
    }

    struct Sentence {
        let isBlame: Bool
        let text: String
    }

    struct Document {
        let name: String
        let text: String
        /// The lines on which a hint is right, with a few words of ours on what is said there.
        let labels: [Int: String]
    }

    let name: Name
    var sentences: [(source: String, sentences: [Sentence])] = []
    var documents: [Document] = []
    /// Documents and sentences that are labelled here and kept elsewhere, where there is no such place.
    var missing: [String] = []

    /// - Parameter shared: the folder with `wording/sentences.tsv` and `corpus`, whose texts are not ours to copy.
    init(_ name: Name, measures: URL, shared: URL) throws {
        self.name = name
        let folder = measures.appending(path: name.rawValue)
        sentences.append(
            ("sentences of our own", try Self.rows(folder.appending(path: "sentences.tsv")).map(Self.sentence)))
        let ids = Set(try Self.lines(folder.appending(path: "shared.txt")))
        let labelled = shared.appending(path: "wording/sentences.tsv")
        if FileManager.default.fileExists(atPath: labelled.path) {
            let rows = try Self.rows(labelled).filter { $0.count > 4 && ids.contains($0[0]) }
            sentences.append(("sentences of others", rows.map { Self.sentence([$0[1], $0[4]]) }))
        } else {
            missing.append("\(ids.count) sentences in \(labelled.path)")
        }
        try readDocuments(folder, corpus: shared.appending(path: "corpus"))
    }

    private mutating func readDocuments(_ folder: URL, corpus: URL) throws {
        var labels: [String: [Int: String]] = [:]
        var names: [String] = []
        for row in try Self.rows(folder.appending(path: "labels.tsv")) where row.count > 2 {
            if labels[row[0]] == nil { names.append(row[0]) }
            labels[row[0], default: [:]][Int(row[1]) ?? 0] = row[2]
        }
        var absent = 0
        for name in names {
            let file =
                name.hasPrefix("corpus/")
                ? corpus.appending(path: name.dropFirst("corpus/".count)) : folder.appending(path: name)
            guard FileManager.default.fileExists(atPath: file.path) else {
                absent += 1
                continue
            }
            let found = labels[name, default: [:]].filter { $0.key > 0 }
            documents.append(Document(name: name, text: try Self.text(file), labels: found))
        }
        if absent > 0 { missing.append("\(absent) documents in \(corpus.path)") }
    }

    private static func sentence(_ row: [String]) -> Sentence {
        Sentence(isBlame: row.first == "blame", text: row.last ?? "")
    }

    private static func rows(_ file: URL) throws -> [[String]] {
        try lines(file).dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func lines(_ file: URL) throws -> [String] {
        try text(file).split(separator: "\n").map(String.init)
    }

    private static func text(_ file: URL) throws -> String {
        String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
}

import Foundation
import Testing

@Suite("What the targets import")
struct ImportTests {
    /// What comes with Swift itself.
    private static let ours: Set<String> = ["Foundation", "FoundationNetworking", "Synchronization", "Glibc", "Darwin"]
    /// Both executables read their arguments with it.
    private static let shared: Set<String> = ["ArgumentParser"]

    @Test func `each outside library is imported by one target`() throws {
        let files = try SourceFile.all(in: ["Sources"])
        let targets = Set(files.compactMap(\.target))
        var importers: [String: Set<String>] = [:]
        for file in files {
            guard let target = file.target else { continue }
            for module in file.lines.compactMap(ImportTests.module) where !targets.contains(module) {
                importers[module, default: []].insert(target)
            }
        }
        #expect(importers["GRDB"] == ["Storage"])
        for (module, targets) in importers where !ImportTests.ours.contains(module) {
            if ImportTests.shared.contains(module) { continue }
            #expect(targets.count == 1, "\(module) is imported by \(targets.sorted().joined(separator: " and "))")
        }
    }

    /// The name behind `import`, without what is in front of it or behind a dot.
    private static func module(_ line: Substring) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), words[..<place].allSatisfy(isModifier),
            let name = words[place...].dropFirst().first(where: { !kinds.contains(String($0)) })
        else { return nil }
        return name.split(separator: ".").first.map(String.init)
    }

    private static let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]

    private static func isModifier(_ word: Substring) -> Bool {
        word.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains(word)
    }
}

import Foundation
import Testing

/// The documents name files, and a file that was renamed leaves them behind.
@Suite struct DocumentTests {
    /// `contributing.md` and the decisions are left out: the one names files that its reader makes, the others files of
    /// their time.
    private static let documents = [
        "README.md", "docs/api.md", "docs/architecture.md", "docs/design.md", "docs/glossary.md", "docs/operating.md",
        "docs/performance.md", "docs/security.md", "docs/suggestions.md",
    ]

    @Test(arguments: documents)
    func `a file that a document names is there`(document: String) throws {
        let files =
            try SourceFile.paths(in: ["Sources", "Tests", "Public", "Templates", "script", "docs"]) + ["Package.swift"]
        for name in try SourceFile.quoted(in: document) where DocumentTests.isFile(name) {
            #expect(files.contains { $0 == name || $0.hasSuffix("/\(name)") }, "\(document) names \(name)")
        }
    }

    /// Names of packages such as `grdb.swift` are written in small letters, files of Swift are not.
    private static func isFile(_ name: String) -> Bool {
        guard name.allSatisfy({ $0.isLetter || $0.isNumber || "/+._-".contains($0) }), !name.hasPrefix("/") else {
            return false
        }
        let last = name.split(separator: "/").last.map(String.init) ?? ""
        return last.hasSuffix(".swift")
            ? last.first?.isUppercase == true : last.hasSuffix(".js") || last.hasSuffix(".css")
    }
}

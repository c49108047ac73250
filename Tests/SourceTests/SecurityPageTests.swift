import Foundation
import Testing

/// Each promise of `docs/security.md` names the tests that show it.
@Suite("The page about security")
struct SecurityPageTests {
    private static func promises() throws -> [(threat: String, tests: [String])] {
        let text = try String(contentsOf: SourceFile.root.appending(path: "docs/security.md"), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { line in
            let cells = line.split(separator: "|").map { String($0) }
            let last = cells.last ?? ""
            let names = last.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
            return (cells.first ?? "", cells.count == 3 ? names : [])
        }
    }

    @Test func `names a test for every threat, and each of them is there`() throws {
        let promises = try SecurityPageTests.promises()
        #expect(promises.count > 45)
        let names = Set(
            try SourceFile.paths(in: ["Tests"]).compactMap { $0.split(separator: "/").last.map(String.init) })
        for promise in promises {
            #expect(!promise.tests.isEmpty, "\(promise.threat) is shown by nothing")
            for test in promise.tests {
                #expect(names.contains(test), "\(promise.threat) names \(test)")
                #expect(test.hasSuffix("Tests.swift") || test.hasPrefix("test_"), "\(test) is no test")
            }
        }
    }

    /// In the words beside them as well, where a folder may be named.
    @Test func `names no test that is not there`() throws {
        let paths = try SourceFile.paths(in: ["Tests"])
        for name in try SourceFile.quoted(in: "docs/security.md")
        where name.hasPrefix("Tests/") || name.hasPrefix("test_") || name.hasSuffix("Tests.swift") {
            #expect(paths.contains { $0 == name || $0.hasSuffix("/\(name)") }, "\(name)")
        }
    }
}

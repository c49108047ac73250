import Testing

@Suite("The size of the source")
struct SizeTests {
    static let folders = ["Sources", "Tests", "Public", "script"]

    /// What cannot be split: a migration that was shipped never changes, and there is one table of routes.
    private static func mayBeLong(_ file: SourceFile) -> Bool {
        file.path.hasPrefix("Sources/Storage/Migrations/") || file.path == "Sources/WebApp/Routes.swift"
    }

    @Test func `no file has more than 250 lines`() throws {
        for file in try SourceFile.all(in: SizeTests.folders) where !SizeTests.mayBeLong(file) {
            // The last line ends with a line feed too.
            let count = file.lines.count - 1
            #expect(count <= 250, "\(file.path) has \(count) lines: split it by what it does")
        }
    }

    @Test func `no line has more than 200 characters, in a literal either`() throws {
        for file in try SourceFile.all(in: SizeTests.folders) {
            for (index, line) in file.lines.enumerated() where line.utf8.count > 200 && line.count > 200 {
                Issue.record("\(file.path):\(index + 1) has \(line.count) characters: break it")
            }
        }
    }
}

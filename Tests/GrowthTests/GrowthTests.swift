import Foundation
import Testing

private enum StepCounter {
    static let path = "/usr/bin/valgrind"

    static let strip = "/usr/bin/strip"

    static var isInstalled: Bool { [path, strip].allSatisfy(FileManager.default.isExecutableFile) }
}

/// Whatever reads a person's text takes steps in proportion to its length: counted by instructions, which are the same
/// on every run, not by a clock. Needs valgrind, which `script/test` installs.
@Suite("Work on a text grows with its length", .enabled(if: StepCounter.isInstalled, "valgrind is not installed"))
struct GrowthTests {
    @Test func `and not with its square`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "growth-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let steps = try count(in: folder)
        #expect(steps.count > 100)
        for (name, counts) in steps.sorted(by: { $0.key < $1.key }) where !name.hasSuffix(", all") {
            let short = try #require(counts["1000"], "\(name)")
            let long = try #require(counts["4000"], "\(name)")
            // Four times the text: four times the work, or a little more where things are sorted.
            #expect(long <= short * 6, "\(name): \(short) instructions for 1000 bytes, \(long) for 4000")
        }
    }

    /// For each reader and shape of text the instructions by length.
    private func count(in folder: URL) throws -> [String: [String: Int]] {
        // Without its debugging information, which the counter does not understand in full.
        let program = folder.appending(path: "growth")
        let strip = try Process.run(
            URL(filePath: StepCounter.strip), arguments: ["-g", "-o", program.path, try growth().path])
        strip.waitUntilExit()
        let process = Process()
        process.executableURL = URL(filePath: StepCounter.path)
        process.arguments = [
            "--tool=callgrind", "--dump-line=no", "--dump-after=*stepMark*",
            "--callgrind-out-file=\(folder.path)/steps",
            program.path,
        ]
        let names = folder.appending(path: "names")
        let log = folder.appending(path: "log")
        for file in [names, log] { FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: names)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        process.waitUntilExit()
        let said = try String(contentsOf: log, encoding: .utf8).suffix(500)
        #expect(process.terminationStatus == 0, "\(said)")
        var steps: [String: [String: Int]] = [:]
        for (index, line) in try String(contentsOf: names, encoding: .utf8).split(separator: "\n").enumerated() {
            let fields = line.split(separator: "\t").map(String.init)
            try #require(fields.count == 3)
            let profile = try String(contentsOf: folder.appending(path: "steps.\(index + 1)"), encoding: .utf8)
            let total = try #require(profile.split(separator: "\n").last { $0.hasPrefix("totals: ") })
            steps["\(fields[0]), \(fields[1])", default: [:]][fields[2]] = Int(total.dropFirst("totals: ".count))
        }
        return steps
    }

    /// The program beside the tests.
    private func growth() throws -> URL {
        let tests = try #require(Bundle.main.executableURL ?? CommandLine.arguments.first.map { URL(filePath: $0) })
        let candidates = [tests, URL(filePath: CommandLine.arguments[0])].map {
            $0.deletingLastPathComponent().appending(path: "growth")
        }
        return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
}

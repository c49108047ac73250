import Foundation

/// Runs the machine's own git: by an array of arguments and no shell, without asking anybody for a password, and without
/// running any program that a repository names.
struct GitProcess {
    struct Output {
        let status: Int32
        let bytes: [UInt8]
        let complaint: String

        var text: String { String(decoding: bytes, as: UTF8.self) }
        var lines: [Substring] { text.split(separator: "\n") }
    }

    /// How long one command may take, in seconds.
    static let longest: TimeInterval = 900

    private let program: URL
    /// The folder for what a command reads and prints, which may be long.
    private let scratch: URL

    init(scratch: URL) throws(GitProblem) {
        self.scratch = scratch
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(
            separator: ":")
        let places = folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent("git") }
        guard let place = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw GitProblem("git is not installed on this machine.")
        }
        program = place
    }

    /// - Parameters:
    ///   - folder: the repository.
    ///   - input: a file to read.
    func run(_ arguments: [String], in folder: URL, input: URL? = nil) async throws -> Output {
        let (output, complaint) = (try scratch.newFile("output"), try scratch.newFile("complaint"))
        defer { for file in [output, complaint] { try? FileManager.default.removeItem(at: file) } }
        let process = Process()
        process.executableURL = program
        process.arguments = GitProcess.safety + arguments
        process.currentDirectoryURL = folder
        process.environment = GitProcess.environment
        process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: complaint)
        let status = try await GitProcess.status(of: process)
        return Output(
            status: status, bytes: Array(try Data(contentsOf: output)),
            complaint: String(decoding: try Data(contentsOf: complaint).prefix(2_000), as: UTF8.self))
    }

    /// The same for a command that has no reason to fail.
    func output(_ arguments: [String], in folder: URL, input: URL? = nil) async throws -> Output {
        let output = try await run(arguments, in: folder, input: input)
        if output.status == 0 { return output }
        throw GitProblem("git \(arguments.first ?? "") failed: \(GitProcess.reason(output.complaint))")
    }

    /// The line that says why, without what a link may have of a password.
    static func reason(_ complaint: String) -> String {
        let lines = complaint.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let line = lines.first { $0.hasPrefix("fatal:") || $0.hasPrefix("error:") } ?? lines.last ?? "it said nothing."
        return GitAddress.masked(String(line.prefix(300)))
    }

    /// Ends a process that takes too long, or whose task was cancelled, as when the server stops.
    private static func status(of process: Process) async throws -> Int32 {
        try Task.checkCancellation()
        let running = Running(process: process)
        let clock = DispatchWorkItem { running.end() }
        let status: Int32 = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
                do {
                    try process.run()
                    DispatchQueue.global().asyncAfter(deadline: .now() + longest, execute: clock)
                    if Task.isCancelled { running.end() }
                } catch {
                    process.terminationHandler = nil
                    continuation.resume(throwing: error)
                }
            }
        } onCancel: {
            running.end()
        }
        clock.cancel()
        try Task.checkCancellation()
        return status
    }

    /// A process that may be ended from anywhere: asking whether it runs and ending it are safe on any thread.
    private struct Running: @unchecked Sendable {
        let process: Process

        func end() { if process.isRunning { process.terminate() } }
    }

    /// No hook, monitor or helper that the repository's own settings name.
    private static let safety = [
        "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false",
        "-c", "protocol.ext.allow=never", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c",
        "commit.gpgSign=false",
        "-c", "push.gpgSign=false", "-c", "submodule.recurse=false", "-c", "fetch.recurseSubmodules=false",
    ]

    private static var environment: [String: String] {
        let all = ProcessInfo.processInfo.environment
        let kept = ["GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO", "GIT_ASKPASS", "GIT_CONFIG_GLOBAL"]
        // Our own settings may be secrets, and those of git may lead it to another repository.
        var environment = all.filter { name, _ in
            !name.hasPrefix("HANDRAIL_") && (!name.hasPrefix("GIT_") || kept.contains(name))
        }
        environment["GIT_TERMINAL_PROMPT"] = "0"
        environment["GIT_ALLOW_PROTOCOL"] = "https:ssh:file"
        environment["GIT_NO_REPLACE_OBJECTS"] = "1"
        environment["GIT_LITERAL_PATHSPECS"] = "1"
        environment["SSH_ASKPASS"] = nil
        environment["LC_ALL"] = "C"
        if all["GIT_SSH"] == nil, all["GIT_SSH_COMMAND"] == nil {
            environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes"
        }
        return environment
    }
}

import Foundation

/// A commit in the making, as a file that `git fast-import` reads. It holds the names of its files, not their contents.
package struct GitCommit {
    private let file: URL
    private let handle: FileHandle
    private var files: [(path: String, mark: Int)] = []
    private var removed: [String] = []

    package var isEmpty: Bool { files.isEmpty && removed.isEmpty }

    init(in scratch: URL) throws {
        file = try scratch.newFile("commit")
        handle = try FileHandle(forWritingTo: file)
    }

    package mutating func write(_ path: String, _ bytes: [UInt8]) throws {
        let mark = files.count + 1
        try handle.write(contentsOf: Data("blob\nmark :\(mark)\ndata \(bytes.count)\n".utf8) + bytes + [0x0A])
        files.append((path, mark))
    }

    package mutating func remove(_ path: String) { removed.append(path) }

    /// Ends the file.
    func finish(_ message: String, on branch: String, after parent: String?, at now: Date) throws -> URL {
        let time = "\(Int(now.timeIntervalSince1970)) +0000"
        let message = Array(message.utf8)
        var lines = "commit \(branch)\nauthor Handrail <handrail@localhost> \(time)\n"
        lines += "committer Handrail <handrail@localhost> \(time)\ndata \(message.count)\n"
        try handle.write(contentsOf: Data(lines.utf8) + message + [0x0A])
        if let parent { try handle.write(contentsOf: Data("from \(parent)\n".utf8)) }
        for path in removed { try handle.write(contentsOf: Data("D \(GitCommit.quoted(path))\n".utf8)) }
        for (path, mark) in files {
            try handle.write(contentsOf: Data("M 100644 :\(mark) \(GitCommit.quoted(path))\n".utf8))
        }
        try handle.write(contentsOf: Data("done\n".utf8))
        try handle.close()
        return file
    }

    private static func quoted(_ path: String) -> String {
        "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}

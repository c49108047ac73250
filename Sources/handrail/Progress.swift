import Foundation

/// What a command says about its own work.
enum Progress {
    /// On standard error, so that what a command prints stays what was asked for.
    static func tell(_ sentence: String) {
        FileHandle.standardError.write(Data("\(sentence)\n".utf8))
    }

    /// A bar and `3 of 12` on one line of a terminal; nothing where nobody watches.
    static func count(_ done: Int, of all: Int) {
        guard isWatched else { return }
        let filled = min(barLength, done * barLength / max(1, all))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: barLength - filled)
        FileHandle.standardError.write(Data("\r[\(bar)] \(done) of \(all)".utf8))
    }

    private static let barLength = 30

    /// Takes that line away.
    static func clearCount() {
        if isWatched { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }

    private static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }
}

import Foundation

/// The place of a git repository: an address, or a folder of this machine.
package struct GitAddress: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case remote
        /// On this machine, without files that people edit.
        case bareFolder
        /// A folder with files that people edit.
        case workingCopy
    }

    package let text: String

    /// Checks the form only: a folder may come and go.
    ///
    /// - Throws: ``GitProblem`` for what git would take for an option or for the name of a program, for a name or password
    ///   in the address, which would be printed and logged, and for other protocols than HTTPS, SSH and files.
    package init(_ text: String) throws(GitProblem) {
        self.text = text
        guard !text.isEmpty, !text.hasPrefix("-"), !text.contains("::"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { throw GitProblem("“\(GitAddress.masked(text).prefix(200))” is not the address of a repository.") }
        guard let scheme = text.range(of: "://").map({ text[..<$0.lowerBound] }) else { return }
        guard ["https", "ssh", "file"].contains(scheme) else {
            throw GitProblem("Use an address with https, ssh or file, not \(scheme.prefix(20)).")
        }
        if scheme == "https", text.dropFirst("https://".count).prefix(while: { $0 != "/" }).contains("@") {
            throw GitProblem(
                "Leave the name and password out of the address of the repository: git asks its credential helper for them."
            )
        }
    }

    /// What it leads to at present.
    ///
    /// - Throws: ``GitProblem`` if that is no repository.
    var kind: Kind {
        get throws(GitProblem) {
            if text.contains("://") { return text.hasPrefix("file:") ? .bareFolder : .remote }
            let folder = URL(fileURLWithPath: text)
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git").path) {
                return .workingCopy
            }
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("HEAD").path) { return .bareFolder }
            if GitAddress.isOfSSH(text) { return .remote }
            throw GitProblem("\(text.prefix(200)) is no git repository, and not an address with https, ssh or file.")
        }
    }

    /// `git@example.org:wiki.git`
    private static func isOfSSH(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":") else { return false }
        let host = text[..<colon]
        return !host.isEmpty && !host.contains("/") && host.contains("@")
    }

    /// Without the name and password that it may have.
    package var masked: String { GitAddress.masked(text) }

    static func masked(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.range(of: "://") {
            result += rest[..<start.upperBound]
            rest = rest[start.upperBound...]
            let host = rest.prefix { $0 != "/" && !$0.isWhitespace }
            if let at = host.lastIndex(of: "@") { rest = rest[host.index(after: at)...] }
        }
        return result + rest
    }
}

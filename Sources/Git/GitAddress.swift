import Foundation

/// The place of a git repository: an address, or a folder of this machine.
package struct GitAddress: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case remote
        /// On this machine, without files that people edit.
        case bareFolder
        /// A folder with files that people edit.
        case workingCopy
    }

    package let text: String
    package let kind: Kind

    /// - Throws: ``GitProblem`` for what git would take for an option or for the name of a program, and for other protocols
    ///   than HTTPS, SSH and files.
    package init(_ text: String) throws(GitProblem) {
        self.text = text
        guard !text.isEmpty, !text.hasPrefix("-"), !text.contains("::"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { throw GitProblem("“\(text.prefix(200))” is not the address of a repository.") }
        if let scheme = text.range(of: "://").map({ text[..<$0.lowerBound] }) {
            guard ["https", "ssh", "file"].contains(scheme) else {
                throw GitProblem("Use an address with https, ssh or file, not \(scheme.prefix(20)).")
            }
            kind = scheme == "file" ? .bareFolder : .remote
            return
        }
        let folder = URL(fileURLWithPath: text)
        if FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git").path) {
            kind = .workingCopy
        } else if FileManager.default.fileExists(atPath: folder.appendingPathComponent("HEAD").path) {
            kind = .bareFolder
        } else if GitAddress.isOfSSH(text) {
            kind = .remote
        } else {
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
            let host = rest.prefix { $0 != "/" && !$0.isWhitespace && $0 != "'" }
            if let at = host.lastIndex(of: "@") { rest = rest[host.index(after: at)...] }
        }
        return result + rest
    }
}

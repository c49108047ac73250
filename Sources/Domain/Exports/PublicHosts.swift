/// Hosts and other words that an export for customers may name: `status.example.com`, `Node.js`.
package struct PublicHosts: Equatable, Sendable {
    /// In lower case, each once, in order.
    package let names: [String]
    private let known: Set<String>

    package static let most = 500

    package init(_ names: [String]) {
        self.names = Array(Set(names.map { $0.lowercased() })).sorted()
        known = Set(self.names)
    }

    /// Reads one name on each line.
    ///
    /// - Throws: ``Refusal`` for the field `hosts`.
    package init(typed text: String) throws(Refusal) {
        let lines = text.withPlainLineEnds.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
        for line in lines {
            let isWord =
                line.utf8.count <= 253 && line.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
            guard isWord else {
                throw Refusal(
                    field: "hosts",
                    "“\(line.prefix(60))” is not a host or word. Write one on each line, without https://.")
            }
        }
        guard lines.count <= PublicHosts.most else {
            throw Refusal(field: "hosts", "Write at most \(PublicHosts.most).")
        }
        self.init(lines)
    }

    package var text: String { names.joined(separator: "\n") }

    /// Whether a word is one of them, or a host below one of them.
    package func contains(_ word: String) -> Bool {
        var rest = word.lowercased()[...]
        if rest.hasSuffix(".") { rest = rest.dropLast() }
        // An e-mail address at a public host is none.
        guard rest.utf8.allSatisfy(InternalWord.isHostByte) else { return known.contains(String(rest)) }
        while true {
            if known.contains(String(rest)) { return true }
            guard let dot = rest.firstIndex(of: ".") else { return false }
            rest = rest[rest.index(after: dot)...]
        }
    }

    /// Whether a link leads to one of them.
    package func contains(address: String) -> Bool {
        guard let host = PublicHosts.host(of: address) else { return false }
        return contains(host)
    }

    /// The host of an http or https address without a name or password in it.
    static func host(of address: String) -> String? {
        let lower = address.prefix(8).lowercased()
        let scheme = ["https://", "http://"].first { lower.hasPrefix($0) }
        guard let scheme else { return nil }
        let authority = address.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#\\".utf8.contains($0) }
        let host = authority.prefix { $0 != UInt8(ascii: ":") }
        guard !host.isEmpty, host.allSatisfy(InternalWord.isHostByte), !authority.contains(UInt8(ascii: "@")) else {
            return nil
        }
        return String(Substring(host))
    }
}

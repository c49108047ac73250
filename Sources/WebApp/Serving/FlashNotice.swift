import Domain
import Foundation
import HTML
import Storage
import WebServer

/// What happened, on its way to the next page in a cookie, with what would undo it.
struct FlashNotice: Equatable, Sendable {
    static let cookie = "handrail_notice"
    private static let longest = 300

    let sentence: String
    let undo: Undo?

    /// What Undo does.
    enum Undo: Equatable, Sendable {
        /// Takes it out of the bin again.
        case restoring(Deletable)
        /// Moves what was just made to the bin, all of it; they are of one kind.
        case removing([Deletable])
    }

    init(_ sentence: String, undo: Deletable? = nil) {
        self.init(sentence, undo.map(Undo.restoring))
    }

    /// - Parameter made: what was made just now, for taking it back as a whole.
    init(_ sentence: String, removing made: [Deletable]) {
        self.init(sentence, made.isEmpty ? nil : .removing(made))
    }

    private init(_ sentence: String, _ undo: Undo?) {
        self.sentence = String(sentence.unicodeScalars.prefix(FlashNotice.longest))
        self.undo = undo
    }

    /// From the cookie. A browser can be made to hold anything there, so it may only ever be text, and an undo of a kind
    /// that its own person could ask for anyway.
    init?(cookieValue: String) {
        guard cookieValue.utf8.count < 4_000, let data = Data(base64Encoded: cookieValue),
            let text = String(data: data, encoding: .utf8)
        else { return nil }
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard lines.count == 2 else { return nil }
        self.init(String(lines[1]), FlashNotice.undo(lines[0].split(separator: " ").map(String.init)))
    }

    private static func undo(_ words: [String]) -> Undo? {
        guard let verb = words.first, words.count >= 3 else { return nil }
        let items = words.dropFirst(2).compactMap { Int64($0).flatMap { Deletable(kind: words[1], number: $0) } }
        guard items.count == words.count - 2, let first = items.first else { return nil }
        return verb == "remove" ? .removing(items) : items.count == 1 ? .restoring(first) : nil
    }

    private var undoWords: String {
        switch undo {
        case nil: ""
        case .restoring(let item): "restore \(item.kind) \(item.number)"
        case .removing(let items):
            "remove \(items.first?.kind ?? "") \(items.map { String($0.number) }.joined(separator: " "))"
        }
    }

    var cookieValue: String {
        let head = undoWords
        return Data("\(head)\n\(sentence)".utf8).base64EncodedString()
    }

    var notice: Notice {
        let link: Link? =
            switch undo {
            case nil: nil
            case .restoring(let item): Paths.restoration(of: item)
            case .removing(let items): Paths.removal(of: items)
            }
        return Notice(sentence: sentence, undo: link)
    }
}

extension Paths {
    static func restoration(of item: Deletable) -> Link {
        Link(["bin", "restorations"], query: [("kind", item.kind), ("number", String(item.number))])
    }

    /// - Parameter items: of one kind.
    static func removal(of items: [Deletable]) -> Link {
        let numbers = items.map { String($0.number) }.joined(separator: ",")
        return Link(["bin", "removals"], query: [("kind", items.first?.kind ?? ""), ("numbers", numbers)])
    }
}

extension Response {
    mutating func setNotice(_ notice: FlashNotice) {
        setCookie(named: FlashNotice.cookie, notice.cookieValue, maxAge: 60)
    }

    /// A cookie of ours whose name and value cannot be refused: the value is base64 or a word.
    mutating func setCookie(named name: String, _ value: String, maxAge: Int?, isSecure: Bool = false) {
        if let cookie = try? Cookie(name, value, maxAge: maxAge, isSecure: isSecure) { setCookie(cookie) }
    }

    mutating func removeCookie(named name: String) {
        setCookie(named: name, "", maxAge: 0)
    }
}

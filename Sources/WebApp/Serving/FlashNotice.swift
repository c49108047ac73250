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
    /// Taken out of the bin again by Undo.
    let undo: Deletable?
    /// Taken back by Undo.
    let edit: EditedIncident?

    init(_ sentence: String, undo: Deletable? = nil, takingBack edit: EditedIncident? = nil) {
        self.sentence = String(sentence.unicodeScalars.prefix(FlashNotice.longest))
        self.undo = undo
        self.edit = edit
    }

    /// From the cookie. A browser can be made to hold anything there, so it may only ever be text, and an undo of a kind
    /// that its own person could ask for anyway.
    init?(cookieValue: String) {
        guard cookieValue.utf8.count < 4_000, let data = Data(base64Encoded: cookieValue),
            let text = String(data: data, encoding: .utf8)
        else { return nil }
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard lines.count == 2 else { return nil }
        let words = lines[0].split(separator: " ")
        let undo = words.count == 2 ? Int64(words[1]).flatMap { Deletable(kind: String(words[0]), number: $0) } : nil
        self.init(String(lines[1]), undo: undo, takingBack: EditedIncident(words: words))
    }

    var cookieValue: String {
        let head = undo.map { "\($0.kind) \($0.number)" } ?? edit?.words ?? ""
        return Data("\(head)\n\(sentence)".utf8).base64EncodedString()
    }

    var notice: Notice {
        Notice(sentence: sentence, undo: undo.map(Paths.restoration(of:)) ?? edit.map { Paths.incidentVersion($0) })
    }
}

extension Paths {
    static func restoration(of item: Deletable) -> Link {
        Link(["bin", "restorations"], query: [("kind", item.kind), ("number", String(item.number))])
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

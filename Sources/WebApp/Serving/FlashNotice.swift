import Domain
import Foundation
import Storage
import WebServer

/// A notice of what happened, passed to the next page in a cookie, with its undo.
struct FlashNotice: Equatable, Sendable {
    static let cookie = "handrail_notice"
    private static let longest = 300

    let sentence: String
    let undo: Undo?

    enum Undo: Equatable, Sendable {
        /// Restores a record from the bin.
        case deletion(Deletable)
        /// Undoes a bulk change.
        case batch(ID<Batch>)
        /// Undoes an import.
        case madeImport(ID<Import>)
        /// Moves newly created records to the bin.
        case making([Deletable])
        /// Undoes one edit.
        case edit(SavedEdit)
        /// Takes back an answer about a name, with everything that it replaced.
        case nameAnswer(ID<GivenNameAnswer>, of: ID<Incident>)
        /// Opens an incident again.
        case closing(ID<Incident>)
    }

    init(_ sentence: String, undo: Deletable? = nil) {
        self.init(sentence, undoing: undo.map(Undo.deletion))
    }

    init(_ sentence: String, undo batch: ID<Batch>) {
        self.init(sentence, undoing: .batch(batch))
    }

    init(_ sentence: String, undo made: ID<Import>) {
        self.init(sentence, undoing: .madeImport(made))
    }

    /// - Parameter made: the newly created records, to be undone as a whole.
    init(_ sentence: String, undoMaking made: [Deletable]) {
        self.init(sentence, undoing: made.isEmpty ? nil : .making(made))
    }

    init(_ sentence: String, takingBack edit: SavedEdit?) {
        self.init(sentence, undoing: edit.map(Undo.edit))
    }

    init(_ sentence: String, takingBack answer: ID<GivenNameAnswer>, in incident: ID<Incident>) {
        self.init(sentence, undoing: .nameAnswer(answer, of: incident))
    }

    init(_ sentence: String, undoClosing incident: ID<Incident>) {
        self.init(sentence, undoing: .closing(incident))
    }

    private init(_ sentence: String, undoing undo: Undo?) {
        self.sentence = String(sentence.unicodeScalars.prefix(FlashNotice.longest))
        self.undo = undo
    }

    /// Reads a notice from the cookie. A cookie can be forged, so it may contain only text, and an undo that the person
    /// could request anyway.
    init?(cookieValue: String) {
        guard cookieValue.utf8.count < 4_000, let data = Data(base64Encoded: cookieValue),
            let text = String(data: data, encoding: .utf8)
        else { return nil }
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard lines.count == 2 else { return nil }
        self.init(String(lines[1]), undoing: Undo(words: lines[0].split(separator: " ").map(String.init)))
    }

    var cookieValue: String {
        let head = undo?.words ?? ""
        return Data("\(head)\n\(sentence)".utf8).base64EncodedString()
    }

    var notice: Notice {
        Notice(sentence: sentence, undo: undo.map(Paths.undo))
    }
}

extension Response {
    mutating func setNotice(_ notice: FlashNotice) {
        setCookie(named: FlashNotice.cookie, notice.cookieValue, maxAge: 60)
    }

    /// Sets one of our cookies, whose name and value are always valid: the value is base64 or a word.
    mutating func setCookie(named name: String, _ value: String, maxAge: Int?, isSecure: Bool = false) {
        if let cookie = try? Cookie(name, value, maxAge: maxAge, isSecure: isSecure) { setCookie(cookie) }
    }

    mutating func removeCookie(named name: String) {
        setCookie(named: name, "", maxAge: 0)
    }
}

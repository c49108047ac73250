import Storage
import WebServer

/// The form of a comment with its values as typed.
struct CommentForm: Sendable {
    var quote = ""
    var prefix = ""
    var suffix = ""
    var comment = ""
    var isBlocking = false
    var returnPath = ""

    init(returnPath: String) {
        self.returnPath = returnPath
    }

    init(_ form: Form) {
        quote = form["quote"] ?? ""
        prefix = form["prefix"] ?? ""
        suffix = form["suffix"] ?? ""
        comment = form["comment"] ?? ""
        isBlocking = form["blocking"] == "on"
        returnPath = form["return"] ?? ""
    }

    var draft: CommentDraft {
        CommentDraft(text: comment, quote: quote, prefix: prefix, suffix: suffix, isBlocking: isBlocking)
    }
}

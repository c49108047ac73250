import Domain
import WebServer

/// The form that erases a name, with its values as typed and ticked.
struct ErasureForm: Sendable {
    var words: String
    /// Nil before anybody has ticked anything.
    var ticked: Set<String>?
    var includesEverythingElse = true

    init(words: String) {
        self.words = words
    }

    init(_ form: Form) {
        words = form["words"] ?? ""
        ticked = Set(form.all("place"))
        includesEverythingElse = form.contains("everything_else")
    }

    var places: [NamedText.Place] { (ticked ?? []).sorted().compactMap { NamedText.Place($0) } }

    /// At first those are ticked in which the name can mean nobody else.
    func isTicked(_ text: NamedText) -> Bool { ticked?.contains(text.place.description) ?? text.isCertain }
}

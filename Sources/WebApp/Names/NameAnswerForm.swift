import Domain
import WebServer

/// The form of a question about a name with its values as typed.
struct NameAnswerForm: Sendable {
    var person: ID<Person>?
    var answer: NameAnswer?
    var words = ""
    var returnPath = ""

    init() {}

    init(_ form: Form) {
        person = form["person"].flatMap { ID(text: $0) }
        answer = form["answer"].flatMap(NameAnswer.init(rawValue:))
        words = form["words"] ?? ""
        returnPath = form["return"] ?? ""
    }

    static func field(_ person: ID<Person>) -> String { "words-\(person)" }

    /// The page has a field for each person.
    func inOwnField(_ problem: Refusal.Problem) -> Refusal.Problem {
        guard let person, problem.field == "words" else { return problem }
        return Refusal.Problem(field: NameAnswerForm.field(person), problem.sentence)
    }
}

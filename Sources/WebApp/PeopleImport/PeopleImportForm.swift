import Domain
import WebServer

/// The form of a list of people to invite, with its values as typed.
struct PeopleImportForm: Sendable {
    /// The largest list, so that the page of its dry run can send it back.
    private static let longest = 64 * 1024

    var list = ""
    var level = Level.reviewer.rawValue

    init() {}

    init(_ form: Form) {
        list = form["list"] ?? ""
        level = form["level"] ?? ""
    }

    func read() throws(Refusal) -> ([ListedPerson], Level) {
        let level = try Levels.chosen(level)
        if list.utf8.count > PeopleImportForm.longest {
            throw Refusal(field: "list", "The list is longer than 64 KB. Invite people in two steps.")
        }
        return (try PeopleList.read(list), level)
    }
}

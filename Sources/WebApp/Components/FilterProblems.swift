import Domain
import WebServer

/// Collects unknown values in a list's address: each is a problem beside its field and is never ignored.
struct FilterProblems {
    private(set) var all: [Refusal.Problem]

    /// - Parameters:
    ///   - names: the names in the address.
    ///   - known: the names of the page.
    init(_ names: [String], known: [String]) {
        all = names.filter { !known.contains($0) }.map {
            Refusal.Problem("There is no filter “\($0.prefix(40))”. Use the filters on this page.")
        }
    }

    /// - Parameter field: the field, whose name is also used in the sentence.
    /// - Returns: nil if nothing is chosen, or for an unknown value.
    mutating func choice<Value>(_ field: String, _ text: String, _ read: (String) throws -> Value?) rethrows -> Value? {
        if text.isEmpty { return nil }
        if let value = try read(text) { return value }
        refuse(field, "There is no \(field) “\(text.prefix(40))”. Choose one from the list.")
        return nil
    }

    /// A filter by a person or a service, once its name was looked up.
    mutating func pick(_ filter: PickFilter) {
        if let problem = filter.problem { all.append(problem) }
    }

    /// A day such as `2026-03-01`.
    ///
    /// - Returns: nil if there is none, or for something else.
    mutating func day(_ field: String, _ text: String) -> Day? {
        if text.isEmpty { return nil }
        if let day = Day(iso: text) { return day }
        refuse(field, "“\(text.prefix(40))” is not a day. Write it as 2026-03-01.")
        return nil
    }

    /// A filter that is on with one word and off when empty.
    mutating func flag(_ field: String, called name: String, _ text: String, on word: String) -> Bool {
        if text.isEmpty || text == word { return text == word }
        refuse(field, "\(name) must be “\(word)” or empty, not “\(text.prefix(40))”.")
        return false
    }

    /// The order of a table: `due`, or `-due` for descending.
    ///
    /// - Returns: nil for the table's default order.
    mutating func order<Order: RawRepresentable<String>>(_ text: String) -> (order: Order, isAscending: Bool)? {
        if text.isEmpty { return nil }
        let isAscending = !text.hasPrefix("-")
        if let order = Order(rawValue: isAscending ? text : String(text.dropFirst())) { return (order, isAscending) }
        all.append(.init("There is no order “\(text.prefix(40))”. Use the column headings of the table."))
        return nil
    }

    /// The page of a list; by default the first.
    mutating func page(_ text: String) -> Int {
        if text.isEmpty { return 1 }
        if text.utf8.count < 7, let number = Int(text), (1...ListLimits.lastPage).contains(number) { return number }
        all.append(.init("There is no page “\(text.prefix(40))”. Use the links on this page."))
        return 1
    }

    /// The place of a page in a long list: after or before the record with a key such as `INC-12`; by default its start.
    mutating func place<Record>(_ place: PlaceFilter, _ prefix: Key.Prefix) -> ListPlace<Record> {
        if place.after.isEmpty && place.before.isEmpty { return .start }
        let typed = place.after.isEmpty ? place.before : place.after
        guard let key = Key(typed), key.prefix == prefix, place.after.isEmpty || place.before.isEmpty else {
            all.append(.init("There is no page beside “\(typed.prefix(40))”. Use the links on this page."))
            return .start
        }
        return place.after.isEmpty ? .before(ID(key.number)) : .after(ID(key.number))
    }

    /// For a list with pages but no filter.
    static func onlyPage(of query: Form) throws(BadInput) -> Int {
        var problems = FilterProblems(query.fields.map(\.name), known: ["page"])
        let page = problems.page(query["page"] ?? "")
        if let problem = problems.all.first { throw BadInput(problem.sentence, status: .unprocessableContent) }
        return page
    }

    private mutating func refuse(_ field: String, _ sentence: String) {
        all.append(.init(field: field, sentence))
    }
}

import Domain
import GRDB

/// A list that is read a page at a time along an index, from the record beside the page.
struct OrderedList {
    /// The table of its records and its name in the query, such as `incident AS i`.
    let record: String
    /// The column of the record's id, such as `i.id`.
    let id: String
    /// The condition that the asker may see a record.
    let visible: String
    let columns: String
    let tables: String
    let condition: String
    let arguments: StatementArguments
    let order: ListOrder

    /// - Parameter tables: the table of the records with those that columns come from; by default only `record`.
    init(
        record: String, id: String, visible: String, columns: String, tables: String? = nil, conditions: [String],
        arguments: StatementArguments, order: ListOrder
    ) {
        self.record = record
        self.id = id
        self.visible = visible
        self.columns = columns
        self.tables = tables ?? record
        condition = ([visible] + conditions).joined(separator: " AND ")
        self.arguments = arguments
        self.order = order
    }

    /// The same list without the records for which a condition does not hold, with other columns.
    func narrowed(to condition: String, columns: String) -> OrderedList {
        OrderedList(
            record: record, id: id, visible: visible, columns: columns, conditions: [self.condition, condition],
            arguments: arguments, order: order)
    }
}

extension Reading {
    /// A page of the list. If the record beside it is gone, or if nothing is on that side of it, the first page.
    func slice<Item, Record>(
        _ list: OrderedList, at place: ListPlace<Record>, _ item: (inout Columns) throws -> Item
    ) throws -> ListSlice<Item> {
        let count = try count(upTo: ListLimits.counted + 1, countSQL(list), list.arguments)
        let page = try place.page {
            try position(of: $0.rawValue, in: list)
        } reading: { position, isBackwards, limit in
            try rows(of: list, from: position, isBackwards: isBackwards, limit: limit, item)
        }
        return ListSlice(items: page.items, count: count, hasEarlier: page.hasEarlier, hasLater: page.hasLater)
    }

    /// The first items of the list, where nobody asks how many there are.
    func start<Item>(of list: OrderedList, atMost limit: Int, _ item: (inout Columns) throws -> Item) throws -> [Item] {
        try rows(of: list, from: nil, isBackwards: false, limit: limit, item)
    }

    /// Nil for a record that the asker may not see, whose place would tell something about it.
    private func position(of id: Int64, in list: OrderedList) throws -> ListOrder.Position? {
        let parts = list.order.parts.enumerated().map { "WHEN \($0.element.condition) THEN \($0.offset)" }
        let terms = list.order.terms.map(\.expression).joined(separator: ", ")
        let arguments = list.order.parts.reduce(StatementArguments()) { $0 + $1.arguments }
        let row = try Row.fetchOne(
            try statement(
                """
                SELECT CASE \(parts.joined(separator: " ")) END, \(terms) FROM \(list.record)
                WHERE \(list.id) = ? AND \(list.visible)
                """), arguments: arguments + [id])
        guard let row, let part: Int = row[0] else { return nil }
        return ListOrder.Position(part: part, values: Array(row.databaseValues.dropFirst()))
    }

    private func rows<Item>(
        of list: OrderedList, from position: ListOrder.Position?, isBackwards: Bool, limit: Int,
        _ item: (inout Columns) throws -> Item
    ) throws -> [Item] {
        var found: [Item] = []
        for stretch in list.order.stretches(from: position, isBackwards: isBackwards) where found.count < limit {
            found += try rows(
                sliceSQL(list, stretch, isBackwards: isBackwards),
                list.arguments + stretch.arguments + [limit - found.count], item)
        }
        return found
    }

    /// In the order of the list, so that the rows are counted along the same index.
    func countSQL(_ list: OrderedList) -> String {
        "SELECT 1 FROM \(list.record) WHERE \(list.condition) ORDER BY \(list.order.sql(isBackwards: false))"
    }

    func sliceSQL(_ list: OrderedList, _ stretch: ListOrder.Stretch, isBackwards: Bool) -> String {
        """
        SELECT \(list.columns) FROM \(list.tables) WHERE \(list.condition) AND \(stretch.condition)
        ORDER BY \(list.order.sql(isBackwards: isBackwards)) LIMIT ?
        """
    }
}

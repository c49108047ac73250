import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

/// Lists of 120 records with many that are equal in what they are ordered by.
@Suite("A long list")
struct LongListTests {
    @Test(arguments: IncidentQuery.Order.allCases, [true, false])
    func `has every incident once, in order, on the way down and on the way up`(
        order: IncidentQuery.Order, isAscending: Bool
    ) async throws {
        let office = try await Office()
        for number in 0..<120 {
            try await office.change(as: office.asBo, at: Office.morning.after(minutes: Double(number / 3))) { change in
                _ = try change.declare(
                    IncidentDeclaration(
                        title: ["b", "A", "a", "B"][number % 4], severity: Severity.allCases[number % 5]))
            }
        }
        let items = try await office.walk(by: \.id) {
            try $0.incidents(IncidentQuery(order: order, isAscending: isAscending, place: $1))
        }
        #expect(Set(items.map(\.id)).count == 120)
        let isOrdered = zip(items, items.dropFirst()).allSatisfy { one, next in
            switch order {
            case .happened, .declared, .updated:
                isAscending ? one.happenedAt <= next.happenedAt : one.happenedAt >= next.happenedAt
            case .severity: isAscending ? one.severity <= next.severity : one.severity >= next.severity
            case .title:
                isAscending
                    ? one.title.lowercased() <= next.title.lowercased()
                    : one.title.lowercased() >= next.title.lowercased()
            }
        }
        #expect(isOrdered)
    }

    @Test(arguments: FollowUpQuery.Order.allCases, [true, false])
    func `has every follow-up once, in order, and those without a date last`(
        order: FollowUpQuery.Order, isAscending: Bool
    ) async throws {
        let office = try await Office()
        for number in 0..<120 {
            try await office.change(as: office.asBo, at: Office.morning.after(minutes: Double(number / 3))) { change in
                let due = number % 3 == 0 ? nil : Day(daysSince1970: 20_500 + number % 4)
                _ = try change.addFollowUp(
                    FollowUpEdit(title: ["b", "A", "a"][number % 3], ownerID: due == nil ? nil : office.bo, due: due),
                    incident: nil, finding: nil, state: due == nil ? .proposed : .committed)
            }
        }
        let items = try await office.walk(by: \.followUp.id) {
            try $0.followUps(FollowUpQuery(order: order, isAscending: isAscending, place: $1))
        }.map(\.followUp)
        #expect(Set(items.map(\.id)).count == 120)
        let isOrdered = zip(items, items.dropFirst()).allSatisfy { one, next in
            switch order {
            case .due:
                switch (one.due, next.due) {
                case (_, nil): true
                case (nil, _): false
                case (let one?, let next?): isAscending ? one <= next : one >= next
                }
            case .updated: isAscending ? one.updatedAt <= next.updatedAt : one.updatedAt >= next.updatedAt
            case .title:
                isAscending
                    ? one.title.lowercased() <= next.title.lowercased()
                    : one.title.lowercased() >= next.title.lowercased()
            }
        }
        #expect(isOrdered)
    }

    @Test(arguments: GuardrailQuery.Order.allCases, [true, false])
    func `has every guardrail once, on the way down and on the way up`(
        order: GuardrailQuery.Order, isAscending: Bool
    ) async throws {
        let office = try await Office()
        try await office.change(as: office.asBo) { change in
            for number in 0..<120 {
                let id = try change.addGuardrail(
                    GuardrailEdit(
                        name: ["b", "A", "a"][number % 3], kind: .alert, position: .detect,
                        strength: Strength.allCases[number % 7]))
                if number % 2 == 0 { try change.moveGuardrail(id, to: .building) }
                if number % 4 == 0 { try change.moveGuardrail(id, to: .inPlace) }
            }
        }
        let items = try await office.walk(by: \.guardrail.id) {
            try $0.register(
                GuardrailQuery(order: order, isAscending: isAscending, place: $1), at: Office.morning)
        }.map(\.guardrail)
        #expect(Set(items.map(\.id)).count == 120)
        let ranks = items.map { order == .strength ? $0.strength.rank : 0 }
        #expect(ranks == (isAscending ? ranks.sorted() : ranks.sorted(by: >)))
    }

    @Test func `shows its start beside a record that is gone, or that nothing comes after`() async throws {
        let story = try await Story()
        let first = try await story.read { try $0.incidents(IncidentQuery()).items.map(\.id) }
        for place: ListPlace<Incident> in [.after(ID(999)), .before(ID(999)), .after(try first.last.orFail())] {
            #expect(try await story.read { try $0.incidents(IncidentQuery(place: place)).items.map(\.id) } == first)
        }
    }

    /// However long the list, the rows of a page are all that is read and nothing is sorted.
    @Test func `is read along an index in every order`() async throws {
        let story = try await Story()
        let plans = try await story.read { reading in
            let lists =
                IncidentQuery.Order.allCases.map { ("incidents by \($0)", reading.list(IncidentQuery(order: $0))) }
                + FollowUpQuery.Order.allCases.map { ("follow-ups by \($0)", reading.list(FollowUpQuery(order: $0))) }
                + GuardrailQuery.Order.allCases.map {
                    ("guardrails by \($0)", reading.list(GuardrailQuery(order: $0), at: Office.morning))
                } + [("open commitments", reading.list(FollowUpQuery(states: [.committed, .inProgress])))]
            return try lists.flatMap { name, whole in
                // Without the columns, which order a few names within a row.
                let list = OrderedList(
                    record: whole.record, id: whole.id, visible: whole.visible, columns: whole.id,
                    tables: whole.tables, conditions: [whole.condition], arguments: whole.arguments,
                    order: whole.order)
                let values = list.order.terms.map { _ in 1.databaseValue }
                let places = [nil, ListOrder.Position(part: 0, values: values)]
                return try [true, false].flatMap { isBackwards in
                    try places.flatMap { list.order.stretches(from: $0, isBackwards: isBackwards) }.map { stretch in
                        let steps = try reading.rows(
                            "EXPLAIN QUERY PLAN " + reading.sliceSQL(list, stretch, isBackwards: isBackwards),
                            list.arguments + stretch.arguments + [51]
                        ) { columns in
                            _ = (columns.int(), columns.int(), columns.int())
                            return columns.text()
                        }
                        return (name, stretch.condition, steps)
                    }
                }
            }
        }
        #expect(plans.count > 100)
        for (name, condition, steps) in plans {
            #expect(!steps.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(name), \(condition): \(steps)")
            #expect(
                !steps.contains { $0.hasPrefix("SCAN") && !$0.contains("USING") }, "\(name), \(condition): \(steps)")
        }
    }

    @Test func `by state is read and counted along the index of that state`() async throws {
        let story = try await Story()
        let plans = try await story.read { reading in
            let open = Set(IncidentState.allCases.filter(\.isOpen))
            let lists =
                [("incident_open", reading.list(IncidentQuery(states: open)))]
                + IncidentState.allCases.map { ("incident_\($0.rawValue)", reading.list(IncidentQuery(states: [$0]))) }
                + FollowUpState.allCases.map { ("follow_up_\($0.rawValue)", reading.list(FollowUpQuery(states: [$0]))) }
            return try lists.flatMap { index, list in
                let slices = list.order.stretches(from: nil, isBackwards: false).map {
                    (reading.sliceSQL(list, $0, isBackwards: false), list.arguments + [51])
                }
                return try (slices + [(reading.countSQL(list), list.arguments)]).map { sql, arguments in
                    let plan = try String.fetchAll(
                        reading.db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments,
                        adapter: SuffixRowAdapter(fromIndex: 3))
                    return (index, plan)
                }
            }
        }
        #expect(plans.count > 30)
        for (index, plan) in plans {
            #expect(plan.contains { $0.contains("USING INDEX \(index)") }, "\(index): \(plan)")
        }
    }

    @Test func `a page does not shift when a record is added before it`() async throws {
        let office = try await Office()
        func declare(_ count: Int) async throws {
            try await office.change(as: office.asBo) { change in
                for _ in 0..<count { _ = try change.declare(IncidentDeclaration(title: "Same", severity: .sev3)) }
            }
        }
        try await declare(120)
        let query = IncidentQuery(place: .after(ID(71)))
        let before = try await office.read(as: office.asBo) { try $0.incidents(query).items.map(\.id.rawValue) }
        #expect(before == Array((21...70).reversed()))
        try await declare(10)
        #expect(try await office.read(as: office.asBo) { try $0.incidents(query).items.map(\.id.rawValue) } == before)
    }
}

extension Office {
    /// Goes through a list from its start to its end and back again, and returns it from start to end.
    fileprivate func walk<Item, Record>(
        by id: KeyPath<Item, ID<Record>> & Sendable,
        _ page: @Sendable @escaping (Reading, ListPlace<Record>) throws -> ListSlice<Item>
    ) async throws -> [Item] {
        var place = ListPlace<Record>.start
        var pages: [ListSlice<Item>] = []
        while pages.count < 10 {
            let (now, slice) = (place, try await read(as: asBo) { [place] in try page($0, place) })
            pages.append(slice)
            #expect(slice.count == 120)
            #expect(slice.hasEarlier == (now != .start))
            guard slice.hasLater, let last = slice.items.last else { break }
            place = .after(last[keyPath: id])
        }
        #expect(pages.map(\.items.count) == [50, 50, 20])
        for (earlier, later) in zip(pages, pages.dropFirst()).reversed() {
            let back = ListPlace.before(try later.items.first.orFail()[keyPath: id])
            let slice = try await read(as: asBo) { try page($0, back) }
            #expect(slice.items.map { $0[keyPath: id] } == earlier.items.map { $0[keyPath: id] })
        }
        return pages.flatMap(\.items)
    }
}

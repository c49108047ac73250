import Domain
import Foundation

@testable import Storage

extension AnonymityTests {
    /// A pre-mortem of three people, driven from one phase to the next.
    struct OpenPremortem {
        let store: Store
        let people: [ID<Person>]
        let id: ID<Premortem>

        init(_ store: Store, anonymity: Anonymity = .anonymous) async throws {
            self.store = store
            let people = try await store.change(by: .command("test"), at: Office.morning) { change in
                try ["Alma Berg", "Bo Lind", "Cleo Rask"].map {
                    try change.createPerson(
                        name: $0, email: "\($0.prefix(2))@example.org", level: .reviewer, zone: "UTC", passwordHash: nil
                    )
                }
            }
            self.people = people
            id = try await store.change(by: .person(people[0], .reviewer), at: Office.morning) { change in
                let id = try change.openPremortem(
                    PremortemEdit(title: "Moving the ledger"), launch: nil, from: try Story.premortemTemplate.orFail(),
                    anonymity: anonymity, pace: .together)
                return id
            }
            for person in people.dropFirst() { try await act(person) { try $0.joinPremortem($1) } }
            try await advance(to: .silentWriting)
        }

        @discardableResult
        func act<Value: Sendable>(
            _ person: ID<Person>, after seconds: Double = 0,
            _ body: @escaping @Sendable (Change, ID<Premortem>) throws -> Value
        ) async throws -> Value {
            let id = id
            return try await store.change(
                by: .person(person, .reviewer), at: Office.morning.addingTimeInterval(100 + seconds)
            ) { try body($0, id) }
        }

        func advance(to phase: PremortemPhase) async throws {
            try await act(people[0]) { change, id in
                if phase == .closed {
                    try change.advance(id, to: .decision)
                    try change.decide(id, .go, note: "")
                }
                try change.advance(id, to: phase)
            }
        }

        func write() async throws -> [ID<Card>] {
            var written: [ID<Card>] = []
            for (index, text) in AnonymityTests.cards.enumerated() {
                written.append(
                    try await act(people[index], after: Double(index) * 7) { change, id in
                        try change.writeCard(in: id, text: text, prompt: "")
                    })
            }
            return written
        }
    }
}

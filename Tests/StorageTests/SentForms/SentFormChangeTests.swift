import Domain
import Testing

@testable import Storage

@Suite("What is stored of a sent form")
struct SentFormChangeTests {
    private let form = SentForm(digest: [1, 2, 3], contents: [4, 5, 6])

    @Test func `a form whose change fails may be sent again`() async throws {
        let office = try await Office()
        let declare = { @Sendable [form] in
            _ = try await office.change(as: office.asAlma) { change in
                try change.carryOut(form)
                return try change.declare(IncidentDeclaration(title: " ", severity: .sev3, kind: .incident))
            }
        }
        await #expect(throws: Refusal.self) { try await declare() }
        #expect(try await office.store.answer(to: form) == nil)
        #expect(try await office.dump()["sent_form"] == [])
    }

    @Test func `a form is carried out once, with the change that it asked for`() async throws {
        let office = try await Office()
        let declare = { @Sendable [form] in
            _ = try await office.change(as: office.asAlma) { change in
                try change.carryOut(form)
                return try change.declare(IncidentDeclaration(title: "Again", severity: .sev3, kind: .incident))
            }
        }
        try await declare()
        let before = try await office.dump()
        await #expect(throws: FormWasSent.self) { try await declare() }
        #expect(try await office.dump() == before)
        #expect(try await office.store.answer(to: form) == SentForm.Answer(location: nil, notice: nil))
    }

    @Test func `the answer is kept, and remembered pages stay as they are`() async throws {
        let office = try await Office()
        try await office.change(as: office.asAlma) { [form] change in
            try change.carryOut(form)
        }
        let generation = office.store.generation
        let answer = SentForm.Answer(location: "/incidents/INC-1", notice: "words")
        try await office.store.remember(answer, to: form)
        #expect(try await office.store.answer(to: form) == answer)
        #expect(office.store.generation == generation)
    }

    @Test func `of the time only the day is stored`() async throws {
        let office = try await Office()
        try await office.change(as: office.asAlma) { [form] change in
            try change.carryOut(form)
        }
        let day = Office.morning.milliseconds / 86_400_000
        #expect(try await office.dump()["sent_form"] == ["X'010203', X'040506', \(day), NULL, NULL"])
    }
}

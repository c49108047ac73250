import Domain
import Testing

struct RoleConflictTests {
    private let alma = ID<Person>(1)
    private let bo = ID<Person>(2)

    @Test func `a facilitator who was not involved is in nobody's way`() {
        #expect(RoleConflict.all(in: []).isEmpty)
        #expect(
            RoleConflict.all(in: [
                RoleAssignment(role: .facilitator, personID: alma), RoleAssignment(role: .guardrailLead, personID: bo),
                RoleAssignment(role: .responder, personID: bo), RoleAssignment(role: .scribe, personID: alma),
            ]).isEmpty)
    }

    @Test func `a facilitator who leads the guardrail is warned about`() {
        #expect(
            RoleConflict.all(in: [
                RoleAssignment(role: .facilitator, personID: alma),
                RoleAssignment(role: .guardrailLead, personID: alma),
            ]) == [.facilitatorLeadsTheGuardrail])
    }

    @Test func `a facilitator among the responders is warned about`() {
        #expect(
            RoleConflict.all(in: [
                RoleAssignment(role: .responder, personID: bo), RoleAssignment(role: .responder, personID: alma),
                RoleAssignment(role: .facilitator, personID: alma),
            ]) == [.facilitatorResponded])
    }

    @Test func `one who holds all three is warned about twice`() {
        let all = IncidentRole.allCases.map { RoleAssignment(role: $0, personID: bo) }
        #expect(RoleConflict.all(in: all) == [.facilitatorLeadsTheGuardrail, .facilitatorResponded])
    }

    @Test func `the guardrail lead may have responded`() {
        #expect(
            RoleConflict.all(in: [
                RoleAssignment(role: .guardrailLead, personID: bo), RoleAssignment(role: .responder, personID: bo),
            ]).isEmpty)
    }

    @Test func `only responders are several`() {
        #expect(IncidentRole.allCases.filter(\.isShared) == [.responder])
    }
}

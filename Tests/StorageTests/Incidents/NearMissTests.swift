import Domain
import Foundation
import Storage
import Testing

struct NearMissTests {
    @Test func `a near miss never goes on, whichever way it came in`() async throws {
        let office = try await Office()
        let declared = try await office.change(as: office.asBo) {
            try $0.declare(IncidentDeclaration(title: "Almost", severity: .sev1, kind: .nearMiss))
        }
        // As it was before, and as it is when somebody reports it without a name.
        try await office.change(as: office.asBo) { try $0.move(declared, to: .reported, reason: "Not sure.") }
        let maybe = try await office.change(as: office.asBo) {
            try $0.declare(IncidentDeclaration(title: "Perhaps", severity: .sev3))
        }
        #expect(try await office.read(as: office.asBo) { try $0.incidentsOngoing(atMost: 9).map(\.id) } == [maybe])
        let listed = try await office.read(as: office.asBo) {
            try $0.incidents(IncidentQuery(isOngoing: true)).items.map(\.id)
        }
        #expect(listed == [maybe])
        try await office.change(as: office.asBo) {
            try $0.move(declared, to: .postIncident)
            try $0.move(declared, to: .dismissed, reason: "A test of the alarm.")
        }
    }
}

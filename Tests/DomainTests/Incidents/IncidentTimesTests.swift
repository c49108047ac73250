import Domain
import Foundation
import Testing

struct IncidentTimesTests {
    private let start = Date(timeIntervalSince1970: 1_770_000_000)

    @Test func `times in their order are believed`() {
        let times = IncidentTimes([
            .started: at(0), .noticed: at(45), .raised: at(45), .mitigated: at(60), .resolved: at(200),
        ])
        #expect(times.impossibleOrders.isEmpty)
        #expect(times.known.map(\.mark) == IncidentMark.allCases)
        let gaps: [TimeInterval?] = [nil, 2_700, 0, 900, 8_400]
        #expect(times.known.map(\.sinceLast) == gaps)
    }

    @Test func `an impossible order is pointed out and nothing is changed`() {
        var times = IncidentTimes([.started: at(0), .noticed: at(-5), .raised: at(10), .resolved: at(3)])
        #expect(
            times.impossibleOrders == [
                "Noticed is before started: one of the two times may be wrong.",
                "Resolved is before alarm raised: one of the two times may be wrong.",
            ])
        #expect(times[.noticed] == at(-5))
        times[.noticed] = at(5)
        times[.resolved] = nil
        #expect(times.impossibleOrders.isEmpty)
    }

    @Test func `what nobody knows stands in nobody's way`() {
        let times = IncidentTimes([.started: at(10), .noticed: .unknown(zone: "UTC"), .mitigated: at(5)])
        #expect(times.known.map(\.mark) == [.started, .mitigated])
        #expect(times.impossibleOrders == ["Mitigated is before started: one of the two times may be wrong."])
        #expect(IncidentTimes([.noticed: .unknown(zone: "UTC")]).impossibleOrders.isEmpty)
    }

    @Test func `time to notice and duration count from the start, if it is known`() {
        let times = IncidentTimes([.started: at(0), .noticed: at(45), .resolved: at(200)])
        #expect(times.timeToNotice == 2_700)
        #expect(times.duration == 12_000)
        let unknown = IncidentTimes([.started: .unknown(zone: "UTC"), .noticed: at(45), .resolved: at(200)])
        #expect(unknown.timeToNotice == nil && unknown.duration == nil)
        let impossible = IncidentTimes([.started: at(0), .noticed: at(-5)])
        #expect(impossible.timeToNotice == nil && impossible.duration == nil)
    }

    @Test func `a moment has an instant exactly when it is known`() {
        #expect(Moment.unknown(zone: "Europe/Stockholm").instant == nil)
        #expect(Moment.unknown(zone: "Europe/Stockholm").zone == "Europe/Stockholm")
        #expect(Moment.unknown().precision == .unknown)
        #expect(Moment(start, precision: .unknown).precision == .approximate)
        #expect(Moment(start).precision == .exact)
    }

    private func at(_ minutes: Double) -> Moment { Moment(start.addingTimeInterval(minutes * 60)) }
}

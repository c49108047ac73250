import Domain
import Foundation
import HTML
import Testing

@testable import WebApp

@Suite struct TimelineRowTests {
    let noon = Date(timeIntervalSince1970: 1_772_366_400)  // 1 Mar 2026, 12:00 UTC
    var first: Day { CivilTime(utc: noon).day }
    var second: Day { CivilTime(utc: noon.addingTimeInterval(86_400)).day }

    func entry(_ hours: Double, _ source: TimelineSource = .person) -> TimelineEvent {
        TimelineEvent(
            id: ID(Int64(hours * 100)), incidentID: ID(1), moment: Moment(noon.addingTimeInterval(hours * 3600)),
            text: "At \(hours)", source: source, isStarred: false, createdAt: noon, createdBy: nil)
    }

    @Test func `automatic entries that follow each other are one row`() {
        let events = [entry(0), entry(0.1, .system), entry(0.15, .system), entry(0.2)]
        #expect(
            TimelineEvents.rows(events) == [
                .day(first), .event(events[0]), .automatic([.event(events[1]), .event(events[2])]), .event(events[3]),
            ])
    }

    @Test func `an automatic entry alone is not folded`() {
        let events = [entry(0, .system), entry(0.1), entry(0.2, .system)]
        #expect(TimelineEvents.rows(events) == [.day(first)] + events.map { .event($0) })
    }

    @Test func `a day that begins among folded entries is named again for what somebody wrote on it`() {
        let events = [entry(11, .system), entry(13, .system), entry(13.1)]
        #expect(
            TimelineEvents.rows(events) == [
                .day(first), .automatic([.event(events[0]), .day(second), .event(events[1])]),
                .day(second), .event(events[2]),
            ])
    }

    @Test func `a gap after folded entries is counted from the last of them`() {
        let events = [entry(0), entry(1, .system), entry(2, .system), entry(3)]
        #expect(TimelineEvents.rows(events).contains(.gap(3600)))
        #expect(TimelineEvents.rows(events).count { if case .gap = $0 { true } else { false } } == 1)
    }

    @Test func `the folded row says how many entries it has, days apart`() {
        let rows = TimelineEvents.rows([entry(11, .system), entry(13, .system), entry(14, .system)])
        guard case .automatic(let inside)? = rows.last else { return #expect(Bool(false), "nothing is folded") }
        #expect(TimelineEvents.automatic(inside) { _ in HTML() }.description.contains("3 automatic entries"))
    }
}

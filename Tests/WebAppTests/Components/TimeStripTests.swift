import Domain
import Foundation
import HTML
import Testing

@testable import WebApp

@Suite struct TimeStripTests {
    let start = Date(timeIntervalSince1970: 1_772_371_020)

    func times(_ minutes: [IncidentMark: Double]) -> IncidentTimes {
        IncidentTimes(minutes.mapValues { Moment(start.addingTimeInterval($0 * 60)) })
    }

    @Test func `posts stand true to scale`() {
        let marks = stripMarks(times([.started: 0, .noticed: 45, .resolved: 180]))
        #expect(stripPosts(marks, end: nil).map(\.place) == [0, 0.25, 1])
    }

    @Test func `while it goes on the rail ends now`() {
        let marks = stripMarks(times([.started: 0, .noticed: 30]))
        let now = start.addingTimeInterval(120 * 60)
        #expect(stripPosts(marks, end: now).map(\.place) == [0, 0.25])
    }

    @Test func `marks of one moment do not divide by nothing`() {
        let marks = stripMarks(times([.started: 0, .noticed: 0]))
        #expect(stripPosts(marks, end: nil).map(\.place) == [0, 0])
    }

    @Test func `an unknown mark has its words and no post`() {
        var times = times([.started: 0, .resolved: 60])
        times[.noticed] = .unknown()
        #expect(stripPosts(stripMarks(times), end: nil).map(\.mark) == [.started, .resolved])
        let html = timeStrip(times, .sample()).description
        #expect(html.contains("<b>Noticed</b> <span class=\"unknown\">unknown</span>"))
    }

    @Test func `a gap is told from the known mark before it`() {
        let html = timeStrip(times([.started: 0, .noticed: 45, .mitigated: 60]), .sample()).description
        #expect(html.contains("after 45 min"))
        #expect(html.contains("after 15 min"))
    }

    @Test func `an impossible order is pointed out and drawn as entered`() {
        let html = timeStrip(times([.noticed: 10, .raised: 8]), .sample()).description
        #expect(html.contains("Alarm raised is before noticed"))
        #expect(html.contains("2 min earlier"))
    }

    @Test func `nothing is drawn for a single moment that is over`() {
        #expect(stripDrawing(stripMarks(times([.noticed: 0])), end: nil) == nil)
    }
}

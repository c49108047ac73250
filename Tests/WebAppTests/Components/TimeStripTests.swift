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

    func places(_ times: IncidentTimes, end: Date? = nil) -> [Double]? {
        StripRail(times, end: end)?.posts.map(\.place)
    }

    @Test func `posts stand true to scale`() {
        let times = times([.started: 0, .noticed: 45, .resolved: 180])
        #expect(places(times) == [0, 0.25, 1])
        #expect(timeStrip(times, .sample()).description.contains("<li>to scale</li>"))
    }

    @Test func `while it goes on the rail ends now`() {
        let now = start.addingTimeInterval(120 * 60)
        #expect(places(times([.started: 0, .noticed: 30]), end: now) == [0, 0.25])
        #expect(StripRail(times([.started: 0, .noticed: 30]), end: now)?.spans.map(\.until) == [.noticed, .now])
    }

    @Test func `marks of one moment do not divide by nothing`() {
        #expect(places(times([.started: 0, .noticed: 0])) == [0, 0])
    }

    @Test func `in an incident of two days the gaps of its first hour are seen, and the rail is broken`() throws {
        let times = times([.started: 0, .noticed: 45, .raised: 60, .mitigated: 2880])
        let posts = try #require(places(times))
        #expect(zip(posts, posts.dropFirst()).allSatisfy { $1 - $0 > 0.08 })
        let html = timeStrip(times, .sample()).description
        #expect(html.contains("class=\"break\""))
        #expect(html.contains("longer than drawn"))
        #expect(!html.contains("to scale"))
    }

    @Test func `the legend explains the strokes that are there, and no other`() {
        let html = timeStrip(times([.started: 0, .noticed: 30, .resolved: 60]), .sample()).description
        #expect(html.contains("until noticed") && html.contains("until resolved"))
        #expect(!html.contains("until mitigated") && !html.contains("until now"))
    }

    @Test func `an unknown mark has its words and no post`() {
        var times = times([.started: 0, .resolved: 60])
        times[.noticed] = .unknown()
        #expect(StripRail(times, end: nil)?.posts.map(\.mark) == [.started, .resolved])
        let html = timeStrip(times, .sample()).description
        #expect(html.contains("<b>Noticed</b> <span class=\"unknown\">unknown</span>"))
    }

    @Test func `a gap is told from the known mark before it`() {
        let html = timeStrip(times([.started: 0, .noticed: 45, .mitigated: 60]), .sample()).description
        #expect(html.contains("45 min later"))
        #expect(html.contains("15 min later"))
    }

    @Test func `an impossible order is pointed out and drawn as entered`() {
        let html = timeStrip(times([.noticed: 10, .raised: 8]), .sample()).description
        #expect(html.contains("Alarm raised is before noticed"))
        #expect(html.contains("2 min earlier"))
    }

    @Test func `nothing is drawn for a single moment that is over`() {
        #expect(StripRail(times([.noticed: 0]), end: nil) == nil)
        #expect(!timeStrip(times([.noticed: 0]), .sample()).description.contains("<svg"))
    }
}

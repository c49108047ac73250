import Domain
import Foundation
import HTML
import Testing

@testable import WebApp

@Suite struct TimesTests {
    /// 2026-03-01 23:40 UTC
    let instant = Date(timeIntervalSince1970: 1_772_408_400)

    @Test func `a time names its zone and is followed by the viewer's own`() {
        let html = timestamp(instant, .sample(zone: "Europe/Stockholm"), relative: false).description
        #expect(html.contains(">2026-03-01 23:40 UTC</time>"))
        #expect(html.contains(">2026-03-02 00:40 your time</time>"))
    }

    @Test func `somebody whose clock shows UTC sees it once`() {
        #expect(!timestamp(instant, .sample()).description.contains("your time"))
    }

    @Test func `an entry of a timeline names the day only where it is another one`() {
        let stockholm = eventTime(Moment(instant), since: nil, .sample(zone: "Europe/Stockholm")).description
        let newYork = eventTime(Moment(instant), since: nil, .sample(zone: "America/New_York")).description
        #expect(stockholm.contains(">2 Mar, 00:40 your time<"))
        #expect(newYork.contains(">18:40 your time<"))
    }

    @Test func `an entry says how far into the incident it was`() {
        let html = eventTime(Moment(instant), since: instant.addingTimeInterval(-720), .sample()).description
        #expect(html.contains("T+12 min"))
    }

    @Test func `an approximate time says so, and an unknown one is unknown`() {
        let approximate = Moment(instant, precision: .approximate)
        #expect(momentText(approximate, .sample()).description.hasPrefix("about "))
        #expect(eventTime(approximate, since: nil, .sample()).description.contains("~"))
        #expect(momentText(.unknown(), .sample()).description.contains("unknown"))
    }
}

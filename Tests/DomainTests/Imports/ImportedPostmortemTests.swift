import Foundation
import Testing

@testable import Domain

/// A document as the import reads it in the tests.
func imported(_ text: String, name: String = "incident.md", head: [String: [String]] = [:]) -> ImportedPostmortem {
    return ImportedPostmortem(
        ImportSource(name: name, text: text, head: head),
        ImportContext(now: Date(timeIntervalSince1970: 1_793_000_000), zone: .gmt))
}

@Suite("Reading a postmortem from elsewhere")
struct ImportedPostmortemTests {
    @Test func `the first heading is the title, and the sections follow with their text as written`() {
        let read = imported(
            "# Orders locked\n\n## Summary\n\nNobody could *order*.\n\n## Root cause\n\nA lock.\n\n### Why\n\nNo timeout.\n"
        )
        #expect(read.title == "Orders locked")
        #expect(read.sections.map(\.title) == ["Summary", "Root cause"])
        #expect(read.sections.map(\.text) == ["Nobody could *order*.", "A lock.\n\n### Why\n\nNo timeout."])
        #expect(read.summary == "Nobody could *order*.")
        #expect(read.sections.map(\.lines) == [3...6, 7...14])
    }

    @Test func `names in bold begin sections whether their text stands beside or below them`() {
        let read = imported(
            "# Gone\n\n**Impact:**\n\nAll.\n\n**Root cause:** A lock\n\n**Trigger:**\n\nA job.\n\n**Resolution:** Off\n"
        )
        #expect(read.sections.map(\.title) == ["Impact", "Root cause", "Trigger", "Resolution"])
        #expect(read.sections.map(\.text) == ["All.", "A lock", "A job.", "Off"])
        let listed = imported("# Gone\n\n**Impact:**\n\n- **Cause:** none\n\n**Mood:** bad\n")
        #expect(listed.sections.map(\.text) == ["- **Cause:** none\n\n**Mood:** bad"])
    }

    @Test(arguments: ["14.02.2020", "- 14.02.2020", "**14.02.2020**", "We looked later.\n\n14.02.2020"])
    func `a day above the times of a timeline is told by its entries`(day: String) {
        let read = imported("# Gone\n\n## Timeline\n\n\(day)\n- 18:52 Down\n- 19:22 Seen\n")
        #expect(read.timeline.map { $0.moment.instant?.timeIntervalSince1970 } == [1_581_706_320, 1_581_708_120])
        let introduction = day.hasPrefix("We") ? "We looked later.\n\n" : ""
        #expect(read.sections.map(\.text) == [introduction + "{{timeline}}"])
    }

    @Test func `without a heading the title comes from the front matter, and then from the name of the file`() {
        #expect(
            imported("## Summary\n\nx\n\n## Timeline\n", head: ["title": ["From the head"]]).title == "From the head")
        #expect(imported("## Summary\n\nx\n\n## Timeline\n", name: "2021-05-09-coin-values.md").title == "Coin values")
    }

    @Test(arguments: [
        ("**Date:** 3 March 2024\n\ntext", "x.md", "2024-03-03"), ("- **Dato:** 04.02.2020", "x.md", "2020-02-04"),
        (
            "| \u{9805}\u{76EE} | \u{5024} |\n|--|--|\n| \u{767A}\u{751F}\u{65E5}\u{6642} | 2026\u{5E74}3\u{6708}23\u{65E5} 19:25 JST |",
            "x.md", "2026-03-23"
        ),
        ("# Title\n\nNo day in it", "2020-02-18.md", "2020-02-18"), ("# Title", "PM_20210509_x.md", "2021-05-09"),
        ("# Title 5-26-21\n\nx", "x.md", "2021-05-26"),
        ("# T\n\n## Timeline\n\n| 2021-03-31 12:06 | x |", "x.md", "2021-03-31"),
    ])
    func `the day of the incident is found`(text: String, name: String, day: String) {
        #expect(imported(text, name: name).day?.value.iso == day)
    }

    @Test(arguments: [("SEV-2", 2), ("P1", 1), ("Sev 3 (proposed)", 3), ("Critical", 1), ("4", 4), ("h\u{F8}y", 2)])
    func `a severity is read in its usual forms`(written: String, level: Int) {
        #expect(imported("**Severity:** \(written)\n\n**Date:** 2024-01-01\n").severity?.value.level == level)
    }

    @Test func `facts name services and times`() {
        let read = imported(
            "# T\n\n- Date: 2024-01-01\n- Services: Checkout, Search\n- Detected: 10:05\n- **Resolved:** 2024-01-01 11:00 UTC\n"
        )
        #expect(read.services.map(\.value) == ["Checkout", "Search"])
        #expect(read.times[.noticed]?.value.instant == Date(timeIntervalSince1970: 1_704_103_500))
        #expect(read.times[.resolved]?.value.instant == Date(timeIntervalSince1970: 1_704_106_800))
        #expect(read.times[.resolved]?.line == 6)
    }

    @Test func `a timeline of lines becomes entries and a block in their place`() {
        let read = imported(
            "# T\n\n## Timeline 2024-01-01\n\nAll times in UTC.\n\n- 10:00 It broke\n- 10:20 It was mended\n\n## After\n\nx"
        )
        #expect(read.timeline.map(\.text) == ["It broke", "It was mended"])
        #expect(read.timeline.map(\.line) == [7, 8])
        #expect(read.timeline[1].moment.instant == Date(timeIntervalSince1970: 1_704_104_400))
        #expect(read.sections.map(\.text) == ["{{timeline}}", "x"])
    }

    @Test func `a timeline with code keeps its text as well`() {
        let read = imported("# T\n\n## Timeline\n\n### 2024-01-01 10:00\n\nIt broke:\n\n```\nlog  line\n```\n")
        #expect(read.timeline.count == 1)
        #expect(read.sections.first?.text.contains("```\nlog  line\n```") == true)
    }

    @Test func `a section of another name is a timeline where most of it begins with times`() {
        let read = imported(
            "# T\n\n**Date:** 2024-01-01\n\n**Context:**\n\n15:35 - Pushed\n\n16:08 - Found\n\n16:59 - Declared\n")
        #expect(read.timeline.map(\.text) == ["Pushed", "Found", "Declared"])
        #expect(imported("# T\n\n## Background\n\nOne.\n\n10:00 is early.\n\nTwo.\n").timeline.isEmpty)
    }

    @Test func `bold labels in front of a document are its sections`() {
        let read = imported(
            "# T\n\n**Dato:** 04.02.2020\n\n**Sammendrag:** Kort tekst\nover to linjer\n\n**Konsekvens:**\n\n- en\n- to\n"
        )
        #expect(read.sections.map(\.title) == ["Details", "Sammendrag", "Konsekvens"])
        #expect(read.sections.map(\.text) == ["**Dato:** 04.02.2020", "Kort tekst\nover to linjer", "- en\n- to"])
    }

    @Test func `what went well and where luck helped are findings`() {
        let read = imported(
            "# T\n\n## Lessons learned\n\nIntro.\n\n### What went well\n\n- The alert\n  with a detail\n\n### Where we got lucky\n\n1. It was night\n"
        )
        #expect(read.findings.map(\.kind) == [.wentWell, .gotLucky])
        #expect(read.findings.map(\.title) == ["The alert with a detail", "It was night"])
        #expect(read.sections.map(\.text) == ["Intro.\n\n{{findings}}"])
    }

    @Test func `so is a paragraph that says one of them, and not a long text`() {
        let long = String(repeating: "It went well for many reasons. ", count: 30)
        let read = imported(
            "# T\n\n### Hva gikk bra\n\nFeilen ble rettet raskt opp\n(~20 min).\n\n### Hva gikk d\u{E5}rlig\n\n\(long)\n"
        )
        #expect(read.findings.map(\.title) == ["Feilen ble rettet raskt opp (~20 min)."])
        #expect(read.sections.map(\.text) == ["{{findings}}", long.trimmed])
        #expect(read.doubts.allSatisfy { !$0.sentence.contains("only in the original") })
    }

    @Test func `a link by reference has its address wherever its text goes`() {
        let read = imported(
            "# T\n\n## Impact\n\nSee [the fix][1], [a], `[a]`, [b][] and [c](/c).\n\n## Action items\n\n- Merge [the fix][1]\n\n"
                + "## Links\n\n[1]: https://a.example/1\n[A]: <https://a.example/a> \"A\"\n[b]: /b\n")
        #expect(
            read.sections.first?.text
                == "See [the fix](https://a.example/1), [a](<https://a.example/a> \"A\"), `[a]`, [b](/b) and [c](/c).")
        #expect(read.followUps.map(\.address) == ["https://a.example/1"])
        #expect(read.sections.last?.text.hasPrefix("[1]: https") == true)
    }

    @Test func `keys of guardrails are mentioned once each`() {
        #expect(imported("# T\n\nGR-7 held, gr-12 did not; GR-7 again.").guardrails == ["GR-7", "GR-12"])
    }
}

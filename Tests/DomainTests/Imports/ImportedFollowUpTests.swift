import Foundation
import Testing

@testable import Domain

@Suite("Reading the actions of a postmortem")
struct ImportedFollowUpTests {
    private func actions(_ text: String) -> [ImportedFollowUp] {
        imported("# T\n\n## Action items\n\n" + text).followUps
    }

    @Test func `a table names the action, the owner, the day, the state and the link`() {
        let read = actions(
            """
            | # | Action | Type | Owner | Due | Status | Ticket |
            |---|---|---|---|---|---|---|
            | 1 | Add a lock | prevent | Priya Nair | 2024-03-01 | **Done** | https://tracker.example/1 |
            | 2 | Watch the disk | detect | n/a | | in progress | [#2](https://tracker.example/2) |
            """)
        #expect(read.map(\.title) == ["Add a lock", "Watch the disk"])
        #expect(read.map(\.owner) == ["Priya Nair", ""])
        #expect(read.map(\.due?.iso) == ["2024-03-01", nil])
        #expect(read.map(\.isDone) == [true, false])
        #expect(read.map(\.isStarted) == [false, true])
        #expect(read.map(\.address) == ["https://tracker.example/1", "https://tracker.example/2"])
        #expect(read[0].detail == "Type: prevent")
    }

    @Test(arguments: [
        ("- [x] Add a lock", true), ("- [ ] Add a lock", false), ("- ~~Add a lock~~", true),
        ("- DONE: Add a lock", true),
        ("1. Add a lock (done)", true), ("- \u{2705} Add a lock", true), ("- Add a lock", false),
        ("* [DONE] Add a lock", true),
    ])
    func `an item is done where it is marked`(line: String, isDone: Bool) {
        #expect(actions(line).map(\.isDone) == [isDone])
        #expect(actions(line).map(\.title) == ["Add a lock"])
    }

    @Test(arguments: [
        ("- **Priya Nair**: Add a lock", "Priya Nair"), ("- Add a lock (Priya Nair)", "Priya Nair"),
        ("- Add a lock (Owner: Priya Nair, due 2024-03-01)", "Priya Nair"), ("- @priya Add a lock", "@priya"),
        ("- **@priya**: Add a lock", "@priya"), ("- **Add locks**: to every table", ""), ("- Add a lock", ""),
    ])
    func `an owner is read where people write one`(line: String, owner: String) {
        #expect(actions(line).map(\.owner) == [owner])
    }

    @Test func `a link is the address in the tracker, and its label stays in the title`() {
        let read = actions(
            "- Add a lock [#3497](https://tracker.example/3497)\n- Look at https://tracker.example/9, please")
        #expect(read.map(\.address) == ["https://tracker.example/3497", "https://tracker.example/9"])
        #expect(read.map(\.title) == ["Add a lock #3497", "Look at https://tracker.example/9, please"])
    }

    @Test func `groups become a part of the detail`() {
        let read = imported(
            "# T\n\n## Actions\n\n### Process\n\n- Tell people\n\nLater:\n\n- Ask people\n  - and note it\n")
        #expect(read.followUps.map(\.title) == ["Tell people", "Ask people"])
        #expect(read.followUps.map(\.detail) == ["Process", "Later\n\n- and note it"])
        #expect(read.sections.map(\.text) == ["{{follow-ups}}"])
    }

    @Test func `sentences around a list remain as prose`() {
        let read = imported("# T\n\n## Action items\n\nEach has a ticket.\n\n- One thing\n\nAnd that is all.\n")
        #expect(read.sections.map(\.text) == ["Each has a ticket.\n\n{{follow-ups}}\n\nAnd that is all."])
    }
}

@Suite("Reading what Handrail exported")
struct ImportedExportTests {
    private static let export = """
        # Orders locked

        INC-12 · Incident · SEV2 (Major) · Post-incident

        *This is a draft.*

        ## Summary

        Nobody could order.

        ## Timeline

        | Time (UTC) | What happened |
        | --- | --- |
        | 2024-03-01 10:00 | It broke |
        | about 2024-03-01 10:20 | It was mended |

        ## Findings

        - **Missing guardrail**: No lock on the table

          More about it.
          - Follow-up FU-3 (done)
          - No guardrail yet

        ## Follow-ups

        | Follow-up | State | Owner | Due | Evidence |
        | --- | --- | --- | --- | --- |
        | FU-3 Add a lock | Done | Priya Nair | 2024-04-01 | [https://a.example/1](https://a.example/1) |
        | FU-4 Watch the disk | Proposed | no owner yet |  |  |

        - FU-3

          With a *test*.
        """

    @Test func `its records come back as they were`() {
        let head = [
            "key": ["INC-12"], "incident_kind": ["incident"], "severity": ["SEV2"],
            "times.started.at": ["2024-03-01T10:00:00Z"],
        ]
        let read = imported(Self.export, head: head)
        #expect(read.severity?.value == .sev2)
        #expect(read.day?.value.iso == "2024-03-01")
        #expect(read.times[.started]?.value.instant == Date(timeIntervalSince1970: 1_709_287_200))
        #expect(read.timeline.map(\.text) == ["It broke", "It was mended"])
        #expect(read.timeline.map(\.moment.precision) == [.exact, .approximate])
        #expect(read.findings.map(\.kind) == [.missingGuardrail])
        #expect(read.findings.map(\.detail) == ["More about it."])
        #expect(read.followUps.map(\.title) == ["Add a lock", "Watch the disk"])
        #expect(read.followUps.map(\.detail) == ["With a *test*.", ""])
        #expect(read.followUps.map(\.owner) == ["Priya Nair", ""])
        #expect(read.followUps.map(\.isDone) == [true, false])
        #expect(read.followUps.map(\.address) == ["https://a.example/1", ""])
        #expect(read.sections.map(\.text) == ["Nobody could order.", "{{timeline}}", "{{findings}}", "{{follow-ups}}"])
        #expect(read.lost(from: MarkdownLines(Self.export)).isEmpty)
    }
}

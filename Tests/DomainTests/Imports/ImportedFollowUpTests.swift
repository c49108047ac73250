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
        #expect(read[0].detail == "Type: prevent\n\nStatus: **Done**")
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

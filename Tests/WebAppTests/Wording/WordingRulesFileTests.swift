import Domain
import Foundation
import TestSupport
import Testing
import WebApp

@testable import Wording

/// The rules file that everybody gets. How well it tells blame from its lookalikes is counted by
/// `script/measure wording`.
struct WordingRulesFileTests {
    private let rulebook: WordingRulebook

    init() throws {
        rulebook = try WordingRules.load(folder: TestApp.root.appending(path: "Templates/wording"))
    }

    @Test func `each rule finds its example, and none finds a counter-example or what it proposes instead`() {
        for rule in rulebook.rules {
            #expect(rulebook.hints(for: rule.example).contains { $0.rule.id == rule.id }, "\(rule.id)")
            #expect(rulebook.hints(for: rule.counterExample).map(\.rule.id) == [], "\(rule.id)")
            #expect(rulebook.hints(for: rule.instead).map(\.rule.id) == [], "\(rule.id)")
        }
        #expect(Set(rulebook.rules.map(\.category)) == Set(WordingCategory.allCases))
    }

    @Test func `a folder's own names are known, and it may have none`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "wording-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: TestApp.root.appending(path: "Templates/wording/en.md"), to: folder.appending(path: "en.md"))
        let sentence = "Qwyllet should have checked the disk."
        #expect(try WordingRules.load(folder: folder).hints(for: sentence).isEmpty)
        try Data("---\nname: Names\n---\nqwyllet,\nzorbo\n".utf8).write(to: folder.appending(path: "names.md"))
        #expect(try WordingRules.load(folder: folder).hints(for: sentence).count == 1)
    }

    @Test(arguments: IncidentRole.allCases)
    func `whoever has a part in an incident is somebody`(role: IncidentRole) {
        let name = role.publicName.prefix(1).uppercased() + role.publicName.dropFirst()
        #expect(rulebook.hints(for: "\(name) ignored the warning.").map(\.words) == ["\(name) ignored"])
    }

    @Test func `sixty kilobytes are read in few steps, and twice the text takes twice as many`() throws {
        let folder = TestApp.root.appending(path: "Measures/wording/building/documents")
        let texts = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
        let once = texts.joined(separator: "\n\n") + "\n\n"
        let steps = [1, 2, 4].map { rulebook.reading(of: String(repeating: once, count: $0)).steps }
        #expect(steps == [steps[0], 2 * steps[0], 4 * steps[0]])
        // About a tenth of a microsecond each.
        #expect(steps[0] * 60_000 / once.utf8.count < 200_000)
    }

    @Test(arguments: [
        "The queue filled up because the on-call engineer forgot to switch the terminal.",
        "Tim should have checked the disk.",
        "Tim made a mistake.", "Maria deleted the production database.",
        "Well done to whoever merged this on a Friday.",
        "It is not the first time that Tim has done this.",
    ])
    func `the plainest blame is found`(text: String) {
        #expect(rulebook.hints(for: text).count == 1)
    }

    @Test(arguments: [
        "The eviction manager failed to delete the pods.", "Developers continue to work on a fix.",
        "Users are encouraged to upgrade.", "An ill-timed kill of the leader was a complete failure.",
        "The heap showed 10x fragmentation.", "We recovered from a bad deploy.", "Please look at the dashboard.",
        "We wrote to the customers to make them aware.", "We are committed to ensuring that it stays up.",
        "The lock was held, presumably because there is no master.", "10:31 dave: I don't think that is it",
        "10:32 dave: I have no idea what the spike was", "“I forgot to switch the terminal,” said the engineer.",
    ])
    func `plain engineering and reported speech are left alone`(text: String) {
        #expect(rulebook.hints(for: text).map(\.words) == [])
    }

    /// What in reviews, handbooks and our own documentation once got a hint.
    @Test(arguments: [
        "The team went ahead with the deploy after the checks had passed.",
        "The operator was in a hurry, because the window closed at six.",
        "A tired engineer at four in the morning reads the second line and not the first.",
        "More attention to capacity is planned for the next quarter.",
        "The pager goes to whoever released last.", "Whoever recorded the drill may change it.",
        "HR has been told of the new payroll date.", "A lead may do nothing on this page.",
        "Administrators own the server and could read the file anyway.",
        "Management approved the budget for a second region in June.",
        "It would have taken a second monitor to see both tables.", "Rashid's terminal shows the same error.",
        "A look at the invoice shows two items for the same day.",
        "Everyone knew where the runbook was, and nobody had to search.",
        "The change that fixed it was Emeka's.", "Callers have to be very careful not to hold the lock.",
        "People who do not understand English can choose another language.",
    ])
    func `what only sounds like blame is left alone`(text: String) {
        #expect(rulebook.hints(for: text).map(\.words) == [])
    }

    /// Each with what looks like it and blames nobody.
    @Test(arguments: [
        ("It was Tim's cleanup that emptied the bucket.", "It was the job's cleanup that emptied the bucket."),
        ("Root cause = operator entered the wrong shard.", "Root cause = the operator pod entered a crash loop."),
        ("Cause code: human.", "Cause code: 137."),
        ("The outage was caused by incorrect handling by staff.", "The outage was caused by incorrect time zones."),
        ("12:04 Maria pastes the wrong key.", "12:04 the importer picks the wrong key."),
        ("Tim again.", "The alert fired again."),
        ("The nightly copy was started by Tim despite the freeze.", "The nightly copy started despite the freeze."),
        ("It would have been easy for the reviewer to ask.", "It would have been easy to read in another colour."),
        ("Instead of asking, Maria restarted the queue.", "Instead of waiting, the job retried at once."),
        ("The team omitted to raise a ticket.", "The validator failed to raise an exception."),
        ("They ought to have tested it.", "The rows ought to be sorted."),
        ("Any competent engineer would have asked.", "Any engineer with the role could run the command."),
        ("Action: slow down and think before you type.", "Slow down the rollout to one region per hour."),
        ("Let's all keep our eyes open.", "Let us keep the port open."),
        ("Lessons learned: read the whole page before you act.", "Lesson learned: the page is cut at 200 lines."),
        ("The handover was thrown together in five minutes.", "The shards were merged in five minutes."),
        ("A conscientious engineer leaves a note.", "An engineer left a note in the ticket."),
        ("The reviewer was in a hurry to leave.", "The review window was two hours long."),
        ("Maria had no business touching the router.", "The business calendar has no holidays."),
        ("Someone has to answer for this.", "The resolver has to answer for this zone."),
        ("HR has been informed.", "The on-call has been informed."),
        ("Trust in the DBA team is gone.", "The trust anchor of the resolver is gone."),
        ("The warning was there in plain sight.", "The warning was on the third screen."),
        ("Great catch by QA, three weeks too late.", "Thanks to QA the fault was found before the release."),
        ("With his usual speed Tim joined the call.", "The copy ran with its usual speed."),
        ("The engineer was to wait for the approval and did not.", "The engineer was to wait and did."),
        ("Nothing prevented the team from writing a test.", "Nothing prevented the operator from deleting it."),
        ("In place of following the runbook, Tim guessed.", "In place of the lock there is a queue now."),
        ("The vendor did not find it necessary to tell us.", "The vendor did not find the fault in the log."),
        ("The network people kept it to themselves.", "The nodes kept the lock."),
        ("The typo is Tim's.", "The fix is Tim's."), ("Ask Tim why the replica was read-only.", "Ask Tim for a key."),
        ("Even a superficial test would have shown it.", "The test would have shown it in staging only."),
        ("Everybody saw the graph climb and nobody spoke.", "Everybody saw the graph on the wall."),
        ("Tim restarted the leader instead of the follower.", "Tim restarted the leader and then the follower."),
        ("Thanks to Tim's stubbornness we lost a day.", "Thanks to Tim's stubbornness we lost nothing."),
    ])
    func `blame is told from what looks like it`(blame: String, plain: String) {
        #expect(!rulebook.hints(for: blame).isEmpty)
        #expect(rulebook.hints(for: plain).map(\.words) == [])
    }
}

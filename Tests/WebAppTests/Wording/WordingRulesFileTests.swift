import Domain
import Foundation
import TestSupport
import Testing
import WebApp
import Wording

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
}

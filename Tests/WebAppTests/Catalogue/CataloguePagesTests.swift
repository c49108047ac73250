import Domain
import Foundation
import TestSupport
import Testing

@testable import WebApp

@Suite("The catalogue")
struct CataloguePagesTests {
    static let named = [
        "molly-guard", "dry-run", "environment-check", "pre-migration-snapshot", "row-count-guard", "statement-timeout",
        "backward-compatible-migrations", "soft-delete", "branch-protection", "code-owners", "least-privilege",
        "just-in-time-access", "separate-credentials", "network-isolation", "bastion", "database-proxy", "audit-log",
        "change-alert", "immutable-backup", "deletion-protection", "canary", "automatic-rollback", "one-click-rollback",
        "deploy-freeze", "immutable-infrastructure", "pre-mortem", "onboarding-scenario",
    ]

    @Test func `holds every safeguard, each with its proof, its bypass and its relatives`() async throws {
        let mei = try await TestApp().browser(as: .mei)
        let list = try await mei.open("/guardrails/catalogue")
        for slug in CataloguePagesTests.named {
            #expect(list.links.contains { $0.address == "/guardrails/catalogue/\(slug)" }, "\(slug)")
            let page = try await mei.open("/guardrails/catalogue/\(slug)")
            for heading in ["How to prove it", "How it is bypassed", "A weaker relative", "A stronger relative"] {
                #expect(page.has(heading), "\(slug)")
            }
        }
        #expect(try await mei.open("/guardrails/catalogue/nothing").status == 404)
    }

    @Test func `a guardrail begins with an entry, and the entry names what was made from it`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        try await story.mei.open("/guardrails/catalogue/row-count-guard")
        try await story.mei.click("Make a guardrail from it")
        var page = try await story.mei.press("Add the guardrail", [("state", "proposed")])
        page = try await story.mei.open("/guardrails/GR-1")
        for words in [
            "Row-count guard", "Medium: automatic limit", "Proven by a test, every 60 days.",
            "Statements typed into a console.",
        ] {
            #expect(page.has(words), "\(words)")
        }
        page = try await story.mei.open("/guardrails/catalogue/row-count-guard")
        #expect(page.links.contains { $0.address == "/GR-1" || $0.address == "/guardrails/GR-1" })
        #expect(page.has("Row-count guard Proposed") && !page.has("Proposed Proposed"))
    }

    @Test func `what a finding asks for already is not suggested again`() async throws {
        let story = try await ChainStory()
        try await story.addFinding("A cleanup deleted rows without a row count")
        var page = try await story.mei.open("/findings/1")
        #expect(page.has("The finding says “count … row”") || page.has("Row-count guard"))
        try await story.mei.click("Use Row-count guard")
        try await story.mei.press("Add the guardrail", [("state", "proposed")])
        page = try await story.mei.open("/findings/1")
        #expect(!page.links.contains { $0.text == "Use Row-count guard" })
        #expect(page.has("Asks for"))
    }

    @Test func `a file that is not as it should be is named with what is wrong`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "catalogue-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let good = try String(
            contentsOf: TestApp.root.appending(path: "Templates/guardrails/canary.md"), encoding: .utf8
        )
        .replacing("weaker: one-click-rollback\nstronger: automatic-rollback\n", with: "")
        for (wrong, sentence) in [
            (good.replacing("kind: canary", with: "kind: bird"), "“bird” is not a valid value for kind."),
            (
                good.replacing("## How it is bypassed", with: "## Bypass"),
                "It needs a text under each of these headings"
            ),
            (good.replacing("name:", with: "nmae:"), "nmae"),
            (good.replacing("proof_every_days: 90", with: "proof_every_days: 0"), "Use a number from 1 to 3650."),
        ] {
            try Data(wrong.utf8).write(to: folder.appending(path: "canary.md"))
            let problem = #expect(throws: UnreadableFile.self) { try GuardrailCatalogue.load(folder: folder) }
            #expect(problem?.description.contains(sentence) == true, "\(problem?.description ?? "")")
        }
        try Data(good.utf8).write(to: folder.appending(path: "canary.md"))
        #expect(try GuardrailCatalogue.load(folder: folder).entries.map(\.slug) == ["canary"])
    }
}

import Domain
import Foundation
import Storage
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
            for heading in ["How to prove it", "How it can be bypassed", "A weaker relative", "A stronger relative"] {
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
            "Row-count guard", "Medium: automatic limit", "To be proven by a test, every 60 days.",
            "Statements typed into a console.",
        ] {
            #expect(page.has(words), "\(words)")
        }
        page = try await story.mei.open("/guardrails/catalogue/row-count-guard")
        #expect(page.links.contains { $0.address == "/GR-1" || $0.address == "/guardrails/GR-1" })
        #expect(page.has("Row-count guard Proposed") && !page.has("Proposed Proposed"))
    }

    @Test func `has forty-five entries or more, each with failures in many wordings and a report that ended with it`()
        throws
    {
        let catalogue = try GuardrailCatalogue.load(folder: TestApp.root.appending(path: "Templates/guardrails"))
        #expect((45...60).contains(catalogue.entries.count))
        for entry in catalogue.entries {
            #expect(entry.failures.count >= 7, "\(entry.slug)")
            #expect(entry.reports.allSatisfy { $0.hasPrefix("https://") } && !entry.reports.isEmpty, "\(entry.slug)")
        }
    }

    @Test func `a suggestion that is turned down goes, is listed, and comes back`() async throws {
        let story = try await ChainStory()
        try await story.addFinding("The certificate expired and nobody noticed")
        try await story.mei.open("/findings/1")
        var page = try await story.mei.press("Does not fit")
        #expect(page.has("“Expiry watched” is turned down here."))
        #expect(!page.links.contains { $0.text == "Use Expiry watched" })
        #expect(page.has("Turned down for this finding: 1"))
        page = try await story.mei.open("/guardrails/suggestion-answers")
        #expect(page.has("Turned down Expiry watched for The certificate expired and nobody noticed"))
        try await story.mei.open("/findings/1")
        page = try await story.mei.press("Suggest it again")
        #expect(page.links.contains { $0.text == "Use Expiry watched" })
    }

    @Test func `a suggestion that becomes a guardrail is accepted, and says so for the next finding with its words`()
        async throws
    {
        let story = try await ChainStory()
        try await story.addFinding("The certificate of the gateway expired")
        try await story.mei.open("/findings/1")
        try await story.mei.click("Use Expiry watched")
        try await story.mei.press("Add the guardrail", [("state", "proposed")])
        try await story.addFinding("Another gateway had a certificate that expired")
        let page = try await story.mei.open("/findings/2")
        #expect(page.has("Accepted here before for similar words: 1."))
        #expect(try await story.mei.open("/guardrails/suggestion-answers").has("Accepted Expiry watched"))
    }

    @Test func `guardrails that are there already come first, and the answer what they did is kept`() async throws {
        let story = try await ChainStory()
        try await story.addFinding("The certificate of the gateway expired")
        for name in ["Row limit", "Certificate expiry alarm of the gateway", "Lock timeout", "Canary"] {
            _ = try await story.app.store.change(by: .command("test"), at: story.app.clock.now) {
                try $0.addGuardrail(
                    GuardrailEdit(name: name, kind: .alert, position: .detect, strength: .engineeredWarning))
            }
        }
        var page = try await story.mei.open("/findings/1")
        #expect(page.has("Guardrails you have"))
        #expect(page.has("Certificate expiry alarm of the gateway"))
        page = try await story.mei.press("It was bypassed")
        #expect(page.has("Was bypassed in INC-1"))
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

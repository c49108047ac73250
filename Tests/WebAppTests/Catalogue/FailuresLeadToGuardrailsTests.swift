import Domain
import TestSupport
import Testing
import WebApp

/// Failures of the kind that everybody knows, written down as a team would: what happened, and what the review learned.
struct Failure: CustomTestStringConvertible, Sendable {
    let title: String
    let summary: String
    let findings: [(kind: FindingKind, title: String)]
    /// Entries of the catalogue that a review of it should be led to.
    let leadsTo: [String]

    var testDescription: String { title }

    static let all = [
        Failure(
            title: "Wrong rows deleted by a quick fix in production",
            summary:
                """
                A colleague corrected a customer's data directly in the production database, without a \
                ticket and without a second pair of eyes. The condition was wrong and other customers' rows \
                were deleted.
                """,
            findings: [
                (.missingGuardrail, "Nothing showed how many rows the statement would delete"),
                (.accessTooWide, "Every developer could write to the production database"),
                (.missingGuardrail, "A direct change needs no ticket and no review"),
            ],
            leadsTo: [
                "row-count-guard", "dry-run", "least-privilege", "just-in-time-access", "branch-protection",
                "soft-delete",
            ]),
        Failure(
            title: "A migration that took seconds on staging locked the orders for hours",
            summary:
                "Staging holds a thousand rows, production fifty million. The migration locked the table and no order went through.",
            findings: [
                (.missingGuardrail, "No estimate of the table size and no limit on how long a lock is held"),
                (.surprise, "We believed it would behave the same as on staging"),
                (.missingGuardrail, "The migration began without a backup before it"),
            ],
            leadsTo: [
                "statement-timeout", "row-count-guard", "pre-migration-snapshot", "backward-compatible-migrations",
                "pre-mortem",
            ]),
        Failure(
            title: "A forgotten change of a setting took the site down three weeks later",
            summary:
                "An environment variable was changed on the server by hand to get through an evening. Nobody reverted it, and nothing told us that it differed.",
            findings: [
                (.missingGuardrail, "Settings can be changed by hand and unreviewed on a production server"),
                (.detectionGap, "The forgotten setting was not noticed for three weeks"),
            ],
            leadsTo: ["immutable-infrastructure", "code-owners", "change-alert", "audit-log"]),
        Failure(
            title: "A force push to main removed the commits of three colleagues",
            summary: "To get past a merge conflict the branch was pushed with force.",
            findings: [(.missingGuardrail, "The main branch accepts a forced push from anyone")],
            leadsTo: ["branch-protection"]),
        Failure(
            title: "The wrong bucket was deleted",
            summary:
                "What looked like the staging bucket was the one of production. All files of our users were gone; versioning was off.",
            findings: [
                (.missingGuardrail, "One command deletes a production bucket, with all that is in it"),
                (.accessTooWide, "The same credentials open the bucket of staging and of production"),
                (.gotLucky, "There was no backup of the bucket; a colleague had a copy"),
            ],
            leadsTo: [
                "deletion-protection", "molly-guard", "separate-credentials", "least-privilege", "immutable-backup",
                "soft-delete",
            ]),
        Failure(
            title: "Items in a factory scrapped by a test on a developer's machine",
            summary:
                """
                A local development environment was still connected to the live database after a debugging \
                session. A new feature was tried out and scrapped a hundred real items. The colleagues in \
                the plant called the next day.
                """,
            findings: [
                (
                    .missingGuardrail,
                    "Development and production are not separated: a local environment writes to the live database"
                ),
                (.accessTooWide, "A developer keeps write access to production data after the debugging is done"),
                (.missingGuardrail, "The production database can be reached from any laptop on the network"),
                (
                    .detectionGap,
                    "Nothing told us that production data was changed unexpectedly; the plant called the next day"
                ),
                (.gotLucky, "A restore from the latest snapshot happened to lose nothing"),
            ],
            leadsTo: [
                "separate-credentials", "least-privilege", "just-in-time-access", "network-isolation", "bastion",
                "database-proxy",
                "audit-log", "change-alert", "immutable-backup",
            ]),
        Failure(
            title: "A cleanup meant for staging deleted four million transactions",
            summary:
                """
                The script took its connection string from an environment variable, left over from a \
                debugging session two weeks earlier. It asked nothing, showed nothing, and deleted millions \
                of rows in production. The backup was three days old.
                """,
            findings: [
                (.missingGuardrail, "The script did not check which environment it was in"),
                (.missingGuardrail, "There was no dry run that shows what would be deleted"),
                (.weakGuardrail, "The prompt was “are you sure”, and did not say which database"),
                (.missingGuardrail, "Nothing stops a statement that deletes millions of rows"),
                (.accessTooWide, "Production credentials lie on laptops"),
                (.responseGap, "The last backup was three days old, and records had to be reconciled by hand"),
                (.missingGuardrail, "No snapshot is taken before a migration"),
                (.missingGuardrail, "Deleted records are gone: there is no undo"),
            ],
            leadsTo: [
                "environment-check", "dry-run", "molly-guard", "row-count-guard", "least-privilege",
                "separate-credentials",
                "immutable-backup", "pre-migration-snapshot", "soft-delete",
            ]),
        Failure(
            title: "A rehearsal of a data migration corrupted production for ten hours",
            summary:
                "The script was to be shown on staging. The address was changed, the database name was not, and the local database has the same name as production's.",
            findings: [
                (
                    .missingGuardrail,
                    "The script compares its target with nothing: half a change led to the wrong database"
                ),
                (.accessTooWide, "A local development machine can reach production directly"),
                (.surprise, "The local database has the same name as the one of production"),
                (.responseGap, "To roll back took hours, since the restore had not been tried"),
            ],
            leadsTo: [
                "environment-check", "network-isolation", "separate-credentials", "least-privilege", "immutable-backup",
            ]),
    ]
}

@Suite("What a failure leads to")
struct FailuresLeadToGuardrailsTests {
    @Test(arguments: Failure.all)
    func `is what its review would recommend, by the suggestions on its findings`(failure: Failure) async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        try await mei.declare(failure.title, severity: 1)
        try await mei.open("/incidents/INC-1/edit")
        try await mei.press("Save", [("summary", failure.summary)])
        var suggested: Set<String> = []
        for finding in failure.findings {
            try await mei.open("/incidents/INC-1/findings/new")
            let page = try await mei.press(
                "Add the finding", [("kind", finding.kind.rawValue), ("title", finding.title)])
            let slugs = page.links.filter { $0.text.hasPrefix("Use ") }.compactMap { link in
                link.address.split(separator: "=").dropFirst().first?.split(separator: "&").first.map(String.init)
            }
            #expect(slugs.count <= Catalogue.suggested)
            suggested.formUnion(slugs)
        }
        for slug in failure.leadsTo { #expect(suggested.contains(slug), "\(slug) is not among \(suggested.sorted())") }
    }

    @Test func `comes best fit first, each with the words that led to it`() async throws {
        let story = try await ChainStory()
        try await story.addFinding("The certificate expired and nobody noticed")
        let page = try await story.mei.open("/findings/1")
        let names = page.links.filter { $0.text.hasPrefix("Use ") }.map(\.text)
        #expect(names.count == Catalogue.suggested)
        #expect(names.first == "Use Expiry watched")
        #expect(page.has("The finding says “") && page.has("“certificate”"))
        #expect(page.has("A failure it stops: “The certificate ran out"))
    }

    @Test func `is answered even where no word is known`() async throws {
        let story = try await ChainStory()
        try await story.addFinding("Qwrtz plfgh")
        let page = try await story.mei.open("/findings/1")
        #expect(page.links.count { $0.text.hasPrefix("Use ") } == Catalogue.suggested)
    }
}

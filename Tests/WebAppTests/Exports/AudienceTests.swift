import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage
@testable import WebApp

@Suite("Audiences of an export")
struct AudienceTests {
    /// A published postmortem with one section for customers that has something of everything internal in it.
    private static func told() async throws -> Reviewed {
        let review = try await Reviewed("Mei broke db1.prod.internal")
        try await review.fill(with: "inside")
        try await review.writeRequired()
        let mei = try await review.person(.mei)
        let id = review.id
        try await review.change { change in
            try change.setRoles(of: id, [RoleAssignment(role: .scribe, personID: mei)])
        }
        try await review.write(
            "summary",
            """
            ### On db2.prod.internal

            Mei restarted `db1.prod.internal`, see INC-1, [the wiki](https://wiki.corp/x) and [status](https://status.example.com/1).
            ![the graph of db1](/images/1) [there](#on-db2prodinternal) Mail ops@corp.example.

            {{findings}}

            {{timeline}}
            """)
        try await review.priya.open("\(review.path)/edit")
        try await review.priya.press("Mark for customers", [])
        try await review.change { try $0.edit(PublicHosts(["status.example.com"])) }
        try await review.change { try $0.publishPostmortem(of: id) }
        return review
    }

    private static let internals = [
        "Mei", "Tanaka", "db1", "db2", "INC-1", "inc-1", "GR-1", "FU-1", "wiki.corp", "ops@", "images/",
        "Finding inside", "Follow-up inside",
    ]

    @Test func `the page shows what customers will read, and the archive has it once that was read`() async throws {
        let review = try await Self.told()
        let path = "/exports?which=ticked&incident=INC-1&audience=customers&format="
        let preview = try await review.priya.open(path + "html")
        #expect(preview.status == 200 && preview.has("What customers will read"))
        for words in ["db1.prod.internal", "an internal system", "https://wiki.corp/x", "the findings", "left out"] {
            #expect(preview.html.contains(words), "\(words)")
        }
        // Nothing leaves before that.
        let unread = try await review.priya.press("Download a zip archive")
        #expect(unread.response.bodyBytes != nil && unread.has("What customers will read"))
        let digest = try #require(
            try review.priya.page.html.firstMatch(of: /name="read" type="checkbox" value="([0-9a-f]+)"/)
        ).1
        for format in ExportFormat.allCases where format != .json {
            let archive = try await review.priya.open("\(path)\(format.rawValue)&read=\(digest)")
            #expect(archive.response.headers["content-type"] == "application/zip", "\(format)")
            let files = zipFiles(try await ExportArchiveTests.bytes(archive.response))
            #expect(files.count == 2)
            for (name, bytes) in files {
                let text = name + "\n" + String(decoding: bytes, as: UTF8.self)
                for word in Self.internals { #expect(!text.contains(word), "\(format): \(word) in \(text)") }
            }
            let all = files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
            #expect(all.contains("https://status.example.com/1") || format == .obsidian, "\(format)")
            #expect(all.lowercased().contains("the scribe restarted"), "\(format)")
        }
        #expect(try await review.priya.open(path + "json").status == 422)
        // What was read is what leaves.
        try await review.write("summary", "Another text for customers.")
        try await review.change { try $0.publishPostmortem(of: review.id, note: "Shorter") }
        #expect(try await review.priya.open("\(path)gfm&read=\(digest)").has("What customers will read"))
    }

    @Test func `customers get nothing that is not published and marked`() async throws {
        let review = try await Reviewed()
        try await review.writeRequired()
        let path = "/exports?which=all&drafts=on&audience=customers"
        #expect(try await review.priya.open(path).status == 422)
        try await review.priya.open("\(review.path)/edit")
        try await review.priya.press("Mark for customers", [])
        #expect(try await review.priya.open(path).status == 422)
        let id = review.id
        try await review.change { try $0.publishPostmortem(of: id) }
        #expect(try await review.priya.open(path).has("Written: summary."))
        try await review.priya.open("\(review.path)/edit")
        try await review.priya.press("Keep from customers", [])
        #expect(try await review.priya.open(path).status == 422)
    }

    @Test func `the team gets names, and the organisation roles`() async throws {
        let review = try await Self.told()
        let store = review.app.store
        func text(_ audience: ExportAudience) async throws -> String {
            try await ExportRun.text(
                of: review.id, .gfm, for: audience, baseURL: nil, store: store, as: .command("export"))?.text ?? ""
        }
        let (team, organisation) = (try await text(.team), try await text(.organisation))
        #expect(team.contains("by Priya Raman") && !organisation.contains("by Priya Raman"))
    }

    @Test func `the mark leaves with the front matter and comes back`() async throws {
        let review = try await Self.told()
        let text = try await review.export()
        #expect(text.contains("for_customers: [\"Summary\"]") || text.contains("for_customers:"))
        let folder = try ImportFolder(["a.md": text])
        let store = try Store()
        let run = try await ImportRun(
            [folder.path], zone: .gmt, now: review.app.clock.now, store: store, as: .command("import"))
        let now = review.app.clock.now
        _ = try await run.apply(to: store, as: .command("import"), now: { now })
        let marked = try await store.read(as: .command("test")) { reading in
            try reading.postmortemDocument(of: ID(1))?.sections.filter(\.isForCustomers).map(\.title)
        }
        #expect(marked == ["Summary"])
    }
}

import Domain
import Foundation
import Git
import TestSupport
import Testing

@testable import Storage
@testable import WebApp

@Suite("Exports to a git wiki")
struct WikiExportTests {
    private let page = "INC-1-rows-gone.md"

    @Test func `only what has changed is committed, and the message names it`() async throws {
        let house = try await WikiHouse()
        let first = try await house.export()
        #expect(first.written == ["INC-1"] && first.left.isEmpty && first.commit != nil)
        #expect(
            try house.files == ["postmortems/\(page)", "postmortems/README.md", "postmortems/.handrail.json"])
        #expect(try await house.export().commit == nil)
        try await house.publish("Wrong host")
        let second = try await house.export()
        #expect(second.written == ["INC-2"])
        #expect(try house.log == ["Handrail: Export INC-1", "Handrail: Export INC-2"])
        let changed = try house.git(["-C", house.repository, "show", "--format=", "--name-only", "main"])
        #expect(!changed.contains(page) && changed.contains("INC-2-wrong-host.md"))
    }

    @Test func `an edit in the wiki is reported, and stays through later exports`() async throws {
        let house = try await WikiHouse()
        _ = try await house.export()
        try house.edit(page) { $0.replacing("Written: summary.", with: "Written: summary. Seen by Bea.") }
        try house.edit("mine.md") { _ in "mine" }
        try await house.publish("Wrong host")
        try await house.review.write("summary", "Rewritten.")
        let id = house.review.id
        try await house.review.change { try $0.publishPostmortem(of: id, note: "Better") }
        for _ in 0..<2 {
            let report = try await house.export()
            #expect(report.left.count == 1 && report.left[0].hasPrefix("\(page) was edited in the wiki by Bea on "))
            #expect(try house.page(page).contains("Seen by Bea.") && !house.page(page).contains("Rewritten."))
        }
        #expect(try house.page("mine.md") == "mine")
        #expect(try house.page("INC-2-wrong-host.md").contains("# Wrong host"))
    }

    @Test func `an edit is taken in as a submission, merged with what was written since`() async throws {
        let house = try await WikiHouse()
        let id = house.review.id
        try await house.review.write("summary", "The job deleted rows. Nobody noticed, see INC-1. Ask @mei.")
        try await house.review.change { try $0.publishPostmortem(of: id, note: "Better") }
        _ = try await house.export()
        try house.edit(page) { $0.replacing("The job deleted", with: "The nightly job deleted") }
        try await house.review.write("summary", "The job deleted rows. Nobody noticed for hours, see INC-1. Ask @mei.")
        let report = try await house.export(takesIn: true)
        #expect(report.takenIn == ["INC-1: took in the change of “Summary”."])
        let merged = "The nightly job deleted rows. Nobody noticed for hours, see INC-1. Ask @mei."
        let text = try await house.review.app.store.read(as: .command("test")) { reading in
            try reading.postmortemDocument(of: id)?.sections.first?.text
        }
        #expect(text == merged)
        // Until readers here see it, the wiki keeps its own text.
        #expect(try house.page(page).contains("The nightly job deleted rows. Nobody noticed, see"))
        let waiting = try await house.export()
        #expect(waiting.left.count == 1 && waiting.left[0].contains("until a revision with it is published"))
        try await house.review.change { try $0.publishPostmortem(of: id, note: "Better") }
        let last = try await house.export(takesIn: true)
        #expect(last.left.isEmpty && last.takenIn.isEmpty && last.written == ["INC-1"])
        #expect(try house.page(page).contains("The nightly job deleted rows. Nobody noticed for hours"))
    }

    @Test func `what cannot be taken in is never overwritten`() async throws {
        let house = try await WikiHouse()
        _ = try await house.export()
        try house.edit(page) {
            $0.replacing("Written: summary.", with: "Written: summary, by Bea.") + "\n## More\n\nMy own words.\n"
        }
        for _ in 0..<2 {
            let report = try await house.export(takesIn: true)
            #expect(report.takenIn == ["INC-1: took in the change of “Summary”."])
            #expect(report.left.contains { $0.contains("“More” is new on the page. That was not taken in.") })
            #expect(try house.page(page).contains("My own words."))
        }
    }

    @Test(arguments: [
        ("severity: SEV", "severity: was SEV", "The front matter, line"),
        ("INC-1 \u{00B7} Incident", "INC-1 \u{00B7} Drill", "What the records say, line"),
        ("| Planted", "| Not planted", "The timeline, line"),
    ])
    func `a change that is in no text is told with its place, and never overwritten`(
        old: String, new: String, part: String
    ) async throws {
        let house = try await WikiHouse()
        let id = house.review.id
        try await house.review.change { change in
            let entry = TimelineEventEdit(moment: Moment(change.now), text: "Planted")
            _ = try change.addToTimeline(of: id, [entry])
        }
        try await house.review.change { try $0.publishPostmortem(of: id, note: "Better") }
        _ = try await house.export()
        let before = try house.page(page)
        try #require(before.contains(old))
        try house.edit(page) { $0.replacing(old, with: new) }
        for _ in 0..<2 {
            let report = try await house.export(takesIn: true)
            #expect(report.left.contains { $0.hasPrefix("\(page): \(part)") && $0.hasSuffix("That was not taken in.") })
            #expect(try house.page(page) == before.replacing(old, with: new))
        }
    }

    @Test(arguments: [("# Rows gone", "# Rows lost"), ("title: Rows gone", "title: Rows lost")])
    func `a changed title is taken in, unless it was changed here too`(old: String, new: String) async throws {
        let house = try await WikiHouse()
        let id = house.review.id
        _ = try await house.export()
        try house.edit(page) { $0.replacing(old, with: new) }
        #expect(try await house.export(takesIn: true).takenIn == ["INC-1: took in the title “Rows lost”."])
        #expect(
            try await house.review.app.store.read(as: .command("test")) { try $0.incident(id)?.title } == "Rows lost")
        _ = try await house.export()
        let renamed = "INC-1-rows-lost.md"
        #expect(try house.files.contains("postmortems/\(renamed)") && !house.files.contains("postmortems/\(page)"))
        try house.edit(renamed) { $0.replacing("# Rows lost", with: "# Rows found") }
        try await house.review.change { change in
            guard var details = try change.reading.fields(of: id)?.details else { return }
            details.title = "Rows back"
            try change.edit(id, details, from: 2)
        }
        let report = try await house.export(takesIn: true)
        #expect(
            report.left.first
                == "\(renamed): The title “Rows found”: It is “Rows back” here by now. That was not taken in.")
        #expect(try house.page(renamed).contains("# Rows found"))
    }

    @Test func `pages that are gone or renamed here leave the wiki, unless they were edited there`() async throws {
        let house = try await WikiHouse()
        try await house.publish("Wrong host")
        try await house.publish("Wrong port")
        _ = try await house.export()
        try house.edit("INC-3-wrong-port.md") { $0 + "\nMore.\n" }
        let priya = try await house.review.person(.priya)
        let store = house.review.app.store
        try await store.change(by: .person(priya, .administrator), at: house.review.app.clock.now) { change in
            for number in [Int64(2), 3] {
                try change.setAudience(of: .incident(ID<Incident>(number)), Audience(people: [priya]))
            }
            guard var details = try change.reading.fields(of: ID<Incident>(1))?.details else { return }
            details.title = "Rows lost"
            try change.edit(ID(1), details, from: 1)
        }
        let report = try await house.export()
        #expect(report.removed == ["INC-2"] && report.written == ["INC-1"])
        #expect(report.left.count == 1 && report.left[0].hasPrefix("INC-3-wrong-port.md is no longer exported"))
        let files = try house.files
        #expect(files.contains("postmortems/INC-1-rows-lost.md") && files.contains("postmortems/INC-3-wrong-port.md"))
        #expect(!files.contains("postmortems/\(page)") && !files.contains("postmortems/INC-2-wrong-host.md"))
        try house.edit("INC-1-rows-lost.md") { _ in nil }
        #expect(try await house.export().left.contains { $0.contains("was removed from the wiki") })
        #expect(try !house.files.contains("postmortems/INC-1-rows-lost.md"))
    }

    @Test func `nothing in a repository leads a write elsewhere or runs a program`() async throws {
        let house = try await WikiHouse()
        let secret = house.folder.path + "/secret"
        try Data("secret".utf8).write(to: URL(fileURLWithPath: secret))
        for hook in ["pre-receive", "post-receive", "update"] {
            let path = house.repository + "/hooks/\(hook)"
            try FileManager.default.createDirectory(
                atPath: house.repository + "/hooks", withIntermediateDirectories: true)
            try Data("#!/bin/sh\ntouch \(house.folder.path)/ran\n".utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        _ = try await house.export()
        #expect(!FileManager.default.fileExists(atPath: house.folder.path + "/ran"))
        for hook in ["pre-receive", "post-receive", "update"] {
            try FileManager.default.removeItem(atPath: house.repository + "/hooks/\(hook)")
        }
        try house.edit(page) { _ in nil }
        let clone = house.folder.path + "/clone"
        try FileManager.default.createSymbolicLink(
            atPath: clone + "/postmortems/\(page)", withDestinationPath: secret)
        try house.git(["-C", clone, "add", "--all"])
        try house.git(["-C", clone, "-c", "user.name=Bea", "-c", "user.email=b@example.org", "commit", "-qm", "link"])
        try house.git(["-C", clone, "push", "--quiet", "origin", "HEAD:main"])
        let report = try await house.export(takesIn: true)
        #expect(report.left.count == 1)
        #expect(try String(contentsOfFile: secret, encoding: .utf8) == "secret")
        for folder in ["../x", "/x", "a//b", ".git/hooks", "a/.GIT"] {
            #expect(throws: GitProblem.self) {
                try WikiExport.Target(address: GitAddress(house.repository), folder: folder)
            }
        }
    }

    @Test func `a working copy gets the files, and is left alone while it has changes of its own`() async throws {
        let house = try await WikiHouse()
        let copy = house.folder.path + "/copy"
        try house.git(["clone", "--quiet", house.repository, copy])
        _ = try await house.export(to: copy)
        let file = URL(fileURLWithPath: copy + "/postmortems/\(page)")
        #expect(try String(contentsOf: file, encoding: .utf8).contains("Written: summary."))
        try await house.review.write("summary", "Rewritten.")
        let id = house.review.id
        try await house.review.change { try $0.publishPostmortem(of: id, note: "Better") }
        try Data("mine".utf8).write(to: file)
        await #expect(throws: GitProblem.self) { try await house.export(to: copy) }
        #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
    }

    @Test func `a manifest that somebody changed leads git and edits nowhere else`() async throws {
        let house = try await WikiHouse()
        try await house.publish("Wrong host")
        _ = try await house.export()
        let priya = try await house.review.person(.priya)
        let now = house.review.app.clock.now
        try await house.review.app.store.change(by: .person(priya, .administrator), at: now) { change in
            try change.setAudience(of: .incident(ID<Incident>(2)), Audience(people: [priya]))
        }
        try house.edit(page) { $0.replacing("Written: summary.", with: "Planted.") }
        try house.edit(".handrail.json") { $0.replacing("\"key\" : \"INC-1\"", with: "\"key\" : \"INC-2\"") }
        _ = try await house.export(takesIn: true)
        let texts = try await house.review.app.store.read(as: .person(priya, .administrator)) { reading in
            try [1, 2].flatMap { try reading.postmortemDocument(of: ID<Incident>($0))?.sections.map(\.text) ?? [] }
        }
        #expect(!texts.contains { $0.contains("Planted") })
        try house.edit(".handrail.json") {
            $0.replacing(/"blob" : "[0-9a-f]+"/, with: "\"blob\" : \"--batch-all-objects\"")
                .replacing("\"INC-2\"", with: "\"INC-1\"")
        }
        await #expect(throws: GitProblem.self) { try await house.export(takesIn: true) }
    }

    @Test func `a manifest that cannot be read stops the export`() async throws {
        let house = try await WikiHouse()
        _ = try await house.export()
        try house.edit(".handrail.json") { _ in "{}" }
        await #expect(throws: GitProblem.self) { try await house.export() }
    }
}

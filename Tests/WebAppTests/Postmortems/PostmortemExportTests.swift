import Domain
import Foundation
import FrontMatter
import Markdown
import Storage
import TestSupport
import Testing

struct PostmortemExportTests {
    private struct Head: Decodable {
        struct Time: Decodable {
            let at: String?
            let precision: String
            let zone: String?
        }
        let key: String
        let title: String
        let severity: String
        let services: [String]
        let times: [String: Time]
        let guardrails: [String]
    }

    /// Titles and texts with everything that means something in Markdown, HTML or YAML.
    static let hostile = [
        "a < b & c > d | e `f` --- *g* _h_ [i](j) #k ~l~ \"m\" 'n' : - o # p",
        "--- : yes | <b>bold</b> &amp; ``` `` ` \\ \\| {{timeline}} !link",
        "# - 1. + > | = `|` <!-- x --> [a]: b",
        "名前 e\u{301} 👩‍🔧 ﷽ — “quoted” • 100 % @here",
    ]

    @Test(arguments: hostile)
    func `every value comes out as the words that went in, here and in cmark`(words: String) async throws {
        let review = try await Reviewed("Title \(words)")
        try await review.fill(with: words)
        try await review.write(
            "summary", "Text with `code | pipe` & an ampersand, 1 < 2.\n\n| a | b |\n|---|---|\n| `x|y` | z |\n")
        let export = try await review.export()
        let (yaml, body) = try #require(FrontMatter.split(export))
        let head: Head = try FrontMatter.decode(from: yaml)
        #expect(head.title == "Title \(words)".trimmingCharacters(in: .whitespaces))
        #expect(head.services == ["Service \(words)"])
        #expect(head.guardrails == ["GR-1"])

        let ours = Markdown.plainText(body).words
        let theirs = try #require(try cmarkText(body)).words
        for (place, text) in [("ours", ours), ("cmark", theirs)] {
            for name in ["Title", "Finding", "Follow", "Guardrail", "Service"] {
                #expect(text.contains("\(name) \(words)".words), "\(name) in \(place): \(body)")
            }
            #expect(text.contains("Text with code pipe an ampersand 1 2"), "\(place)")
        }
    }

    @Test func `the front matter tells the five times with their precision and zone`() async throws {
        let review = try await Reviewed()
        try await review.change { change in
            try change.setTimes(
                of: review.id,
                IncidentTimes([
                    .started: Moment(
                        Date(timeIntervalSince1970: 1_772_323_200), precision: .approximate, zone: "Europe/Stockholm"),
                    .noticed: Moment(Date(timeIntervalSince1970: 1_772_326_800)), .raised: .unknown(),
                ]))
        }
        let (yaml, _) = try #require(FrontMatter.split(try await review.export()))
        let head: Head = try FrontMatter.decode(from: yaml)
        #expect(head.key == "INC-1")
        #expect(head.severity == "SEV2")
        #expect(head.times["started"]?.at == "2026-03-01T00:00:00Z")
        #expect(head.times["started"]?.precision == "approximate")
        #expect(head.times["started"]?.zone == "Europe/Stockholm")
        #expect(head.times["raised"]?.precision == "unknown")
        #expect(head.times["raised"]?.at == nil)
        #expect(head.times["resolved"] == nil)
    }

    @Test func `a section stays as it was typed, but for the level of its headings`() async throws {
        let review = try await Reviewed()
        let typed =
            "## Why\n\n    # indented code\n\n```sh\n# a comment\n```\n\n- ~~~\n  # in a list\n  ~~~\n\nPhase two\n=========\n\nLast *line*  \nbroken"
        try await review.write("what-made-it-easy", typed)
        let export = try await review.export()
        let expected =
            typed.replacingOccurrences(of: "## Why", with: "#### Why")
            .replacingOccurrences(of: "Phase two\n=========", with: "### Phase two")
        #expect(export.contains("## What made it easy\n\n\(expected)\n"))
    }

    @Test(arguments: [
        "```\nlog line", "- ~~~\n  log line", "<!-- never ended", "<pre>\nnever ended", "> ```\n> quoted",
    ])
    func `what somebody forgot to end does not swallow the sections behind it`(text: String) async throws {
        let review = try await Reviewed()
        try await review.write("summary", text)
        try await review.write("the-fix", "The last words.")
        let (_, body) = try #require(FrontMatter.split(try await review.export()))
        #expect(Markdown.headings(of: body).map(\.title).suffix(2).contains("The fix"))
        #expect(try #require(try cmarkText(body)).words.contains("The last words"))
        let shown = Markdown.plainText(text).words
        #expect(Markdown.plainText(body).words.contains(shown))
    }

    @Test func `blocks stand where a section asks for them, and what no section shows is appended`() async throws {
        let review = try await Reviewed()
        try await review.fill(with: "here")
        try await review.write("which-guardrail-was-missing", "It was this one:\n\n{{findings}}\n\nNo more.")
        try await review.write("the-fix", "Only words.")
        try await review.write("what-happened", "Only words.")
        let export = try await review.export()
        #expect(export.contains("It was this one:\n\n- **Missing guardrail**: Finding here\n"))
        #expect(export.contains("  - Guardrail GR-1 Guardrail here (strong, in place, unproven)\n\nNo more.\n"))
        #expect(export.components(separatedBy: "## Findings").count == 1)
        for heading in ["## Timeline", "## Follow-ups", "## Guardrails"] {
            #expect(export.components(separatedBy: "\n\(heading)\n").count == 2, "\(heading)")
        }
        #expect(export.contains("| 2026-03-01 12:00 | Event **here** |"))
        #expect(export.contains("{{") == false)
    }

    @Test func `the same data gives the same bytes, whoever asks and whenever`() async throws {
        let review = try await Reviewed()
        try await review.fill(with: "again")
        let first = try await review.export()
        review.app.clock.advance(by: 400 * 86_400)
        let mei = try await review.app.browser(as: .mei)
        #expect(try await mei.open("\(review.path).md").html == first)
    }

    @Test func `it is offered under the incident's key and title`() async throws {
        let review = try await Reviewed("Wrong “host”: größe/../x")
        let response = try await review.priya.open("\(review.path).md").response
        #expect(response.headers["content-type"]?.hasPrefix("text/markdown; charset=utf-8") == true)
        let offer = try #require(response.headers["content-disposition"])
        #expect(offer.hasPrefix("attachment; filename=\"INC-1-wrong-host-gr"))
        #expect(offer.contains("..") == false)
    }
}

extension Reviewed {
    /// One of everything, with these words in every name.
    func fill(with words: String) async throws {
        let id = id
        let now = app.clock.now
        try await change { change in
            let service = try change.createService(ServiceEdit(name: "Service \(words)"))
            let incident = try change.reading.incident(id)
            try change.edit(
                id,
                IncidentEdit(
                    title: incident?.title ?? "", kind: .incident, severity: .sev2, summary: "", howNoticed: words,
                    surprise: words, services: [service]), from: incident?.version ?? 0)
            _ = try change.addToTimeline(of: id, [.init(moment: Moment(now), text: "Event **here**")])
            let finding = try change.addFinding(
                to: id, FindingEdit(kind: .missingGuardrail, title: "Finding \(words)", detail: "One.\n\n- two"))
            let followUp = try change.addFollowUp(
                FollowUpEdit(
                    title: "Follow \(words)", detail: "How.", evidenceAddress: "https://example.org/a(b)|c?d=e&f"),
                incident: id, finding: finding, state: .proposed)
            let guardrail = try change.addGuardrail(
                GuardrailEdit(
                    name: "Guardrail \(words)", kind: .dryRun, position: .prevent, strength: .forcingFunction),
                state: .inPlace)
            try change.link(guardrail, .addedBy, .followUp(followUp))
            try change.link(guardrail, .wouldHaveCaught, .incident(id), note: "Note \(words)")
            try change.setImpacts(
                of: id, [Impact(kind: .records, certainty: .estimated, quantity: 4_200_000, note: "rows \(words)")])
        }
    }
}

extension String {
    /// Its words with one space between them: runs of letters, marks and digits.
    var words: String {
        unicodeScalars.split { scalar in
            !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark)
        }.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }
}

/// What the reference implementation of CommonMark makes of a text, as plain text; nil where it is not installed.
func cmarkText(_ markdown: String) throws -> String? {
    let program = URL(fileURLWithPath: "/usr/bin/cmark")
    guard FileManager.default.isExecutableFile(atPath: program.path) else { return nil }
    let file = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString).md")
    try Data(markdown.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let output = Pipe()
    process.executableURL = program
    process.arguments = ["--unsafe", file.path]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return plainText(ofHTML: String(decoding: data, as: UTF8.self))
}

private func plainText(ofHTML html: String) -> String {
    var text = ""
    var isTag = false
    for character in html {
        if character == "<" { isTag = true }
        if !isTag { text.append(character) }
        if character == ">" { isTag = false }
    }
    for (reference, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replacingOccurrences(of: reference, with: plain)
    }
    return text
}

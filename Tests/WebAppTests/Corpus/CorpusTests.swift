import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// Real reviews on their way through the pages: declared, pasted, read, exported.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct CorpusTests {
    @Test(arguments: CorpusDocument.all)
    func `a real review goes in and comes out with every word`(document: CorpusDocument) async throws {
        let (timeline, sections) = try document.parts()
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/incidents/new")
        try await priya.press("Declare", [("title", "Review of \(document.path.prefix(80))"), ("severity", "2")])

        if !timeline.isEmpty {
            try await priya.open("/incidents/INC-1/timeline/paste")
            let preview = try await priya.press(
                "Check the entries", [("lines", timeline), ("day", document.day), ("zone", "UTC")])
            #expect(preview.status == 200)
            let saved = try await priya.press("Add them to the timeline")
            #expect(saved.status == 200)
        }
        try await priya.open("/incidents/INC-1/postmortem/new")
        try await priya.press("Start the postmortem", [("template", "guardrail-first")])
        let slugs = try priya.page.forms.flatMap(\.fields).map(\.name).filter { $0.hasPrefix("text-") }
            .map { String($0.dropFirst("text-".count)) }
        try #require(!slugs.isEmpty)
        var texts = ["what-happened": "{{timeline}}\n\n"]
        for (index, section) in sections.enumerated() {
            texts[slugs[index % slugs.count], default: ""] += section + "\n"
        }
        for (slug, text) in texts {
            try await priya.open("/incidents/INC-1/postmortem/sections/\(slug)")
            let page = try await priya.press("Save", [("text", text)])
            #expect(page.status == 200, "\(slug)")
        }

        let page = try await priya.open("/incidents/INC-1/postmortem")
        let export = try await priya.open("/incidents/INC-1/postmortem.md").html
        #expect(page.status == 200)
        expectEveryWord(of: sections, in: page.html, export, document)
        try await expectTimeline(timeline, in: page, export, document, app)
    }

    private func expectEveryWord(of sections: [String], in html: String, _ export: String, _ document: CorpusDocument) {
        let shown = Set(wordList(decoded(html)))
        for section in sections {
            let lost = Set(wordList(decoded(section))).subtracting(shown)
            #expect(lost.isEmpty, "not on the page: \(lost.sorted())")
            // Only headings may differ from what was typed, by their level, and words that would mention somebody elsewhere.
            for line in section.split(separator: "\n") where !line.allSatisfy({ "=-".contains($0) }) {
                let words = line.trimmingCharacters(in: CharacterSet(charactersIn: "# "))
                #expect(
                    words.isEmpty || export.replacing("<!-- -->", with: "").contains(words),
                    "not in the export: \(line)")
            }
        }
    }

    private func expectTimeline(
        _ timeline: String, in page: Page, _ export: String, _ document: CorpusDocument, _ app: TestApp
    ) async throws {
        let events = try await app.store.read(as: .command("test")) { reading in
            try reading.timeline(of: ID(1)).filter { $0.source == .pasted }
        }
        let known = events.compactMap(\.moment.instant)
        #expect(known.count == document.known)
        if let first = known.first { #expect(CivilTime(utc: first).text == document.first) }
        let said = Set(wordList(decoded(timeline)).filter { $0.contains { !$0.isNumber } }).subtracting(
            document.structure)
        let lostOnPage = said.subtracting(wordList(decoded(page.html)))
        let lostInExport = said.subtracting(wordList(decoded(export)))
        #expect(lostOnPage.isEmpty, "not on the page: \(lostOnPage.sorted())")
        #expect(lostInExport.isEmpty, "not in the export: \(lostInExport.sorted())")
    }

    @Test func `every document of the corpus renders and is exported`() async throws {
        let review = try await Reviewed()
        for document in Corpus.documents {
            let text = try Corpus.text(document)
            try await review.change { change in
                let section = try change.reading.postmortemDocument(of: review.id)?.sections.first
                guard let section else { return }
                try change.saveSection(section.id, text: text, from: section.revision)
            }
            for path in [review.path, "\(review.path).md"] {
                #expect(try await review.priya.open(path).status == 200, "\(document) at \(path)")
            }
        }
        #expect(Corpus.documents.count > 100)
    }
}

/// Runs of letters, marks and digits.
private func wordList(_ text: String) -> [String] {
    text.unicodeScalars.split { scalar in
        !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark)
    }.map { String(String.UnicodeScalarView($0)) }
}

/// Without character references and percent-encoding, so that an address and a text can be compared with what was
/// typed.
private func decoded(_ text: String) -> String {
    var text = text
    for (reference, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        text = text.replacingOccurrences(of: reference, with: plain)
    }
    return text.removingPercentEncoding ?? text.replacingOccurrences(of: "%", with: " ")
}

import Foundation
import Testing

@testable import Markdown

/// Every example of the CommonMark and GFM specifications: it gives the HTML that is expected there, or it is on the list
/// below with the reason.
///
/// Attributes that we add to every heading, link and list for our own pages do not count. `script/setup` fetches the two
/// documents from Debian's sources; they are no part of this project.
@Suite("The specifications")
struct SpecificationTests {
    struct Reason {
        let why: String
        let gfm: Set<Int>
        let commonMark: Set<Int>
    }

    private static let reasons = [
        Reason(
            why: "HTML that is not on our list is shown as text, and a comment not at all",
            gfm: Set(118...137).union(139...160).union([
                170, 288, 289, 317, 327, 354, 484, 485, 486, 500, 503, 532, 544,
            ])
            .union(632...636).union([642, 644]).union(647...651).union([653, 663, 664]),
            commonMark: Set(148...167).union(169...191).union([
                21, 31, 201, 308, 309, 344, 474, 475, 476, 490, 493, 523, 535,
            ])
            .union(612...616).union([622, 624]).union(627...631).union([642, 643])),
        Reason(
            why: "a path relative to the text leads nowhere here, so it is told and is no link",
            gfm: [163, 164, 172, 173, 501, 504, 505, 506, 507, 510, 511, 512, 530],
            commonMark: [194, 195, 203, 204, 483, 491, 494, 495, 497, 498, 501, 502, 503, 521]),
        Reason(
            why: "an image elsewhere would tell that somebody reads this, so its description is shown",
            gfm: [525, 528, 539, 581, 584, 585, 586, 588], commonMark: [516, 519, 530, 572, 575, 576, 577, 579]),
        Reason(
            why: "a link without an address leads nowhere",
            gfm: [169, 495, 496, 575], commonMark: [200, 484, 485, 486, 566]),
        Reason(
            why: "links lead to http, https and mail addresses alone",
            gfm: [508, 604, 606, 607, 609, 628], commonMark: [499, 595, 597, 598, 600]),
        Reason(
            why: "addresses are links without angle brackets too, as the GFM specification has it elsewhere",
            gfm: [610, 614, 616, 619, 620], commonMark: [601, 605, 607, 610, 611]),
        Reason(why: "the attributes of a box come in another order", gfm: [279, 280], commonMark: []),
    ]

    @Test(.enabled(if: SpecificationExample.all(of: "gfm") != nil))
    func `of GFM give the HTML that they expect, or say why not`() throws {
        try check("gfm", apartFrom: Self.reasons.flatMap(\.gfm), count: 673)
    }

    @Test(.enabled(if: SpecificationExample.all(of: "commonmark") != nil))
    func `of CommonMark give the HTML that they expect, or say why not`() throws {
        try check("commonmark", apartFrom: Self.reasons.flatMap(\.commonMark), count: 652)
    }

    private func check(_ name: String, apartFrom listed: [Int], count: Int) throws {
        let examples = try #require(SpecificationExample.all(of: name))
        #expect(examples.count == count)
        let different = examples.filter { plain(Markdown.html($0.markdown).description) != plain($0.html) }
        for example in different where !listed.contains(example.number) {
            Issue.record("\(name) \(example.number): \(example.markdown)\(Markdown.html(example.markdown))")
        }
        // No example is on the list that is the same.
        #expect(Set(listed).subtracting(different.map(\.number)).sorted() == [])
        #expect(Set(listed).count == listed.count)
    }

    private func plain(_ html: String) -> String {
        html.replacing(/[ ](?:id|rel|class|start-anchor|dir|tabindex|target)="[^"]*"/, with: "")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

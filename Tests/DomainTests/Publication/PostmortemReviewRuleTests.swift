import Foundation
import Testing

@testable import Domain

struct ReviewRuleTests {
    private static let alma = ID<Person>(1)
    private static let bo = ID<Person>(2)
    private static let cy = ID<Person>(3)
    private static let read = SectionRevisions([ID(1): 2, ID(2): 1])
    private static let later = SectionRevisions([ID(1): 3, ID(2): 1])

    @Test func `a postmortem moves by the rules and by no others`() {
        let ways: [PostmortemState: Set<PostmortemState>] = [
            .draft: [.inReview, .published], .inReview: [.draft, .changesRequested, .approved],
            .changesRequested: [.draft, .inReview, .approved],
            .approved: [.published, .draft, .inReview, .changesRequested], .published: [.archived],
            .archived: [.published], .notRequired: [],
        ]
        for state in PostmortemState.allCases {
            for target in PostmortemState.allCases {
                let isRefused = refuses { try state.checkMove(to: target) }
                #expect(isRefused != ways[state]?.contains(target), "\(state) to \(target)")
            }
        }
    }

    @Test func `the only author is not the only reviewer`() {
        #expect(refuses { try ReviewStanding.check([], authors: [Self.alma]) })
        #expect(refuses { try ReviewStanding.check([Self.alma], authors: [Self.alma]) })
        for (reviewers, authors) in [
            ([Self.bo], [Self.alma]), ([Self.alma, Self.bo], [Self.alma]), ([Self.alma], [Self.alma, Self.bo]),
            ([Self.alma], []),
        ] as [([ID<Person>], Set<ID<Person>>)] {
            #expect(!refuses { try ReviewStanding.check(reviewers, authors: authors) })
        }
    }

    @Test func `it is approved when everybody who was asked approved this very text`() {
        #expect(standing([]).outcome == .inReview)
        #expect(standing([(Self.bo, .approve, Self.read, 1)]).outcome == .inReview)
        #expect(standing([(Self.bo, .approve, Self.read, 1)]).waitingFor.map(\.personID) == [Self.cy])
        let both: [Said] = [(Self.cy, .approve, Self.read, 2), (Self.bo, .approve, Self.read, 1)]
        #expect(standing(both).outcome == .approved)
        #expect(standing(both, present: Self.later).outcome == .inReview)
        #expect(standing(both, present: Self.later).waitingFor.count == 2)
        #expect(standing([(Self.bo, .comment, Self.read, 3)] + both).outcome == .approved)
        #expect(standing([(Self.alma, .approve, Self.read, 3)]).outcome == .inReview)
    }

    @Test func `requested changes stand until their reviewer approves or is asked again`() {
        let requested: [Said] = [(Self.bo, .changesRequested, Self.read, 2), (Self.cy, .approve, Self.read, 1)]
        #expect(standing(requested).outcome == .changesRequested)
        #expect(standing(requested, present: Self.later).outcome == .changesRequested)
        #expect(standing(requested, askedAt: 3).outcome == .inReview)
        #expect(standing(requested, askedAt: 3).waitingFor.map(\.personID) == [Self.bo])
        #expect(standing([(Self.bo, .approve, Self.read, 3)] + requested).outcome == .approved)
    }

    @Test func `which text was read survives a form, and anything else is refused`() {
        #expect(SectionRevisions(text: Self.read.text) == Self.read)
        #expect(Self.read.text == "1.2-2.1")
        #expect(Self.later.changed(since: Self.read) == [ID(1)])
        for text in ["", "1", "1.0", "1.2-", "1.2-1.3", "x.1", "1.2.3", "1.99999999999999999999", "-1.2"] {
            #expect(SectionRevisions(text: text) == nil, "\(text)")
        }
    }

    @Test func `everything that stands in the way is named at once, each with its place`() {
        let sections = [
            section("summary", required: true, "It happened."), section("luck", required: false, ""),
            section("fix", required: true, " \n"), section("guardrail", required: true, ""),
        ]
        let flag = SectionFlag(
            id: ID(3), sectionID: ID(1), slug: "summary", sectionTitle: "Summary", theirs: "a", mine: "b",
            merged: "a b",
            theirAuthor: .init(id: nil, name: ""), myAuthor: .init(id: nil, name: ""), openedAt: .now)
        let check = PublishingCheck(
            sections: sections, flags: [flag],
            blocking: [.init(id: ID(7), sectionTitle: "Luck")], review: .missing)
        #expect(
            check.problems.map(\.field) == [
                "section-fix", "section-guardrail", "flag-3", "thread-7", "review",
            ])
        #expect(refuses { try check.requireNothing() })
        for review in [PublishingCheck.Review.approved, .notPossible, .publishedBefore] {
            #expect(PublishingCheck(sections: Array(sections.prefix(2)), review: review).problems == [])
        }
    }

    @Test func `a meeting warns when whoever leads it stood close to the incident`() {
        func meeting(_ facilitator: ID<Person>?) -> PostmortemMeeting {
            PostmortemMeeting(
                id: ID(1), postmortemID: ID(1), startsAt: .now, zone: "UTC", place: "",
                facilitator: facilitator.map { .init(personID: $0, name: "") }, attendees: [], version: 1)
        }
        let roles = [
            RoleAssignment(role: .guardrailLead, personID: Self.alma),
            RoleAssignment(role: .responder, personID: Self.bo),
            RoleAssignment(role: .facilitator, personID: Self.alma),
        ]
        #expect(meeting(Self.alma).conflicts(with: roles) == [.facilitatorLeadsTheGuardrail])
        #expect(meeting(Self.bo).conflicts(with: roles) == [.facilitatorResponded])
        #expect(meeting(Self.cy).conflicts(with: roles) == [])
        #expect(meeting(nil).conflicts(with: roles) == [])
    }

    private typealias Said = (ID<Person>, ReviewDecision, SectionRevisions, Double)

    /// Bo and Cy were asked to read what Alma wrote; the latest decision first.
    private func standing(
        _ decisions: [Said], askedAt: Double = 0, present: SectionRevisions = read
    ) -> ReviewStanding {
        let asked = Date(timeIntervalSince1970: askedAt)
        return ReviewStanding(
            reviewers: [Self.bo, Self.cy].map { Reviewer(personID: $0, name: "", askedAt: asked) },
            authors: [Self.alma],
            decisions: decisions.map { person, decision, text, at in
                GivenReviewDecision(
                    reviewerID: person, reviewerName: "", decision: decision, note: "",
                    revision: DocumentRevision(id: ID(1), number: 1, frozenAt: asked, sections: text),
                    givenAt: Date(timeIntervalSince1970: at))
            }, present: present)
    }

    private func section(_ slug: String, required: Bool, _ text: String) -> PostmortemSection {
        PostmortemSection(
            id: ID(1), postmortemID: ID(1), slug: slug, title: slug.capitalized, help: "", isRequired: required,
            text: text, revision: 1)
    }

    private func refuses(_ body: () throws -> Void) -> Bool {
        do {
            try body()
            return false
        } catch {
            return error is Refusal
        }
    }
}

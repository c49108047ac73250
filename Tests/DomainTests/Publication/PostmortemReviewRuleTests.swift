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

    @Test func `before publication it says what the review waits for, and nothing else`() {
        let (draft, later) = (standing([]), standing([(Self.bo, .approve, Self.read, 1)]))
        #expect(draft.review(in: .draft) == .notRequested)
        #expect(draft.review(in: .inReview) == .waiting(["Bo", "Cy"]))
        #expect(later.review(in: .inReview) == .waiting(["Cy"]))
        #expect(PublishingCheck.Review.waiting(["Cy"]).sentence == "Cy has not approved this text yet.")
        #expect(PublishingCheck.Review.waiting(["Bo", "Cy"]).sentence == "Bo and Cy have not approved this text yet.")
        let requested = standing([(Self.bo, .changesRequested, Self.read, 2)])
        #expect(requested.review(in: .changesRequested) == .changesRequested(["Bo"]))
        let both: [Said] = [(Self.cy, .approve, Self.read, 2), (Self.bo, .approve, Self.read, 1)]
        #expect(standing(both).review(in: .approved) == .approved)
        #expect(standing(both, present: Self.later).review(in: .approved) == .waiting(["Bo", "Cy"]))
        let alone = ReviewStanding(
            reviewers: [Reviewer(personID: Self.alma, name: "Alma", askedAt: .distantPast)], authors: [Self.alma],
            decisions: [], present: Self.read)
        #expect(alone.review(in: .inReview) == .waiting(["Alma"]))
    }

    @Test func `nobody approves a text that a comment of their own still blocks`() {
        func thread(by person: ID<Person>, isBlocking: Bool = true, isResolved: Bool = false) -> CommentThread {
            CommentThread(
                id: ID(7), sectionID: ID(1), sectionRevision: 1, quote: nil, isBlocking: isBlocking,
                resolvedAt: isResolved ? .now : nil, resolvedBy: nil,
                comments: [
                    Comment(
                        id: ID(1), threadID: ID(7), writtenBy: person, writerName: "", writtenAt: .now, editedAt: nil,
                        text: "Say how many.\nPlease.", version: 1)
                ])
        }
        func problem(_ threads: [CommentThread]) -> Refusal.Problem? {
            do {
                try ReviewStanding.checkApproval(by: Self.bo, threads, titles: [ID(1): "Summary"])
                return nil
            } catch {
                return error.problems.first
            }
        }
        let refusal = problem([thread(by: Self.cy), thread(by: Self.bo)])
        #expect(refusal?.field == "decision")
        #expect(
            refusal?.sentence
                == "Your comment on “Summary” is still marked as blocking: “Say how many.” Resolve it or mark it as not blocking, then approve."
        )
        for other in [
            thread(by: Self.cy), thread(by: Self.bo, isBlocking: false), thread(by: Self.bo, isResolved: true),
        ] {
            #expect(problem([other]) == nil)
        }
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
            outline(sections), flags: [flag],
            blocking: [.init(id: ID(7), sectionTitle: "Luck")], review: .notRequested)
        #expect(
            check.problems.map(\.field) == [
                "section-fix", "section-guardrail", "flag-3", "thread-7", "review",
            ])
        #expect(refuses { try check.requireNothing() })
        for review in [PublishingCheck.Review.approved, .notPossible, .publishedBefore] {
            #expect(PublishingCheck(outline(Array(sections.prefix(2))), review: review).problems == [])
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
            reviewers: [(Self.bo, "Bo"), (Self.cy, "Cy")].map { Reviewer(personID: $0, name: $1, askedAt: asked) },
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

    private func outline(_ sections: [PostmortemSection]) -> PostmortemOutline {
        PostmortemOutline(sections) { _ in .nothing }
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

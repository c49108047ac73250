import Foundation
import Testing

@testable import Domain

struct IncidentNextStepTests {
    @Test func `while it goes on its next state is the next step, whatever its postmortem`() {
        for step in [PostmortemStep.start, .write, .publish] {
            #expect(incident(.reported).nextStep(step) == .move(.active))
            #expect(incident(.active).nextStep(step) == .move(.mitigated))
            #expect(incident(.mitigated).nextStep(step) == .move(.resolved))
        }
    }

    @Test(arguments: [
        PostmortemStep.start, .write, .requestReview, .awaitReview(["Mei"]), .makeChanges(["Mei"]), .publish,
    ])
    func `once it is over its postmortem leads, and then it closes`(step: PostmortemStep) {
        #expect(incident(.resolved).nextStep(step) == .postmortem(step))
        #expect(incident(.postIncident).nextStep(step) == .postmortem(step))
        #expect(incident(.reported, .nearMiss).nextStep(step) == .postmortem(step))
        #expect(incident(.postIncident).nextStep(.none) == .move(.closed))
        #expect(incident(.resolved).nextStep(.none) == .move(.postIncident))
        #expect(incident(.closed).nextStep(step) == nil)
        #expect(incident(.merged).nextStep(step) == nil)
    }

    @Test func `a postmortem is written, reviewed, published, and then nothing is left`() {
        let (empty, written) = (check("", .notRequested), check("It happened.", .notRequested))
        #expect(PostmortemStep(nil, nil) == .start)
        #expect(PostmortemStep(.draft, empty) == .write)
        #expect(PostmortemStep(.draft, written) == .requestReview)
        #expect(PostmortemStep(.draft, check("It happened.", .notPossible)) == .publish)
        #expect(PostmortemStep(.inReview, check("", .waiting(["Mei"]))) == .awaitReview(["Mei"]))
        #expect(PostmortemStep(.changesRequested, check("", .changesRequested(["Mei"]))) == .makeChanges(["Mei"]))
        #expect(PostmortemStep(.approved, check("It happened.", .approved)) == .publish)
        for state in [PostmortemState.published, .archived, .notRequired] {
            #expect(PostmortemStep(state, written) == .none)
        }
    }

    private func incident(_ state: IncidentState, _ kind: IncidentKind = .incident) -> Incident {
        Incident(
            id: ID(1), title: "", kind: kind, severity: .sev2, state: state, declaredAt: .now, declaredBy: nil,
            updatedAt: .now)
    }

    private func check(_ text: String, _ review: PublishingCheck.Review) -> PublishingCheck {
        let section = PostmortemSection(
            id: ID(1), postmortemID: ID(1), slug: "summary", title: "Summary", help: "", isRequired: true, text: text,
            revision: 1)
        return PublishingCheck(PostmortemOutline([section]) { _ in .nothing }, review: review)
    }
}

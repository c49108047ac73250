import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

struct UnpublishedChangesTests {
    private let banner = "has changes that are not yet published"

    @Test func `the published page names what was changed since, to those who may write and to nobody else`()
        async throws
    {
        let review = try await Reviewed()
        try await review.publish()
        var page = try await review.priya.open(review.path)
        #expect(!page.has(banner))
        try await review.write("summary", "Four rows were deleted.")
        page = try await review.priya.open(review.path)
        #expect(page.has("“Summary” \(banner). Readers see the text below."))
        #expect(page.has("Written: summary."))
        #expect(try await review.observer().open(review.path).has("Written: summary."))
        #expect(try await !review.observer().open(review.path).has(banner))

        // A text that is as it was published again is no change.
        try await review.write("summary", "Written: summary.")
        #expect(try await !review.priya.open(review.path).has(banner))
    }

    @Test func `changes to a published text are reviewed from its banner on, and the banner goes with them`()
        async throws
    {
        let review = try await Reviewed()
        try await review.publish()
        try await review.write("summary", "Four rows were deleted.")
        try await review.write("what-happened", "The job ran twice.")
        var page = try await review.priya.open(review.path)
        #expect(page.has("“Summary” and “What happened” have changes that are not yet published."))
        page = try await review.priya.click("Review and publish the changes")
        #expect(page.has("Readers do not see the latest changes yet."))
        page = try await review.priya.press("Publish this revision", [("note", "The number of rows.")])
        #expect(page.has("Four rows were deleted."))
        #expect(try await !review.priya.open(review.path).has("not yet published"))
    }
}

extension Reviewed {
    /// Somebody who may read and not write.
    fileprivate func observer() async throws -> Browser {
        let browser = try await app.browser(as: .tomas)
        let id = try await person(.tomas)
        try await change { try $0.setLevel(of: id, to: .observer) }
        return browser
    }
}

import Domain
import Foundation
import ImageFiles
import Testing

@testable import Storage

struct ImageTests {
    /// A transparent pixel.
    static let pixel = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
            ?? Data()
    )

    @Test func `an image is kept as it came and belongs to its incident`() async throws {
        let story = try await Story()
        let file = try ImageFile(Self.pixel)
        let id = try await story.change { try $0.addImage(to: story.incident, named: "rows per minute.png", file) }
        let image = try #require(try await story.read { try $0.image(id) })
        #expect(image.title == "rows per minute")
        #expect(image.width == 1 && image.height == 1)
        #expect(image.size == Self.pixel.count)
        #expect(image.type == .png)
        #expect(image.createdBy == "Bo Lind")
        #expect(try await story.read { try $0.imageBytes(id) } == Self.pixel)
        #expect(try await story.read { try $0.images(ofIncident: story.other).isEmpty })
        #expect(try await story.lastEntry()?.action == "added an image")
    }

    @Test func `in the bin nobody sees it, and taken out it is as it was`() async throws {
        let story = try await Story()
        let image = story.image
        let before = try await story.read { (try $0.image(image), try $0.imageBytes(image)) }
        try await story.change { try $0.delete(.image(image)) }
        #expect(try await story.read { try $0.image(image) } == nil)
        #expect(try await story.read { try $0.imageBytes(image) } == nil)
        #expect(try await story.read { try $0.bin().items.map(\.title) } == ["a graph"])
        try await story.change { try $0.restore(.image(image)) }
        let after = try await story.read { (try $0.image(image), try $0.imageBytes(image)) }
        #expect(after.0 == before.0)
        #expect(after.1 == before.1)
    }

    @Test func `an incident that is not there takes no image`() async throws {
        let story = try await Story()
        let file = try ImageFile(Self.pixel)
        let fields = try await story.office.refusedFields {
            try await story.change { _ = try $0.addImage(to: ID(99), named: "a.png", file) }
        }
        #expect(fields == [""])
    }
}

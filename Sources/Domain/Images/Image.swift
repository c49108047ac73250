import Foundation

/// A picture that belongs to an incident: a screenshot, a graph, a photograph of the whiteboard.
package struct Image: Equatable, Sendable {
    package let id: ID<Image>
    package let incidentID: ID<Incident>
    package let type: ImageType
    /// A few words about the image, taken from the name of its file.
    package let title: String
    package let width: Int
    package let height: Int
    /// Bytes.
    package let size: Int
    package let createdAt: Date
    package let createdBy: String?

    package init(
        id: ID<Image>, incidentID: ID<Incident>, type: ImageType, title: String, width: Int, height: Int, size: Int,
        createdAt: Date, createdBy: String?
    ) {
        self.id = id
        self.incidentID = incidentID
        self.type = type
        self.title = title
        self.width = width
        self.height = height
        self.size = size
        self.createdAt = createdAt
        self.createdBy = createdBy
    }
}

/// The image formats that browsers show without running anything. SVG can contain scripts and is not allowed.
package enum ImageType: String, CaseIterable, Sendable {
    case png, jpeg, gif, webp

    package var mediaType: String { "image/\(rawValue)" }

    package var label: String {
        switch self {
        case .png: "PNG"
        case .jpeg: "JPEG"
        case .gif: "GIF"
        case .webp: "WebP"
        }
    }
}

import Domain
import Storage
import WebServer

extension Images {
    /// The bytes of an image, for whoever may see its incident. They were checked when they came, and the headers leave a
    /// browser no way to take them for anything but an image.
    static func show(_ visit: Visit) async throws -> Response {
        let id: ID<Image> = try visit.id("image")
        let image = try await visit.read { try $0.image(id).orNotFound() }
        let tag = "\"image-\(id)\""
        // Its bytes never change, but who may see them does: so it is kept, and asked about each time.
        if visit.request.headers["if-none-match"] == tag {
            return try imageResponse(image, Response(.notModified), tag: tag)
        }
        let bytes = try await visit.read { try $0.imageBytes(id).orNotFound() }
        return try imageResponse(image, .bytes(bytes, type: image.type.mediaType), tag: tag)
    }

    private static func imageResponse(_ image: Image, _ response: Response, tag: String) throws -> Response {
        var response = response
        let headers = [
            ("content-security-policy", "default-src 'none'; sandbox"), ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"), ("etag", tag), ("cache-control", "private, no-cache"),
            ("content-disposition", "inline; filename=\"image-\(image.id).\(image.type.rawValue)\""),
        ]
        for (name, value) in headers { try response.headers.set(name, value) }
        return response
    }
}

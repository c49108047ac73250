import Domain
import Storage
import WebServer

extension Images {
    /// Serves the bytes of an image to those who may see its incident. The bytes were checked on upload, and the
    /// headers keep browsers from treating them as anything but an image.
    static func show(_ visit: Visit) async throws -> Response {
        let id: ID<Image> = try visit.id("image")
        let image = try await visit.read { try $0.image(id).orNotFound() }
        let tag = "\"image-\(id)\""
        // The bytes never change, but who may see them does, so browsers may cache the image but must revalidate it
        // each time.
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

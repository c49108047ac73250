import Domain
import Foundation
import Storage
import WebServer

/// The files at `/incidents/:incident/postmortem/exports/:format`.
enum Exports {
    static func show(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        guard let format = visit.parameters["format"].flatMap(ExportFormat.init) else { throw Obstacle.notFound }
        return try await visit.exportedFile(id, format)
    }
}

extension Visit {
    /// A postmortem as a file to download.
    func exportedFile(_ id: ID<Incident>, _ format: ExportFormat) async throws -> Response {
        let (exported, images) = try await read { reading in
            let exported = try reading.exportedPostmortem(id).orNotFound()
            // Only a page that is a file has to bring its images.
            return (exported, format == .html ? try reading.embeddedImages(exported.images) : [:])
        }
        var links = ExportLinks(format, baseURL: app.settings.baseURL)
        links.images = images
        links.own = id.key
        var response = Response.bytes(Array(try exported.text(links).utf8), type: format.mediaType)
        response.offerDownload(as: "\(exported.name(format)).\(format.fileExtension)")
        return response
    }
}

extension Reading {
    /// The bytes of images as `data:` addresses, by the images' addresses here.
    func embeddedImages(_ images: [Image]) throws -> [String: String] {
        var embedded: [String: String] = [:]
        for image in images {
            guard let bytes = try imageBytes(image.id) else { continue }
            embedded[image.address] = "data:\(image.type.mediaType);base64,\(Data(bytes).base64EncodedString())"
        }
        return embedded
    }
}

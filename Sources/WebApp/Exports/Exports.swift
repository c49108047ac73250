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
        let (exported, links) = try await read { [baseURL = app.settings.baseURL] in
            try $0.singleExport(id, format, baseURL: baseURL).orNotFound()
        }
        let bytes = Array(try exported.text(links).utf8)
        try await change { try $0.recordExport(ofOne: id, as: format, for: .organisation) }
        var response = Response.bytes(bytes, type: format.mediaType)
        response.offerDownload(as: "\(exported.name(format)).\(format.fileExtension)")
        return response
    }
}

extension Reading {
    /// A postmortem that is exported on its own, with where its links and images lead; nil if there is none that the
    /// asker may see.
    func singleExport(
        _ id: ID<Incident>, _ format: ExportFormat, for audience: ExportAudience = .organisation, baseURL: String?
    ) throws -> (postmortem: ExportedPostmortem, links: ExportLinks)? {
        guard let exported = try exportedPostmortem(id, format, for: audience) else { return nil }
        var links = ExportLinks(format, baseURL: baseURL)
        links.own = id.key
        // Only a page that is a file has to bring its images.
        if format == .html { links.images = try embeddedImages(exported.images) }
        return (exported, links)
    }

    /// The bytes of images as `data:` addresses, by the images' addresses here.
    private func embeddedImages(_ images: [Image]) throws -> [String: String] {
        var embedded: [String: String] = [:]
        for image in images {
            guard let bytes = try imageBytes(image.id) else { continue }
            embedded[image.address] = "data:\(image.type.mediaType);base64,\(Data(bytes).base64EncodedString())"
        }
        return embedded
    }
}

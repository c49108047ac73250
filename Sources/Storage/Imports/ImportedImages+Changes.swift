import Domain
import Foundation

extension Change {
    /// Adds the images of a document to the incident that it became, each content once, however often it is imported.
    ///
    /// - Returns: where each image is now, by the address that the document writes.
    func addImages(_ images: [ImportImage], to incident: ID<Incident>) throws -> [String: String] {
        for image in images {
            let known: ID<Image>? = try reading.first(
                "SELECT image_id FROM imported_image WHERE incident_id = ? AND digest = ? LIMIT 1",
                [incident.rawValue, Data(image.digest)]
            ) { $0.id() }
            let id = try known ?? addImage(to: incident, named: image.name, image.read())
            for address in image.addresses {
                try run(
                    """
                    INSERT INTO imported_image (incident_id, address, digest, image_id) VALUES (?, ?, ?, ?)
                    ON CONFLICT (incident_id, address) DO UPDATE SET digest = excluded.digest, image_id = excluded.image_id
                    """, [incident.rawValue, address, Data(image.digest), id.rawValue])
            }
        }
        return try reading.importedImages(of: incident)
    }
}

extension Reading {
    /// Where the images are that came with an incident, by the addresses that its document writes.
    func importedImages(of incident: ID<Incident>) throws -> [String: String] {
        let found = try rows(
            "SELECT address, image_id FROM imported_image WHERE incident_id = ?", [incident.rawValue]
        ) { ($0.text(), $0.id(Image.self)) }
        return Dictionary(found.map { ($0, "/images/\($1)") }) { first, _ in first }
    }

    /// Whether a document brings an image that its incident does not have.
    func hasNewImages(_ document: ImportDocument, for incident: ID<Incident>) throws -> Bool {
        try document.images.contains { image in
            try first(
                "SELECT 1 FROM imported_image WHERE incident_id = ? AND digest = ?",
                [incident.rawValue, Data(image.digest)]
            ) { $0.int() } == nil
        }
    }
}

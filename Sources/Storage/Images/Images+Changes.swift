import Domain
import Foundation
import ImageFiles

extension Change {
    /// - Parameter name: the name of the uploaded file, from which the title is made.
    package func addImage(to incident: ID<Incident>, named name: String, _ file: ImageFile) throws -> ID<Image> {
        try require(.contributor, on: .incident(incident))
        _ = try requireIncident(incident)
        let title = ImageTitle.make(from: name)
        let id: ID<Image> = try insert(
            """
            INSERT INTO image (incident_id, type, title, width, height, size, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                incident.rawValue, file.type.rawValue, title, file.width, file.height, file.bytes.count,
                now.milliseconds, asker.personID?.rawValue,
            ])
        try run("INSERT INTO image_data (image_id, bytes) VALUES (?, ?)", [id.rawValue, Data(file.bytes)])
        try record(
            .image(id), "added an image", incident: incident,
            changes: [FieldChange(field: file.type.label, from: "", to: title)])
        try touch(incident)
        return id
    }
}

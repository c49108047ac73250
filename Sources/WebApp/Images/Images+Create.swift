import Domain
import HTML
import ImageFiles
import Storage
import WebServer

extension Images {
    /// Adds an image from the form on the page of images, or from an editor in which one was pasted or dropped. The
    /// editor asks for JSON and gets the Markdown for the image.
    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let asksForJSON = visit.request.headers["accept"]?.hasPrefix("application/json") ?? false
        do {
            guard let sent = visit.form.file("image") else { throw Refusal(field: "image", "Choose an image.") }
            let file = try ImageFile(sent.bytes)
            let image = try await visit.change { try $0.addImage(to: id, named: sent.filename, file) }
            if asksForJSON {
                let stored = try await visit.read { try $0.image(image).orNotFound() }
                return try .json(AddedImage(title: stored.title, address: Paths.image(image).address), status: .created)
            }
            return .redirect(
                to: Paths.images(id).anchored("image-\(image)"),
                notice: FlashNotice(
                    "Image added. To show it, copy its line of Markdown into a text.", undo: .image(image)))
        } catch let refusal as Refusal {
            if asksForJSON {
                return try .json(RefusedImage(problem: refusal.words), status: .unprocessableContent)
            }
            return .page(
                try await Images.listPage(visit, id, problems: refusal.problems), status: .unprocessableContent)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let id: ID<Image> = try visit.id("image")
        let image = try await visit.read { try $0.image(id).orNotFound() }
        try await visit.change { try $0.delete(.image(id)) }
        return .redirect(
            to: Paths.images(image.incidentID),
            notice: FlashNotice("Moved the image to the bin. Texts show its description instead.", undo: .image(id)))
    }
}

private struct AddedImage: Encodable {
    let title: String
    let address: String
}

private struct RefusedImage: Encodable {
    let problem: String
}

import Domain
import HTML
import ImageFiles
import Storage
import WebServer

/// The images of an incident (`/incidents/:incident/images`), and each of them at `/images/:image`.
enum Images {
    /// Lists the images of an incident, with a form to add one.
    static func list(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        return .page(try await Images.listPage(visit, id, problems: []))
    }

    static func listPage(_ visit: Visit, _ id: ID<Incident>, problems: [Refusal.Problem]) async throws -> HTML {
        let (incident, images) = try await visit.read {
            (try $0.incident(id).orNotFound(), try $0.images(ofIncident: id))
        }
        let frame = visit.frame
        return page(
            frame, title: "Images of \(id.key)", section: .incidents, problems: problems,
            """
            <p class="back">\(keyLink(id.key)) \(incident.title)</p>
            <h1>Images</h1>
            <p class="lead">Screenshots, graphs, a photograph of the whiteboard. Only people who may see the incident can see them.</p>
            \(form(
                Paths.images(id), frame, hasFiles: true,
                """
                \(fileField(
                    "image", label: "Add an image",
                    hint: "PNG, JPEG, GIF or WebP, at most \(String(ImageFile.largest / 1024 / 1024)) MB.",
                    accept: ImageType.allCases.map(\.mediaType), problems: problems))
                \(formActions(submitButton("Add the image")))
                """))
            <section aria-labelledby="images">
            \(sectionHeading("Images of this incident", id: "images"))
            \(imageItems(images, frame))
            </section>
            """)
    }

    private static func imageItems(_ images: [Image], _ frame: Frame) -> HTML {
        if images.isEmpty { return "<p class=\"quiet\">No image has been added to this incident yet.</p>" }
        let items = images.map { image -> HTML in
            """
            <li id="image-\(image.id.description)">
            <a href="\(Paths.image(image.id))"><img src="\(Paths.image(image.id))" alt="\(image.title)" width="\(String(image.width))" height="\(String(image.height))" loading="lazy"></a>
            <div>
            <p><b>\(image.title)</b></p>
            <p class="quiet">\(image.type.label), \(String(image.width)) × \(String(image.height)), \
            \(sizeText(image.size)), \(timestamp(image.createdAt, frame))\
            \(when: image.createdBy != nil, " by \(image.createdBy ?? "")")</p>
            <p>To show it in a text, copy this line: <code>\(Images.markdown(image))</code></p>
            \(postButton("Move to the bin", to: Paths.imageDeletion(image.id), frame, style: .quiet))
            </div>
            </li>

            """
        }
        return "<ul class=\"images\">\n\(items.joined())</ul>"
    }

    /// `![rows-per-minute](/images/3)`
    static func markdown(_ image: Image) -> String { "![\(image.title)](\(Paths.image(image.id).address))" }

    private static func sizeText(_ bytes: Int) -> String {
        let kilobytes = max(1, (bytes + 512) / 1024)
        if kilobytes < 1024 { return "\(kilobytes) KB" }
        let tenths = (kilobytes * 10 + 512) / 1024
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}

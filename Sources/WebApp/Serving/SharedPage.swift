import Domain
import Foundation
import HTML
import WebServer

/// The main part of a page that is the same for everybody who sees the same records: apart from the tokens in its
/// forms, it contains nothing about the viewer.
struct SharedPage: Sendable {
    var title: String
    var section: NavSection?
    var wide = false
    var contents: HTML?
    var scripts: [String] = []
    var main: HTML

    func document(_ frame: Frame, problems: [Refusal.Problem] = []) -> HTML {
        page(
            frame, title: title, section: section, problems: problems, wide: wide, contents: contents, scripts: scripts,
            main)
    }
}

extension Visit {
    /// A page that is made at most once for each minute and generation, for all who see the same page.
    ///
    /// - Parameter make: makes the page from a frame with the time and the zone but nothing about the viewer.
    func shared(_ make: (Frame) async throws -> SharedPage) async throws -> SharedPage {
        let key = PageMemory.Key(
            path: request.path, query: request.query.fields.flatMap { [$0.name, $0.value] }, view: frame.access.viewKey,
            zone: frame.zone.identifier,
            minute: Int(now.timeIntervalSince1970 / 60))
        let generation = app.store.generation
        if let page = app.memory.page(key, generation: generation, token: frame.csrfToken) { return page }
        var page = try await make(frame.shared(formMark: app.memory.formMark))
        // Somebody may have been named since the key was made.
        if !progress.isPersonal || key.view.isPersonal { app.memory.keep(page, key, generation: generation) }
        page.main = Frame.filled(page.main.split(at: app.memory.formMark), token: frame.csrfToken)
        return page
    }
}

extension Frame {
    func shared(formMark: String) -> Frame {
        Frame(
            now: now, viewer: nil, zone: zone, theme: .system, csrfToken: "", formMark: HTML(text: formMark),
            notice: nil, assets: assets, address: address, access: access)
    }
}

import Domain
import Foundation
import Git
import Storage

extension WikiExport {
    /// Submits what people wrote in the wiki to the sections they wrote it in, against the revisions that their page was
    /// made from: it is merged with what others wrote since, as in the browser.
    ///
    /// Which record a page belongs to is said by the wiki, so only those count that this export brings there: what its
    /// readers cannot see is neither written nor told of.
    func takeIn(_ state: inout WikiState, _ repository: GitRepository, _ now: Date) async throws {
        let exported = Set(run.postmortems.map(\.key))
        for edit in state.edits {
            guard run.format == .gfm, let key = edit.entry.key.flatMap({ Key($0) }), exported.contains(key),
                let revisions = edit.entry.sections
            else { continue }
            let context = ImportContext(now: now, zone: .gmt)
            func source(_ blob: String) async -> ImportSource? {
                let bytes = try? await repository.contents(blob, atMost: ImportText.largest)
                return bytes.flatMap { try? ImportText.source($0, name: edit.name) }
            }
            // What cannot be read stays an edit of the wiki, and is reported as one.
            guard let base = await source(edit.entry.blob), let page = await source(edit.blob) else { continue }
            let change = PageEdit(
                from: PageEdit.Page(base, context), to: PageEdit.Page(page, context))
            let id = ID<Incident>(key.number)
            let client = "wiki \(edit.blob)"
            let result = try await store.change(by: writer, at: now) { storage in
                try storage.takeIn(change, into: id, from: revisions, client: client)
            }
            guard let result else { continue }
            state.noteTakenIn(edit.name, edit.blob, result.revisions, result.left, result.taken.map { "\(key): \($0)" })
        }
    }
}

extension Change {
    /// - Parameters:
    ///   - revisions: the revision of each section that the page was made from.
    ///   - client: names the edit, so that taking it in again changes nothing.
    /// - Returns: the resulting revisions, what was taken in, and what was not; nil if there is no such postmortem.
    fileprivate func takeIn(
        _ edit: PageEdit, into id: ID<Incident>, from revisions: [String: Int], client: String
    ) throws -> (revisions: [String: Int], taken: [String], left: [String])? {
        guard let document = try reading.postmortemDocument(of: id) else { return nil }
        var result = revisions
        var taken: [String] = []
        var left = edit.left
        if let title = edit.title {
            do {
                taken.append(try takeIn(title, into: id))
            } catch let refusal as Refusal {
                left.append("The title “\(title.edited)”: \(refusal.words)")
            }
        }
        for part in edit.sections {
            guard let section = document.sections.first(where: { $0.title == part.title }),
                let base = revisions[section.slug], let source = try reading.text(of: section.id, at: base)
            else {
                left.append("There is no section “\(part.title)”.")
                continue
            }
            do {
                let answer = try submit(
                    section.id, SectionSubmission(text: part.text(from: source), base: base, client: client))
                result[section.slug] = max(base, answer.revision)
                taken.append("took in the change of “\(part.title)”.")
            } catch let refusal as Refusal {
                left.append("“\(part.title)”: \(refusal.words)")
            }
        }
        return (result, taken, left)
    }

    /// A title is one word of its author, so it is taken in only where nobody here has changed it since.
    private func takeIn(_ title: (base: String, edited: String), into id: ID<Incident>) throws -> String {
        guard let incident = try reading.incident(id) else { throw Refusal("The incident is no longer here.") }
        if incident.title != title.edited {
            guard incident.title == title.base else { throw Refusal("It is “\(incident.title)” here by now.") }
            var details = IncidentEdit(incident, services: try reading.services(of: id))
            details.title = title.edited
            try edit(id, details, from: incident.version)
        }
        return "took in the title “\(title.edited)”."
    }
}

import Domain
import Foundation
import Git
import Storage

extension WikiExport {
    /// Submits what people wrote in the wiki to the sections they wrote it in, against the revisions that their page was
    /// made from: it is merged with what others wrote since, as in the browser.
    func takeIn(_ state: inout WikiState, _ repository: GitRepository, _ now: Date) async throws {
        for edit in state.edits {
            guard run.format == .gfm, let key = edit.entry.key.flatMap({ Key($0) }), key.prefix == .incident,
                let revisions = edit.entry.sections, run.postmortems.contains(where: { $0.key == key })
            else { continue }
            let context = ImportContext(now: now, zone: .gmt)
            let before = try await repository.contents(edit.entry.blob)
            let after = try await repository.contents(edit.blob)
            let base = try? ImportText.source(before, name: edit.name)
            let page = try? ImportText.source(after, name: edit.name)
            guard let base, let page else { continue }
            let change = PageEdit(
                from: ImportedPostmortem(base, context), to: ImportedPostmortem(page, context))
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
        for part in edit.sections {
            guard let section = document.sections.first(where: { $0.title == part.title }),
                let base = revisions[section.slug], let source = try reading.text(of: section.id, at: base)
            else {
                left.append("“\(part.title)” is no section here.")
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
}

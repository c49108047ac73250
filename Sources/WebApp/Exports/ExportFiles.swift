import Domain
import Storage

/// The files of an export, each made when it is asked for, so that an export takes the memory of one postmortem however
/// many there are.
package struct ExportFiles: AsyncSequence, Sendable {
    let run: ExportRun
    let store: Store
    let asker: Asker
    /// How many postmortems are made at the same time, on as many processors.
    var width = 1
    /// The pages for customers that somebody has read, which are exported as they were read.
    var customerPages: [ID<Incident>: CustomerPage] = [:]

    package func makeAsyncIterator() -> Iterator { Iterator(self) }

    package struct Iterator: AsyncIteratorProtocol {
        private let files: ExportFiles
        private var postmortems: ArraySlice<ExportablePostmortem>
        private let ahead = PagesAhead()
        private var guardrails: ArraySlice<ID<Guardrail>>
        private var followUps: ArraySlice<ID<FollowUp>>
        private var hasIndex = false
        /// The images of the last postmortem that are still to come.
        private var images: ArraySlice<Image> = []
        /// The names of all images that were written.
        private var written: Set<String> = []
        /// The pages for customers so far, for the index.
        private var pages: [ExportIndex.CustomerEntry] = []

        fileprivate init(_ files: ExportFiles) {
            self.files = files
            postmortems = files.run.postmortems[...]
            guardrails = files.run.guardrails[...]
            followUps = files.run.followUps[...]
        }

        package mutating func next() async throws -> ExportFile? {
            while let image = images.popFirst() {
                guard written.insert(image.fileName).inserted,
                    let bytes = try await files.read({ try $0.imageBytes(image.id) })
                else { continue }
                return ExportFile(name: image.fileName, bytes: bytes)
            }
            while let page = try await nextPage() {
                guard var page = page.made else { continue }
                images = page.images[...]
                if files.run.audience == .customers { pages.append(name(&page.file)) }
                return page.file
            }
            while let id = guardrails.popFirst() {
                guard let dossier = try await files.read({ try $0.guardrailDossier(id) }) else { continue }
                return try files.run.file(id.key, RecordPage(dossier))
            }
            while let id = followUps.popFirst() {
                guard let dossier = try await files.read({ try $0.followUpDossier(id) }) else { continue }
                return try files.run.file(id.key, RecordPage(dossier))
            }
            if hasIndex { return nil }
            hasIndex = true
            return try files.run.index(pages)
        }

        /// Gives a page for customers a name that no other has.
        private func name(_ file: inout ExportFile) -> ExportIndex.CustomerEntry {
            let taken = pages.count { $0.base == file.name }
            let name = taken == 0 ? file.name : "\(file.name)-\(taken + 1)"
            defer { file.name = "\(name).\(files.run.format.fileExtension)" }
            return ExportIndex.CustomerEntry(base: file.name, name: name, title: file.title)
        }

        private mutating func nextPage() async throws -> PagesAhead.Page? {
            while ahead.count < Swift.max(1, files.width), let id = postmortems.popFirst()?.incidentID {
                ahead.begin { [files] in
                    try await files.page(of: id)
                }
            }
            return try await ahead.next()
        }
    }

    private func page(of id: ID<Incident>) async throws -> PagesAhead.Page {
        if let words = run.words {
            let known = customerPages[id]
            let page = if let known { known } else { try await read { try $0.customerPage(id, words) } }
            return PagesAhead.Page(made: try page.map { (try run.file($0), []) })
        }
        let exported = try await read { [run] in try $0.exportedPostmortem(id, run.format, for: run.audience) }
        return PagesAhead.Page(made: try exported.map { (try run.file($0), $0.images) })
    }

    private func read<Value: Sendable>(
        _ body: @escaping @Sendable (Reading) throws -> Value
    ) async throws -> Value {
        try await store.read(as: asker, body)
    }
}

/// Pages in the making, in the order in which they were begun. Whoever no longer wants them lets go of this.
private final class PagesAhead {
    struct Page: Sendable {
        /// Nil for a postmortem that is gone.
        var made: (file: ExportFile, images: [Image])?
    }

    private var tasks: ArraySlice<Task<Page, any Error>> = []

    var count: Int { tasks.count }

    func begin(_ make: @escaping @Sendable () async throws -> Page) { tasks.append(Task(operation: make)) }

    func next() async throws -> Page? { try await tasks.popFirst()?.value }

    deinit { for task in tasks { task.cancel() } }
}

extension ExportRun {
    fileprivate func file(_ exported: ExportedPostmortem) throws -> ExportFile {
        let key = exported.dossier.id.key
        var links = links(on: key)
        for image in exported.images { links.images[image.address] = image.fileName }
        var file = file(key, try exported.text(links))
        file.revisions = Dictionary(exported.dossier.document.sections.map { ($0.slug, $0.revision) }) { first, _ in
            first
        }
        return file
    }

    /// Its name is still without a number and an extension.
    fileprivate func file(_ page: CustomerPage) throws -> ExportFile {
        let name = CustomerPage.name(page.day, page.title)
        var file = ExportFile(
            name: format == .dokuwiki ? name.lowercased() : name, bytes: Array(try page.text(links).utf8))
        file.title = page.title
        file.replaced = page.replaced
        return file
    }

    fileprivate func file(_ key: Key, _ page: RecordPage) throws -> ExportFile {
        file(key, try page.text(links(on: key)))
    }

    fileprivate func index(_ pages: [ExportIndex.CustomerEntry]) throws -> ExportFile {
        audience == .customers
            ? try ExportIndex.file(pages, links)
            : try ExportIndex(postmortems, guardrails: guardrails, followUps: followUps).file(links)
    }

    private func links(on key: Key) -> ExportLinks {
        var links = links
        links.own = key
        return links
    }

    private func file(_ key: Key, _ text: String) -> ExportFile {
        let name = links.pages[key]?.name ?? key.description
        var file = ExportFile(name: "\(name).\(links.format.fileExtension)", bytes: Array(text.utf8))
        file.key = key
        file.title = links.pages[key]?.title ?? key.description
        return file
    }
}

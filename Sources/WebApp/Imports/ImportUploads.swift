import Domain
import Foundation
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/imports/uploads`: files are chosen, read, looked at, and imported.
enum ImportUploads {
    /// The bytes that may be sent at once.
    static let largest = 16 * 1024 * 1024
    /// The bytes that they take with what they unpack to.
    static let largestInMemory = largest + 2 * ImportFiles.Limits.page.unpacked
    /// How long the files of one upload may be read.
    private static let patience: Duration = .seconds(120)

    /// Shows the form in which files are chosen.
    static func new(_ visit: Visit) async throws -> Response {
        .page(ImportUploads.newPage(visit.frame, zone: visit.frame.zone.name, problems: []))
    }

    /// Takes the files and reads them beside the requests of others. Changes nothing.
    static func create(_ visit: Visit) async throws -> Response {
        guard case .person(let owner, _) = visit.asker else { throw Obstacle.signedOut }
        let typed = visit.form["zone"] ?? ""
        do {
            let sent = visit.form.files.filter { $0.name == "files" }
            if sent.isEmpty { throw Refusal(field: "files", "Choose at least one file.") }
            guard let zone = TimeZone(identifier: typed) else {
                throw Refusal(field: "zone", "“\(typed)” is not a time zone. Example: Europe/Oslo")
            }
            let names = sent.map(\.filename)
            let files = ImportFiles(uploaded: sent.map { ($0.filename, $0.bytes) })
            // A text is kept as it was and as it was read.
            let size = sent.reduce(2 * files.unpacked) { $0 + $1.bytes.count }
            // The form's own key, so that a form that is sent twice is one upload.
            let id = visit.sent.map { Hex.text($0.contents) } ?? Token().text
            let count = files.files.count
            if try visit.app.uploadedImports.begin(id, owner, size: size, of: count, at: visit.now) {
                read(files, from: names.joined(separator: ", "), zone, id, visit)
            }
            await wait(id, owner, visit)
            return .redirect(to: Paths.importUpload(id))
        } catch let refusal as Refusal {
            return .page(
                ImportUploads.newPage(visit.frame, zone: typed, problems: refusal.problems),
                status: .unprocessableContent)
        }
    }

    private static func read(
        _ files: ImportFiles, from source: String, _ zone: TimeZone, _ id: String, _ visit: Visit
    ) {
        let (app, asker, now, request) = (visit.app, visit.asker, visit.now, visit.request)
        Task.detached(priority: .utility) {
            do {
                let run = try await ImportRun(
                    files, from: source, zone: zone, now: now, deadline: .now + patience, store: app.store, as: asker
                ) { app.uploadedImports.set(.reading($0, of: files.files.count), of: id) }
                app.uploadedImports.set(.ready(run), of: id)
            } catch {
                app.noteFault(error, request)
                app.uploadedImports.set(.failed("The files could not be read. Nothing was changed."), of: id)
            }
        }
    }

    /// Imports what the dry run showed, beside the requests of others.
    static func apply(_ visit: Visit) async throws -> Response {
        guard case .person(let owner, _) = visit.asker else { throw Obstacle.signedOut }
        let id = visit.form["upload"] ?? ""
        let uploads = visit.app.uploadedImports
        guard let upload = uploads.upload(id, of: owner, at: visit.now) else { return gone(visit) }
        if case .ready(let run) = upload.stage {
            do {
                if run.pending.isEmpty { throw Refusal("Nothing would be imported, so nothing was changed.") }
                if run.pending.count > Import.mostUnasked {
                    try TypedCount(Import.documents(run.pending.count)).check(visit.form["confirmation"] ?? "")
                }
            } catch let refusal as Refusal {
                return .page(
                    ImportUploads.dryRunPage(visit.frame, upload.id, run, page: 1, problems: refusal.problems),
                    status: .unprocessableContent)
            }
            if let run = uploads.take(id, of: owner) {
                let same = visit.form.all("update").compactMap { Key($0) }.filter { $0.prefix == .incident }
                carryOut(run, id, changing: Set(same.map { ID($0.number) }), visit)
                // The answer is kept for a form that is sent twice.
                visit.progress.setSaved()
            }
        }
        await wait(id, owner, visit)
        if case .done(let result)? = uploads.upload(id, of: owner, at: visit.now)?.stage, let made = result.id,
            result.problems.isEmpty
        {
            uploads.forget(id, of: owner)
            return .redirect(
                to: Paths.madeImport(made),
                notice: FlashNotice("Imported \(Import.documents(result.outcomes.count)).", undo: made))
        }
        return .redirect(to: Paths.importUpload(id))
    }

    private static func carryOut(
        _ run: ImportRun, _ id: String, changing same: Set<ID<Incident>>, _ visit: Visit
    ) {
        let (app, asker, request) = (visit.app, visit.asker, visit.request)
        let all = run.pending.count
        Task.detached(priority: .utility) {
            do {
                let result = try await run.apply(to: app.store, as: asker, changing: same, now: app.clock) {
                    app.uploadedImports.set(.importing($0, of: all), of: id)
                }
                app.uploadedImports.set(.done(result), of: id)
            } catch {
                app.noteFault(error, request)
                let sentence = (error as? StoreUnavailable)?.sentence(hasSaved: true) ?? "Something went wrong."
                app.uploadedImports.set(
                    .failed(
                        "\(sentence) Documents that came in before are under Imports; choose the files again for the rest."
                    ),
                    of: id)
            }
        }
    }

    /// Gives a small import the time to end, so that nobody has to look again.
    private static func wait(_ id: String, _ owner: ID<Person>, _ visit: Visit) async {
        let end = ContinuousClock.now + .seconds(2)
        while ContinuousClock.now < end,
            visit.app.uploadedImports.upload(id, of: owner, at: visit.now)?.stage.isBusy == true
        {
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Shows how far it is, what would be imported, or what was.
    static func show(_ visit: Visit) async throws -> Response {
        guard case .person(let owner, _) = visit.asker else { throw Obstacle.signedOut }
        let id = visit.parameters["upload"] ?? ""
        guard let upload = visit.app.uploadedImports.upload(id, of: owner, at: visit.now) else { return gone(visit) }
        if visit.request.headers["accept"]?.hasPrefix("application/json") ?? false {
            return try .json(ImportProgress(upload.stage))
        }
        let frame = visit.frame
        switch upload.stage {
        case .reading(let done, let all): return .page(progressPage(frame, "Reading", done, of: all))
        case .importing(let done, let all): return .page(progressPage(frame, "Importing", done, of: all))
        case .ready(let run):
            let page = visit.query["page"].flatMap { Int($0) } ?? 1
            return .page(dryRunPage(frame, id, run, page: page, problems: []))
        case .done(let result): return .page(resultPage(frame, id, result))
        case .failed(let sentence): return .page(failurePage(frame, sentence))
        }
    }

    /// Everything that would not be imported, or was not, as a file.
    static func problems(_ visit: Visit) async throws -> Response {
        guard case .person(let owner, _) = visit.asker else { throw Obstacle.signedOut }
        guard let upload = visit.app.uploadedImports.upload(visit.parameters["upload"] ?? "", of: owner, at: visit.now),
            let text = problemText(upload.stage)
        else { return gone(visit) }
        var response = Response.text(text)
        response.offerDownload(as: "import-problems.txt")
        return response
    }

    static func delete(_ visit: Visit) async throws -> Response {
        guard case .person(let owner, _) = visit.asker else { throw Obstacle.signedOut }
        visit.app.uploadedImports.forget(visit.parameters["upload"] ?? "", of: owner)
        return .redirect(to: Paths.newImport, notice: FlashNotice("Nothing was imported."))
    }

    private static func gone(_ visit: Visit) -> Response {
        .page(
            failurePage(visit.frame, "These files are no longer here: they are kept for an hour. Choose them again."),
            status: .notFound)
    }
}

/// How far an import is, for the script of its page.
private struct ImportProgress: Encodable {
    let isBusy: Bool
    let done: Int
    let all: Int

    init(_ stage: UploadedImports.Stage) {
        isBusy = stage.isBusy
        switch stage {
        case .reading(let done, let all), .importing(let done, let all): (self.done, self.all) = (done, all)
        case .ready, .done, .failed: (done, all) = (0, 0)
        }
    }
}

import Foundation

/// The folder or zip archive that an export is written to. It appears under its name when it is complete.
package struct ExportDestination {
    package struct Problem: Error {
        package let sentence: String
    }

    private let path: String
    /// What is being written.
    private let partial: URL
    private var zip: (archive: ZipArchive, handle: FileHandle)?

    /// - Parameter path: a zip archive if it ends in `.zip`, or else a folder.
    /// - Throws: ``Problem`` where something is in the way.
    package init(_ path: String) throws {
        self.path = path
        let files = FileManager.default
        let contents = (try? files.contentsOfDirectory(atPath: path)) ?? []
        if files.fileExists(atPath: path), path.hasSuffix(".zip") || !contents.isEmpty {
            throw Problem(
                sentence: "\(path) exists, and nothing is overwritten. Move it away, or name another file or folder.")
        }
        partial = URL(fileURLWithPath: path + ".partial")
        do {
            try? files.removeItem(at: partial)
            if path.hasSuffix(".zip") {
                try Data().write(to: partial)
                let handle = try FileHandle(forWritingTo: partial)
                zip = (ZipArchive(), handle)
            } else {
                try files.createDirectory(at: partial, withIntermediateDirectories: true)
            }
        } catch {
            throw Problem(sentence: "\(path) cannot be written. Check that its folder exists and may be written to.")
        }
    }

    package mutating func add(_ file: ExportFile) throws {
        do {
            if let bytes = try zip?.archive.file(file.name, file.bytes) {
                try zip?.handle.write(contentsOf: bytes)
            } else {
                let url = partial.appendingPathComponent(file.name)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.bytes).write(to: url)
            }
        } catch is ZipArchive.TooLarge {
            throw Problem(sentence: "This is too much for a zip archive. Name a folder instead.")
        } catch {
            throw Problem(sentence: "\(path) cannot be written: \(error.localizedDescription)")
        }
    }

    package mutating func finish() throws {
        do {
            if let zip { try zip.handle.write(contentsOf: zip.archive.end()) }
            try zip?.handle.close()
            // An empty folder may be there.
            try? FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(at: partial, to: URL(fileURLWithPath: path))
        } catch {
            throw Problem(sentence: "\(path) cannot be written: \(error.localizedDescription)")
        }
    }

    /// Removes what was written, after an error.
    package mutating func abandon() {
        try? zip?.handle.close()
        try? FileManager.default.removeItem(at: partial)
    }
}

import Domain
import Foundation
import ZipArchives

/// The files that travel with a document, where its relative addresses lead.
struct ImportNeighbours: Sendable {
    enum Place: Sendable {
        /// A folder on disk, of which nothing above is read.
        case folder(URL)
        case archive(ForeignArchive, [String: ZipEntry])
        /// Files that a browser sent, which have names and no folders.
        case sent([String: [UInt8]])
    }

    enum Found {
        case file(ImportFile.Content)
        case missing
        /// Its path leads out of the folder or the archive.
        case outside
        /// An address on the web, or one that is no path.
        case elsewhere
    }

    let place: Place
    /// The folder of the document below the place.
    let folder: [Substring]

    /// - Parameter isByName: whether the file may be in any folder.
    func file(at address: String, isByName: Bool = false) -> Found {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        guard !path.isEmpty, path.utf8.count <= 1_000, !path.hasPrefix("//"),
            !path.prefix(while: { $0 != "/" }).contains(":")
        else { return .elsewhere }
        let plain = path.removingPercentEncoding ?? String(path)
        if plain.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return .missing }
        if case .sent(let files) = place {
            // A browser tells no folders.
            let name = plain.split(whereSeparator: { "/\\".contains($0) }).last.map(String.init) ?? ""
            return files[name].map { .file(.bytes($0)) } ?? .missing
        }
        let parts = plain.split(whereSeparator: { "/\\".contains($0) })
        // A path from the top, as pages of a site have, is one from the top of the folder.
        var at = plain.hasPrefix("/") ? [] : folder
        for part in parts where part != "." {
            if part == ".." {
                if at.isEmpty { return .outside }
                at.removeLast()
            } else {
                at.append(part)
            }
        }
        let found = content(at)
        if case .missing = found, isByName, let name = parts.last { return anywhere(String(name)) }
        return found
    }

    /// The addresses of the tables in the folder that Notion makes for the parts of a page.
    func tables(of page: String) -> [String] {
        let stem = page.split(separator: ".").dropLast().joined(separator: ".")
        guard ImportSource.withoutNumber(stem) != stem else { return [] }
        return [stem, ImportSource.withoutNumber(stem)].flatMap { name in
            names(in: folder + [name[...]]).filter { $0.lowercased().hasSuffix(".csv") && !$0.hasSuffix("_all.csv") }
                .sorted().compactMap { "\(name)/\($0)".addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) }
        }
    }

    private func names(in folder: [Substring]) -> [String] {
        let path = folder.joined(separator: "/")
        switch place {
        case .folder(let top):
            return (try? FileManager.default.contentsOfDirectory(atPath: top.appendingPathComponent(path).path)) ?? []
        case .archive(_, let entries):
            return entries.keys.filter { $0.hasPrefix(path + "/") && !$0.dropFirst(path.count + 1).contains("/") }
                .map { String($0.dropFirst(path.count + 1)) }
        case .sent: return []
        }
    }

    private func content(_ parts: [Substring]) -> Found {
        switch place {
        case .folder(let top):
            let root = top.resolvingSymlinksInPath().path
            let real = URL(fileURLWithPath: root).appendingPathComponent(parts.joined(separator: "/"))
                .resolvingSymlinksInPath()
            guard real.path.hasPrefix(root.hasSuffix("/") ? root : root + "/") else { return .outside }
            let facts = try? FileManager.default.attributesOfItem(atPath: real.path)
            return facts?[.type] as? FileAttributeType == .typeRegular ? .file(.file(real)) : .missing
        case .archive(let archive, let entries):
            return entries[parts.joined(separator: "/")].map { .file(.entry($0, archive)) } ?? .missing
        case .sent: return .missing
        }
    }

    /// The only file of this name beside the document, in the folder of its attachments, or anywhere in an archive.
    private func anywhere(_ name: String) -> Found {
        guard case .archive(let archive, let entries) = place else {
            for folder in [["attachments"], ["images"], ["assets"], []] {
                if case .file(let content) = content(folder.map { $0[...] } + [name[...]]) { return .file(content) }
            }
            return .missing
        }
        let named = entries.values.filter { $0.name.hasSuffix("/\(name)") }.prefix(2)
        return named.count == 1 ? named.first.map { .file(.entry($0, archive)) } ?? .missing : .missing
    }
}

extension ImportNeighbours {
    /// Those of a file on disk, in the folder above which nothing is read, or in its own where it is elsewhere.
    init(of file: URL, below top: URL) {
        let folder = file.deletingLastPathComponent()
        let root = top.resolvingSymlinksInPath()
        let isInside = folder.path == root.path || folder.path.hasPrefix(root.path + "/")
        self.init(
            place: .folder(isInside ? root : folder),
            folder: isInside ? folder.path.dropFirst(root.path.count).split(separator: "/") : [])
    }
}

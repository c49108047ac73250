import Domain
import HTML
import Markdown

/// Where the links and images of a document lead in an export.
struct ExportLinks: Sendable {
    struct Page: Equatable, Sendable {
        /// The name of its file, without the extension.
        let name: String
        let title: String
    }

    let format: ExportFormat
    /// The address of this installation, without a slash at its end.
    let baseURL: String?
    /// The pages of the same export, by key.
    private(set) var pages: [Key: Page]
    private var byAddress: [String: Page]
    /// The files of images, or `data:` addresses, by the images' addresses here.
    var images: [String: String] = [:]
    /// The record whose page is being written: a page has no links to itself.
    var own: Key?

    init(_ format: ExportFormat, baseURL: String?, pages: [Key: Page] = [:]) {
        self.format = format
        self.baseURL = baseURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        self.pages = pages
        byAddress = Dictionary(pages.map { (Paths.key($0.key).address, $0.value) }) { first, _ in first }
    }

    /// Adds a page that has no key.
    mutating func add(_ name: String, title: String) {
        byAddress[ExportLinks.address(ofPage: name)] = Page(name: name, title: title)
    }

    /// What the index has for an address before it is written.
    static func address(ofPage name: String) -> String { "/pages/" + name }

    func target(_ address: String, _ anchors: MarkupAnchors) -> MarkupTarget {
        if address.hasPrefix("#") {
            return anchors.target(String(address.dropFirst()), isByName: format.hasFrontMatter)
        }
        if let file = images[address] { return .file(file) }
        guard address.hasPrefix("/") else { return .web(address) }
        if let own, Paths.key(own).address == address { return .nowhere }
        let path = String(address.prefix { $0 != "?" && $0 != "#" })
        if let page = byAddress[path] ?? byAddress[path.withoutPostmortem] {
            return .page(name: page.name, title: page.title)
        }
        return baseURL.map { .web($0 + address) } ?? .nowhere
    }

    /// Where an image is that a text names by its address here; nil to leave it so.
    func image(_ address: String) -> String? { images[address] ?? baseURL.map { $0 + address } }

    /// The file name of a postmortem's page, without the extension: `INC-12-orders-locked`.
    static func name(_ key: Key, _ title: String, in format: ExportFormat) -> String {
        let slug = Slug.make(from: title)
        let words = String(slug.unicodeScalars.prefix(60)).split(separator: "-").joined(separator: "-")
        let name = words.isEmpty ? key.description : "\(key)-\(words)"
        // DokuWiki finds no page whose name has capitals.
        return format == .dokuwiki ? name.lowercased() : name
    }
}

extension String {
    fileprivate var withoutPostmortem: String {
        hasSuffix("/postmortem") ? String(dropLast("/postmortem".count)) : self
    }
}

import DemoStory
import Domain
import Foundation
import FrontMatter
import Storage

extension DemoStory {
    /// Reads the demo story: `organisation.md`, `launch.md`, and an incident in every other file except `README.md`.
    /// Its templates are in the neighbouring folders `postmortems` and `premortems`.
    ///
    /// - Parameter templates: the templates of its postmortems, if they have already been read.
    /// - Throws: ``UnreadableFile``, naming the file.
    package static func load(folder: URL, templates: [PostmortemTemplate]? = nil) throws -> DemoStory {
        let beside = folder.deletingLastPathComponent()
        let templates = try templates ?? PostmortemTemplates.load(folder: beside.appending(path: "postmortems"))
        let files = try MarkdownFile.all(in: folder)
        guard let organisation = files.first(where: { $0.slug == "organisation" }) else {
            throw UnreadableFile(folder, sentence: "The folder does not contain organisation.md.")
        }
        guard let launch = files.first(where: { $0.slug == "launch" }) else {
            throw UnreadableFile(folder, sentence: "The folder does not contain launch.md.")
        }
        return DemoStory(
            organisation: try organisation.decodeHead(only: ["name", "teams", "people", "services"]),
            introduction: organisation.body.trimmed,
            incidents: try files.filter { ![organisation.slug, launch.slug].contains($0.slug) }
                .map { try incident($0, templates) },
            launch: try self.launch(launch, PremortemTemplates.load(folder: beside.appending(path: "premortems"))))
    }

    private static func launch(_ file: MarkdownFile, _ templates: [PremortemTemplate]) throws -> DemoLaunch {
        let head: DemoLaunchHead = try file.decodeHead(only: DemoLaunchHead.fields)
        guard let template = templates.first(where: { $0.slug == head.template }) else {
            throw file.unreadable("There is no template “\(head.template)”.")
        }
        return DemoLaunch(head: head, plan: file.body.trimmed, template: template)
    }

    private static func incident(_ file: MarkdownFile, _ templates: [PostmortemTemplate]) throws -> DemoIncident {
        let head: DemoIncidentHead = try file.decodeHead(only: DemoIncidentHead.fields)
        guard let template = templates.first(where: { $0.slug == head.template }) else {
            throw file.unreadable("There is no template “\(head.template)”.")
        }
        return DemoIncident(name: file.slug, head: head, template: template, texts: try texts(file, template))
    }

    /// The parts of the body below each second-level heading, which must be sections of the template.
    private static func texts(_ file: MarkdownFile, _ template: PostmortemTemplate) throws -> [String: String] {
        var texts: [String: String] = [:]
        let lines = MarkdownLines(file.body).lines
        let starts = lines.indices.filter { MarkdownLines.numberSigns(lines[$0]) == 2 }
        for (start, end) in zip(starts, starts.dropFirst() + [lines.count]) {
            let title = String(lines[start].text.dropFirst(2)).trimmed
            guard let section = template.sections.first(where: { $0.title == title }) else {
                throw file.unreadable("“\(title)” is not a section of the template \(template.slug).")
            }
            texts[section.slug] =
                lines[(start + 1)..<end].map { String($0.text) }.joined(separator: "\n")
                .trimmedOfBlankLines
        }
        return texts
    }
}

/// A Markdown file whose second-level headings are the prompts, each with its help as text. The heading `Review
/// questions` is not a prompt: the items of the list below it are asked about every plan.
package struct PremortemTemplate: Equatable, Sendable {
    /// The file's name without its ending: `database-migration`.
    package let slug: String
    package let name: String
    package let summary: String
    package let order: Int
    package let script: PremortemScript
    /// The whole Markdown, with its front matter.
    package let source: String

    package static let questionsHeading = "Review questions"

    /// - Parameter body: the file after its front matter.
    /// - Throws: ``Refusal`` if it has no prompt or no review question.
    package init(
        slug: String, name: String, summary: String, order: Int, question: String, body: String,
        source: String = ""
    ) throws(Refusal) {
        self.slug = slug
        self.name = name
        self.summary = summary
        self.order = order
        self.source = source
        let sections = try PostmortemTemplate.sections(of: body)
        let prompts = sections.filter { $0.title != PremortemTemplate.questionsHeading }
        let questions = sections.first { $0.title == PremortemTemplate.questionsHeading }.map {
            PremortemTemplate.items(of: $0.starter)
        }
        guard !prompts.isEmpty else {
            throw Refusal("The template has no prompt: begin each with a line like “## Tigers”.")
        }
        guard let questions, !questions.isEmpty else {
            throw Refusal("The template has no list under “## \(PremortemTemplate.questionsHeading)”.")
        }
        script = PremortemScript(
            question: question,
            prompts: prompts.map {
                PremortemScript.Prompt(
                    title: $0.title, help: [$0.help, $0.starter].filter { !$0.isEmpty }.joined(separator: "\n\n"))
            }, reviewQuestions: questions)
    }

    private static func items(of text: String) -> [String] {
        var items: [String] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("- ") {
                items.append(String(line.dropFirst(2)).trimmed)
            } else if line.first?.isWhitespace == true, let last = items.popLast() {
                items.append(last + " " + String(line).trimmed)
            }
        }
        return items.filter { !$0.isEmpty }
    }
}

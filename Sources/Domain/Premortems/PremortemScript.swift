/// The script of a pre-mortem: its question, its prompts for cards, and its review questions.
///
/// It is stored as JSON with each pre-mortem, so a property that is added must be optional, or earlier pre-mortems can
/// no longer be read.
package struct PremortemScript: Equatable, Codable, Sendable {
    package struct Prompt: Equatable, Codable, Sendable {
        package let title: String
        package let help: String

        package init(title: String, help: String) {
            self.title = title
            self.help = help
        }
    }

    /// "Assume this went horribly wrong. What happened?"
    package let question: String
    /// If there are several, each card answers one of them.
    package let prompts: [Prompt]
    package let reviewQuestions: [String]

    package init(question: String, prompts: [Prompt], reviewQuestions: [String]) {
        self.question = question
        self.prompts = prompts
        self.reviewQuestions = reviewQuestions
    }
}

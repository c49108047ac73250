/// A problem with the front matter of a file, in a sentence for its author.
package struct FrontMatterProblem: Error, Equatable, CustomStringConvertible {
    /// The line in the whole file, counted from 1, if known.
    package let line: Int?
    package let sentence: String

    /// `Line 4: …`
    package var description: String {
        line.map { "Line \($0): \(sentence)" } ?? sentence
    }
}

/// What is wrong with a front matter, in a sentence for whoever wrote it.
package struct FrontMatterProblem: Error, Equatable, CustomStringConvertible {
    /// Counted from 1 in the whole file, where it is known.
    package let line: Int?
    package let sentence: String

    /// `Line 4: …`
    package var description: String {
        line.map { "Line \($0): \(sentence)" } ?? sentence
    }
}

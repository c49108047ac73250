/// A reason why git did not do what was asked, as a sentence.
package struct GitProblem: Error, Equatable {
    package let sentence: String
    /// Whether somebody else pushed first, so that trying again can help.
    package let isBehind: Bool

    package init(_ sentence: String, isBehind: Bool = false) {
        self.sentence = sentence
        self.isBehind = isBehind
    }
}

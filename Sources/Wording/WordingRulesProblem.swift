/// What is wrong with a file of wording rules, in a sentence for whoever wrote it.
package struct WordingRulesProblem: Error, Equatable {
    package let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

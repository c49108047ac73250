import Wording

extension Growth {
    /// The file of rules would take longer to read than all texts; what patterns cost is counted with it elsewhere.
    private static let rules = """
        ## Words
        ### auxiliary
        was, did, had, not
        ### article
        the, a
        ### role
        operator, reviewer
        ### neglect
        ignored, forgot to
        ## Rules
        ### ignored: Somebody ignored something
        - Category: individual
        - Example: The operator ignored the alert.
        - Counter-example: The operator pod ignored the signal.
        - Why: It blames.
        - Instead: The alert looked like forty others.
        - Who: one
        - Quotations: yes
        - Says: `{neglect}`
        - Says: `{one} ... did not ... alert`
        """

    static let wording = Reader(
        name: "wording",
        // Marks alone are no words, so they say little here, and each step is counted slowly.
        shapes: [
            Shape("stars", repeating: "*"), Shape("short lines", repeating: "a\n"),
            Shape("sentences", repeating: "The operator saw it and ignored it. "),
            Shape("no end", repeating: "the operator and the reviewer who "),
            Shape("quoted", repeating: "She said “the operator ignored it” and "),
            Shape("open quotes", repeating: "\"a "), Shape("code", repeating: "`a` "),
            Shape("backticks", repeating: "`"),
            Shape("links", repeating: "[a](b) "), Shape("chat", repeating: "10:31 ines: the operator ignored it\n"),
            Shape("speakers", repeating: "Ines Ortega 10:31 AM\nit was ignored\n"),
            Shape("table", repeating: "| 10:31 | The operator ignored it |\n"), Shape("tags", repeating: "<a "),
        ]
    ) { text in
        _ = rulebook?.hints(for: text)
    }

    private static let rulebook = try? WordingRulebook(language: .english, body: rules)
}

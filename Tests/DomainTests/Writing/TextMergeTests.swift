import Testing

@testable import Domain

struct TextMergeTests {
    /// A hundred thousand pairs of people who write at the same time.
    @Test(arguments: 0..<8)
    func `no inserted word is lost and no words are glued together, whatever two people do`(seed: UInt64) throws {
        var writers = Writers(seed: seed)
        var (bothInserted, bothRemoved, flagged) = (0, 0, 0)
        let pairs = 12_500
        for _ in 0..<pairs {
            let base = writers.text(atMost: 10)
            var (theirs, mine) = (base, base)
            let (theirWords, theyRemoved) = writers.edit(&theirs, by: 1)
            let (myWords, iRemoved) = writers.edit(&mine, by: 2)
            let sources = [base.written, theirs.written, mine.written]
            let merge = TextMerge(base: sources[0], theirs: sources[1], mine: sources[2])
            let words = Set(merge.text.writtenWords)
            let isComplete = (theirWords + myWords).allSatisfy { words.contains($0) }
            let isClean = words.isSubset(of: sources.flatMap(\.writtenWords))
            let isRebuilt = merge.edits.applied(to: sources[2]) == merge.text
            let flagsStand = merge.flags.allSatisfy { merge.text.contains($0.merged) }
            try #require(
                [isComplete, isClean, isRebuilt, flagsStand] == [true, true, true, true],
                "\(sources.map(\.debugDescription)) \(merge.text.debugDescription)")
            bothInserted += theirWords.isEmpty || myWords.isEmpty ? 0 : 1
            bothRemoved += theyRemoved && iRemoved ? 1 : 0
            flagged += merge.flags.isEmpty ? 0 : 1
        }
        #expect(bothInserted > pairs * 3 / 4, "a weak generator hides failures")
        #expect(bothRemoved > pairs / 3)
        #expect(flagged > pairs / 10)
    }

    @Test func `merging again what is merged changes nothing`() throws {
        var writers = Writers(seed: 99)
        for _ in 0..<3_000 {
            let base = writers.text(atMost: 10)
            var (theirs, mine) = (base, base)
            _ = writers.edit(&theirs, by: 1)
            _ = writers.edit(&mine, by: 2)
            let merged = TextMerge(base: base.written, theirs: theirs.written, mine: mine.written).text
            for (base, theirs, mine) in [
                (mine.written, merged, mine.written), (merged, merged, merged), (base.written, base.written, merged),
                (base.written, merged, base.written),
            ] {
                try #require(TextMerge(base: base, theirs: theirs, mine: mine).text == merged)
            }
        }
    }

    @Test(arguments: [
        ("One two.", "One two. Mei adds.", "One two. Priya adds.", "One two. Mei adds. Priya adds."),
        // What continues a paragraph stays in it.
        ("One.\n\nTwo.", "One. Mei.\n\nTwo.", "One. Priya.\n\nTwo.", "One. Mei. Priya.\n\nTwo."),
        ("One.\n\nTwo.", "One.\n\nMei Two.", "One. Priya.\n\nTwo.", "One. Priya.\n\nMei Two."),
        ("- a\n- b", "- a\n- mei\n- b", "- a\n- priya\n- b", "- a\n- mei\n- priya\n- b"),
        ("", "Mei.", "Priya.", "Mei. Priya."),
        // The same change by both is made once, also where one went on.
        ("a b", "a x b", "a x b", "a x b"),
        ("a b", "a x b", "a x y b", "a x y b"),
        // Neighbours are no conflict.
        ("a b c d", "a B c d", "a b C d", "a B C d"),
        ("one two three four", "one four", "one two three FOUR", "one FOUR"),
        // A word that was saved half written is one that the other has left alone, however much was written around it.
        (
            "a ott z", "a priya1 priya2 priya3 priya4 ott mei1 mei2 mei3 mei4 z", "a otto1 z",
            "a priya1 priya2 priya3 priya4 otto1 mei1 mei2 mei3 mei4 z"
        ),
        // White space follows whoever changed it.
        ("a b", "a\n\nb", "a b c", "a\n\nb c"),
        ("数据库删除", "数据库被删除了", "生产数据库删除", "生产数据库被删除了"),
        ("see\u{A0}10 km", "see\u{A0}10 km now", "we see\u{A0}10 km", "we see\u{A0}10 km now"),
    ])
    func `two changes are brought together`(base: String, theirs: String, mine: String, merged: String) {
        let merge = TextMerge(base: base, theirs: theirs, mine: mine)
        #expect(merge.text == merged)
        #expect(merge.flags == [])
    }

    @Test func `where both rewrote the same words both stay, and a flag says so`() {
        let merge = TextMerge(
            base: "The job was slow today", theirs: "The job was fast today", mine: "The job was broken today")
        #expect(merge.text == "The job was fast broken today")
        #expect(merge.flags == [TextMerge.Flag(theirs: "fast", mine: "broken", merged: "fast broken")])
    }

    @Test func `a rewritten sentence stays whole beside a rewritten word`() {
        let merge = TextMerge(
            base: "Before. The nightly job was slow. After.", theirs: "Before. The nightly job was late. After.",
            mine: "Before. Nobody had looked at the queue for days. After.")
        #expect(merge.flags.count == 1)
        #expect(merge.text.contains("Nobody had looked at the queue for days."))
        #expect(merge.text.contains("late."))
    }

    @Test func `what is inserted into a removed passage stays, and a flag says so`() {
        let merge = TextMerge(base: "Gone is this here. Next", theirs: "Next", mine: "Gone is this NEW here. Next")
        #expect(merge.text == "NEW Next")
        #expect(merge.flags == [TextMerge.Flag(theirs: "", mine: "Gone is this NEW here.", merged: "NEW")])
    }

    @Test func `a caret stays among its own words`() {
        let merge = TextMerge(base: "One. Two.", theirs: "Zero. One. Two. Three.", mine: "One. Mine. Two.")
        #expect(merge.text == "Zero. One. Mine. Two. Three.")
        #expect(merge.edits.moved(10) == 16)
        #expect(merge.edits.moved(15) == 21)
        let pair = [TextEdit(at: 2, remove: 0, insert: "🙂 ")]
        #expect(pair.applied(to: "a b") == "a 🙂 b")
        #expect(pair.moved(3) == 6)
    }

    @Test func `texts that have nothing in common, or much that repeats, are merged too`() {
        var random = Random(seed: 1)
        for vocabulary in [1, 2, 5, 4_000] {
            let texts = (0..<3).map { _ in
                (0..<3_000).map { _ in "w\(random.below(vocabulary))" }.joined(separator: " ")
            }
            let merge = TextMerge(base: texts[0], theirs: texts[1] + " mei", mine: texts[2] + " priya")
            #expect(merge.text.contains("mei"))
            #expect(merge.text.contains("priya"))
        }
    }
}

import Domain
import Testing

@Suite("The levels")
struct LevelTests {
    @Test func `each may do all that the ones below it may`() {
        #expect(Level.allCases == Level.allCases.sorted())
        for need in [
            Need.observer, .contributor, .editor, .reviewer, .administrator, .editorOrInvolved, .editorOrAuthor,
        ] {
            for tie in [Tie.none, .involved, .author] {
                let allowed = Level.allCases.filter { need.isMet(by: $0, with: tie) }
                #expect(allowed == Level.allCases.filter { $0 >= need.level(for: tie) })
            }
        }
    }

    @Test(arguments: [
        (Need.editorOrInvolved, Tie.none, Level.editor), (.editorOrInvolved, .involved, .contributor),
        (.editorOrInvolved, .author, .contributor), (.editorOrAuthor, .none, .editor),
        (.editorOrAuthor, .involved, .editor), (.editorOrAuthor, .author, .contributor),
        (.reviewer, .author, .reviewer),
    ])
    func `one’s own record may need less`(need: Need, tie: Tie, level: Level) {
        #expect(need.level(for: tie) == level)
    }

    @Test func `a refusal says what is needed and what somebody is`() {
        #expect(refusal(.reviewer, .editor) == "Only a reviewer can do this. You are an editor.")
        #expect(
            refusal(.editorOrInvolved, .contributor)
                == "This is somebody else’s, and only an editor can change it. You are a contributor.")
        #expect(refusal(.editorOrInvolved, .observer) == "Only an editor can do this. You are an observer.")
    }

    private func refusal(_ need: Need, _ level: Level) -> String? {
        do {
            try need.check(level, with: .none)
            return nil
        } catch {
            return error.sentence
        }
    }
}

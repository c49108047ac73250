import Domain
import Testing

struct StrengthTests {
    @Test func `strength falls with how much is asked of people, and has three grades`() {
        let table: [(Strength, Strength.Grade)] = [
            (.eliminate, .strong), (.substitute, .strong), (.forcingFunction, .strong), (.automaticLimit, .medium),
            (.engineeredWarning, .medium), (.checklistOrReview, .medium), (.policyOrTraining, .weak),
        ]
        #expect(Strength.allCases == table.map(\.0))
        for (rank, (strength, grade)) in table.enumerated() {
            #expect(strength.grade == grade, "\(strength)")
            #expect(strength.rank == rank, "\(strength)")
        }
    }

    @Test func `a stronger grade has more rails`() {
        #expect(Strength.Grade.allCases.map(\.rails) == [3, 2, 1])
    }
}

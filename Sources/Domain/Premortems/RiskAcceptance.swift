/// A decision to accept a risk, with a reason, a name, and a day to look at it again.
package struct RiskAcceptance: Equatable, Sendable {
    package let reason: String
    package let personID: ID<Person>
    package let personName: String
    package let lookAgainOn: Day

    package init(reason: String, personID: ID<Person>, personName: String, lookAgainOn: Day) {
        self.reason = reason
        self.personID = personID
        self.personName = personName
        self.lookAgainOn = lookAgainOn
    }
}

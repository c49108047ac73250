/// The time allowed for follow-ups to get an owner and to be done, set for the whole organisation.
package struct Deadlines: Equatable, Sendable {
    /// Working days within which an idea should get an owner.
    package var ownerWorkingDays: Int
    /// Days within which a commitment should be done, by the severity of the incident behind it.
    package var days: [Severity: Int]
    /// The same for follow-ups without an incident.
    package var daysWithoutIncident: Int

    package static let allowed = 1...730
    package static let defaults = Deadlines(
        ownerWorkingDays: 5, days: [.sev1: 14, .sev2: 14, .sev3: 30, .sev4: 60, .sev5: 60], daysWithoutIncident: 60)

    package init(ownerWorkingDays: Int, days: [Severity: Int], daysWithoutIncident: Int) {
        self.ownerWorkingDays = ownerWorkingDays
        self.days = days
        self.daysWithoutIncident = daysWithoutIncident
    }

    /// Days until a commitment made today is due.
    package func days(for severity: Severity?) -> Int {
        severity.flatMap { days[$0] } ?? daysWithoutIncident
    }

    /// The day by which an idea proposed on this day should have an owner. Weekends do not count.
    package func ownerDay(from day: Day) -> Day { day.adding(workingDays: ownerWorkingDays) }

    package func checked() throws(Refusal) {
        var problems = Problems()
        func check(_ days: Int, _ field: String) {
            if !Deadlines.allowed.contains(days) {
                problems.add(field: field, "Enter a number of days from 1 to 730.")
            }
        }
        check(ownerWorkingDays, "owner")
        for severity in Severity.allCases { check(days(for: severity), "severity-\(severity.level)") }
        check(daysWithoutIncident, "none")
        try problems.throwIfAny()
    }
}

extension Day {
    /// The day this many working days later; Saturdays and Sundays do not count.
    package func adding(workingDays: Int) -> Day {
        var day = self
        var left = min(max(workingDays, 0), Deadlines.allowed.upperBound)
        while left > 0 {
            let next = day.adding(days: 1)
            if next == day { return day }
            day = next
            if day.weekday < 6 { left -= 1 }
        }
        return day
    }
}

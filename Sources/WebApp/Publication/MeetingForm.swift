import Domain
import Storage
import WebServer

/// The form of a meeting with its values as typed.
struct MeetingForm: Sendable {
    var startsAt = ""
    var place = ""
    var facilitator = Picked()
    var attendees = Picked()
    var version = 0

    /// A new meeting starts with the people who have a part in the incident and its postmortem.
    init(_ dossier: PostmortemReviewDossier, _ frame: Frame, _ reading: Reading) throws {
        if let meeting = dossier.review.meeting {
            startsAt = CivilTime(meeting.startsAt, in: frame.zone).text
            place = meeting.place
            facilitator = Picked(try meeting.facilitator.flatMap { try reading.pick(.person, $0.personID.rawValue) })
            attendees = Picked(try reading.picks(.person, of: meeting.attendees.map(\.personID.rawValue)))
            version = meeting.version
            return
        }
        let roles = dossier.text.incident.roles
        let leader = roles.first { $0.role == .facilitator }?.personID
        facilitator = Picked(try leader.flatMap { try reading.pick(.person, $0.rawValue) })
        let people =
            roles.filter { $0.role != .facilitator }.map(\.personID) + dossier.text.document.authors.map(\.personID)
            + dossier.review.reviewers.map(\.personID)
        let others = Set(people).subtracting([leader].compactMap(\.self)).sorted()
        attendees = Picked(try reading.picks(.person, of: others.map(\.rawValue)))
    }

    static let pickers: [Picker] = [.one(.person, "facilitator"), .many(.person, "attendees")]

    init(_ form: PickedForm) {
        startsAt = form["starts_at"] ?? ""
        place = form["place"] ?? ""
        facilitator = form.picked("facilitator")
        attendees = form.picked("attendees")
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    func edit(_ visit: Visit) throws(Refusal) -> MeetingEdit {
        var problems = Problems()
        let start = problems.checking { () throws(Refusal) in
            try TimeInput(now: visit.now, zone: visit.frame.zone).read(startsAt, field: "starts_at")
        }
        let leader = problems.checking { () throws(Refusal) in
            try self.facilitator.id("facilitator") as ID<Person>?
        }
        let people = problems.checking { () throws(Refusal) in try self.attendees.ids("attendees") as Set<ID<Person>> }
        try problems.throwIfAny()
        guard let start, let leader, let people else { throw Refusal("Fill in the form.") }
        return MeetingEdit(startsAt: start, place: place, facilitatorID: leader, attendees: people)
    }
}

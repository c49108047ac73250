import Domain
import Storage
import WebServer

/// The form of a meeting with its values as typed.
struct MeetingForm: Sendable {
    var startsAt = ""
    var place = ""
    var facilitator = ""
    var attendees: Set<String> = []
    var version = 0

    /// A new meeting starts with the people who have a part in the incident and its postmortem.
    init(_ dossier: PostmortemReviewDossier, _ frame: Frame) {
        if let meeting = dossier.review.meeting {
            startsAt = CivilTime(meeting.startsAt, in: frame.zone).text
            place = meeting.place
            facilitator = meeting.facilitator?.personID.description ?? ""
            attendees = Set(meeting.attendees.map { $0.personID.description })
            version = meeting.version
            return
        }
        let roles = dossier.text.incident.roles
        facilitator = roles.first { $0.role == .facilitator }?.personID.description ?? ""
        let people =
            roles.filter { $0.role != .facilitator }.map(\.personID) + dossier.text.document.authors.map(\.personID)
            + dossier.review.reviewers.map(\.personID)
        attendees = Set(people.map(\.description)).subtracting([facilitator])
    }

    init(_ form: Form) {
        startsAt = form["starts_at"] ?? ""
        place = form["place"] ?? ""
        facilitator = form["facilitator"] ?? ""
        attendees = Set(form.all("attendees"))
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    func edit(_ visit: Visit) throws(Refusal) -> MeetingEdit {
        MeetingEdit(
            startsAt: try TimeInput(now: visit.now, zone: visit.frame.zone).read(startsAt, field: "starts_at"),
            place: place, facilitatorID: ID<Person>(text: facilitator),
            attendees: Set(attendees.compactMap { ID<Person>(text: $0) }))
    }
}

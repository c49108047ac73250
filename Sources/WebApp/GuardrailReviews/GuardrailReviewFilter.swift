import Domain
import HTML
import Storage
import WebServer

/// The filter of the review, as written in the address.
struct GuardrailReviewFilter: Sendable {
    /// The slug of a team.
    var team = ""
    var service = PickFilter(.service, "service")
    /// `shown` or empty.
    var putOff = ""
    /// The slug of the question that is shown in full.
    var question = ""
    private var names: [String] = []

    init() {}

    init(_ query: Form) {
        team = query["team"] ?? ""
        service.read(query)
        putOff = query["put_off"] ?? ""
        question = query["question"] ?? ""
        names = query.fields.map(\.name)
    }

    var isEmpty: Bool { team.isEmpty && service.isEmpty && putOff.isEmpty }

    /// The filter with the name of the service looked up.
    func resolved(_ reading: Reading) throws -> GuardrailReviewFilter {
        var filter = self
        filter.service = try service.resolved(reading)
        return filter
    }

    /// An unknown value is a problem beside its field, never ignored.
    func query(_ choices: GuardrailReviewChoices, _ frame: Frame) -> (AgendaQuery, [Refusal.Problem]) {
        var query = AgendaQuery(frame)
        var problems = FilterProblems(names, known: ["team", "put_off", "question"] + service.names)
        query.team = problems.choice("team", team) { slug in choices.teams.first { $0.slug == slug }?.id }
        problems.pick(service)
        query.service = service.chosen.map { ID($0.id) }
        query.showsPutOff = problems.flag("put_off", called: "Put off", putOff, on: "shown")
        query.expanded = problems.choice("question", question) { AgendaQuestion(rawValue: $0) == nil ? nil : $0 }
        return (query, problems.all)
    }

    func link(question: String = "") -> Link {
        let items: [(name: String, value: String)] = [
            ("team", team), ("service", service.word), ("put_off", putOff), ("question", question),
        ]
        let link = Paths.guardrailReviews(filteredBy: items)
        return question.isEmpty ? link : link.anchored(question)
    }
}

extension AgendaQuery {
    /// The query for the present request.
    init(_ frame: Frame, sitting: Sitting? = nil) {
        self.init(
            team: sitting?.teamID, service: sitting?.serviceID, now: frame.now,
            today: Day(frame.now, in: frame.zone), sitting: sitting?.id)
    }
}

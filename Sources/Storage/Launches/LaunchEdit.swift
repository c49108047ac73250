import Domain

/// The fields of a launch that people fill in on a form.
package struct LaunchEdit: MergedByField {
    package var title: String
    package var plan: String
    package var date: Day?
    package var ownerID: ID<Person>?
    package var blastRadius: String
    package var services: Set<ID<Service>>

    package init(
        title: String, plan: String = "", date: Day? = nil, ownerID: ID<Person>? = nil, blastRadius: String = "",
        services: Set<ID<Service>> = []
    ) {
        self.title = title
        self.plan = plan
        self.date = date
        self.ownerID = ownerID
        self.blastRadius = blastRadius
        self.services = services
    }

    package init(_ launch: Launch, services: [Service]) {
        self.init(
            title: launch.title, plan: launch.plan, date: launch.date, ownerID: launch.ownerID,
            blastRadius: launch.blastRadius, services: Set(services.map(\.id)))
    }

    package static var fields: [MergedField<LaunchEdit>] {
        [
            .whole("title", \.title), .prose("plan", \.plan), .whole("date", \.date), .whole("ownerID", \.ownerID),
            .prose("blastRadius", \.blastRadius),
            .entries("services", \.services),
        ]
    }

    func checked() throws(Refusal) -> LaunchEdit {
        var problems = Problems()
        var edit = self
        edit.title =
            problems.checking { () throws(Refusal) in
                try Text.line(title, field: "title", called: "what is to be launched", required: true)
            } ?? ""
        edit.plan =
            problems.checking { () throws(Refusal) in
                try Text.paragraphs(plan, field: "plan", called: "the plan", atMost: Text.Limit.text)
            } ?? ""
        edit.blastRadius =
            problems.checking { () throws(Refusal) in
                try Text.paragraphs(
                    blastRadius, field: "blast_radius", called: "the blast radius", atMost: Text.Limit.reason)
            } ?? ""
        try problems.throwIfAny()
        return edit
    }
}

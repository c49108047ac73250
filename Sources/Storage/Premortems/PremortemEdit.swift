import Domain

/// The fields of a pre-mortem that people fill in on a form.
package struct PremortemEdit: MergedByField {
    package var title: String
    package var plan: String
    package var allowsGuests: Bool
    package var dots: Int
    package var lookBackOn: Day?
    package var services: Set<ID<Service>>

    package init(
        title: String, allowsGuests: Bool = false, dots: Int = 5, lookBackOn: Day? = nil,
        services: Set<ID<Service>> = [], plan: String = ""
    ) {
        self.title = title
        self.plan = plan
        self.allowsGuests = allowsGuests
        self.dots = dots
        self.lookBackOn = lookBackOn
        self.services = services
    }

    package init(_ premortem: Premortem, services: [Service]) {
        self.init(
            title: premortem.title, allowsGuests: premortem.allowsGuests, dots: premortem.dots,
            lookBackOn: premortem.lookBackOn, services: Set(services.map(\.id)),
            plan: premortem.plan)
    }

    package static var fields: [MergedField<PremortemEdit>] {
        [
            .whole("title", \.title), .prose("plan", \.plan), .whole("allowsGuests", \.allowsGuests),
            .whole("dots", \.dots),
            .whole("lookBackOn", \.lookBackOn), .entries("services", \.services),
        ]
    }

    func checked() throws(Refusal) -> PremortemEdit {
        var problems = Problems()
        var edit = self
        edit.title =
            problems.checking { () throws(Refusal) in
                try Text.line(title, field: "title", called: "what it is about", required: true)
            } ?? ""
        edit.plan =
            problems.checking { () throws(Refusal) in
                try Text.paragraphs(plan, field: "plan", called: "the plan", atMost: 20_000)
            } ?? ""
        if !Premortem.dotsAllowed.contains(dots) {
            problems.add(field: "dots", "Enter a number of dots between 1 and 20.")
        }
        try problems.throwIfAny()
        return edit
    }
}

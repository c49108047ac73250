import Domain

/// The fields of a follow-up that people fill in on a form.
package struct FollowUpEdit: MergedByField {
    package var title: String
    package var detail: String
    package var ownerID: ID<Person>?
    package var teamID: ID<Team>?
    package var due: Day?
    package var trackerAddress: String
    package var evidenceAddress: String

    package init(
        title: String, detail: String = "", ownerID: ID<Person>? = nil, teamID: ID<Team>? = nil, due: Day? = nil,
        trackerAddress: String = "", evidenceAddress: String = ""
    ) {
        self.title = title
        self.detail = detail
        self.ownerID = ownerID
        self.teamID = teamID
        self.due = due
        self.trackerAddress = trackerAddress
        self.evidenceAddress = evidenceAddress
    }

    package static var fields: [MergedField<FollowUpEdit>] {
        [
            .whole("title", \.title), .prose("detail", \.detail), .whole("ownerID", \.ownerID),
            .whole("teamID", \.teamID), .whole("due", \.due),
            .whole("trackerAddress", \.trackerAddress), .whole("evidenceAddress", \.evidenceAddress),
        ]
    }

    /// The edit with its texts cleaned up for storing.
    ///
    /// - Throws: ``Refusal`` with every problem.
    func checked() throws(Refusal) -> FollowUpEdit {
        var problems = Problems()
        var edit = self
        edit.title =
            problems.checking { () throws(Refusal) in
                try Text.line(
                    title, field: "title", called: "what is to be done", atMost: Text.Limit.sentence, required: true)
            } ?? ""
        edit.detail =
            problems.checking { () throws(Refusal) in
                try Text.paragraphs(detail, field: "detail", called: "the detail", atMost: Text.Limit.text)
            } ?? ""
        edit.trackerAddress =
            problems.checking { () throws(Refusal) in try WebAddress.checked(trackerAddress, field: "tracker_address") }
            ?? ""
        edit.evidenceAddress =
            problems.checking { () throws(Refusal) in try WebAddress.checked(evidenceAddress, field: "evidence_address")
            } ?? ""
        try problems.throwIfAny()
        return edit
    }
}

extension FollowUpEdit {
    /// The stored values.
    package init(_ followUp: FollowUp) {
        self.init(
            title: followUp.title, detail: followUp.detail, ownerID: followUp.ownerID, teamID: followUp.teamID,
            due: followUp.due, trackerAddress: followUp.trackerAddress, evidenceAddress: followUp.evidenceAddress)
    }
}

/// The fields of a timeline event that people fill in on a form.
package struct TimelineEventEdit: MergedByField {
    package var moment: Moment
    package var text: String

    package init(moment: Moment, text: String) {
        self.moment = moment
        self.text = text
    }

    package init(_ event: TimelineEvent) {
        self.init(moment: event.moment, text: event.text)
    }

    package static var fields: [MergedField<TimelineEventEdit>] {
        [.whole("moment", \.moment), .prose("text", \.text)]
    }
}

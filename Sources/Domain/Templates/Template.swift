/// A template as it can be used: what a file of `Templates`, or a text changed in the settings, says.
package enum Template: Equatable, Sendable {
    case postmortem(PostmortemTemplate)
    case premortem(PremortemTemplate)

    package enum Kind: String, CaseIterable, Sendable {
        case postmortem
        case premortem

        package var label: String {
            switch self {
            case .postmortem: "Postmortem"
            case .premortem: "Pre-mortem"
            }
        }

        /// The word in addresses.
        package var address: String {
            switch self {
            case .postmortem: "postmortem"
            case .premortem: "pre-mortem"
            }
        }
    }

    package var kind: Kind {
        switch self {
        case .postmortem: .postmortem
        case .premortem: .premortem
        }
    }

    package var slug: String {
        switch self {
        case .postmortem(let template): template.slug
        case .premortem(let template): template.slug
        }
    }

    package var name: String {
        switch self {
        case .postmortem(let template): template.name
        case .premortem(let template): template.name
        }
    }

    package var summary: String {
        switch self {
        case .postmortem(let template): template.summary
        case .premortem(let template): template.summary
        }
    }

    package var order: Int {
        switch self {
        case .postmortem(let template): template.order
        case .premortem(let template): template.order
        }
    }

    /// The whole Markdown, with its front matter.
    package var source: String {
        switch self {
        case .postmortem(let template): template.source
        case .premortem(let template): template.source
        }
    }
}

extension Template {
    /// The most sections or prompts that a template may have.
    package static let mostSections = 40
    /// The longest template in UTF-8 bytes.
    package static let longest = 64 * 1024

    /// Checks what only a template that people edit has to fulfil; files of the installation may be as they like.
    package func checked() throws(Refusal) {
        var problems = Problems()
        _ = problems.checking { () throws(Refusal) in
            try Text.line(name, field: "text", called: "the name of the template", atMost: 100, required: true)
        }
        _ = problems.checking { () throws(Refusal) in
            try Text.line(summary, field: "text", called: "the summary of the template", atMost: 300, required: true)
        }
        if sections.count > Template.mostSections {
            problems.add(field: "text", "A template has at most \(Template.mostSections) sections.")
        }
        for section in sections {
            _ = problems.checking { () throws(Refusal) in
                try Text.line(section.title, field: "text", called: "the heading of a section", atMost: 120)
            }
        }
        try problems.throwIfAny()
    }

    /// The headings with everything below each.
    package var sections: [(title: String, text: String)] {
        switch self {
        case .postmortem(let template):
            template.sections.map { section in
                (
                    section.title,
                    [
                        section.help, section.starter, section.isRequired ? "required" : "",
                        section.isForCustomers ? "customers" : "",
                    ].joined(separator: "\n")
                )
            }
        case .premortem(let template):
            template.script.prompts.map { ($0.title, $0.help) }
                + [(PremortemTemplate.questionsHeading, template.script.reviewQuestions.joined(separator: "\n"))]
        }
    }

    /// What is different in another text of the same template, for the audit log.
    package func changes(to new: Template) -> [FieldChange] {
        var changes = ChangeList()
        changes.add("Name", name, new.name)
        changes.add("Summary", summary, new.summary)
        let titles = (sections.map(\.title), new.sections.map(\.title))
        changes.add("Sections", titles.0.joined(separator: ", "), titles.1.joined(separator: ", "))
        let edited = new.sections.filter { section in
            sections.contains { $0.title == section.title && $0.text != section.text }
        }
        changes.add("Rewritten", "", edited.map(\.title).joined(separator: ", "))
        if changes.changes.isEmpty && source != new.source { changes.add("Text", "", "its order, kinds or spacing") }
        return changes.changes
    }
}

import Domain
import HTML

/// One filter of a list: a choice from options, or a day.
struct ListFilter {
    enum Control {
        case choice([(value: String, label: String)])
        case day
        case text
        /// - Parameter none: the option that sets no filter.
        case pick(PickFilter, PickChoices, none: String)
    }

    let name: String
    let label: String
    let value: String
    let control: Control
    /// Whether a chip of the page shows it already.
    let hasChip: Bool

    init(_ name: String, _ label: String, _ value: String, _ control: Control, hasChip: Bool = false) {
        self.name = name
        self.label = label
        self.value = value
        self.control = control
        self.hasChip = hasChip
    }

    init(_ label: String, _ filter: PickFilter, _ choices: PickChoices, none: String, hasChip: Bool = false) {
        self.init(filter.name, label, filter.word, .pick(filter, choices, none: none), hasChip: hasChip)
    }

    /// The value in words.
    private var words: String {
        switch control {
        case .choice(let options): options.first { $0.value == value }?.label ?? value
        case .day: Day(iso: value)?.words ?? value
        case .text: value
        case .pick(let filter, _, _): filter.words
        }
    }

    /// The text of the chip while it is set; nil while it is not.
    var chosen: String? { value.isEmpty || hasChip ? nil : "\(label): \(words)" }

    func field(_ problems: [Refusal.Problem]) -> HTML {
        switch control {
        case .choice(let options):
            selectField(name, label: label, options: options, selected: value, problems: problems)
        case .day: textField(name, label: label, value: value, problems: problems, type: .date)
        case .text:
            textField(name, label: label, value: value, problems: problems, autocomplete: "off", width: .short)
        case .pick(let filter, let choices, let none):
            filter.field(label, choices, none: none, problems: problems)
        }
    }
}

/// The filters of a list, folded into one disclosure, with a chip for each filter that is set; the chip removes it.
///
/// - Parameters:
///   - link: the list with these filters, from its first page.
func listFilter(
    _ filters: [ListFilter], sort: String = "", problems: [Refusal.Problem], action: Link,
    link: ([(name: String, value: String)]) -> Link
) -> HTML {
    let isSet = filters.contains { !$0.value.isEmpty }
    let chips = filters.compactMap { filter -> HTML? in
        guard let words = filter.chosen else { return nil }
        let others = filters.filter { $0.name != filter.name }.map { (name: $0.name, value: $0.value) }
        let rest = link(others + [(name: "sort", value: sort)])
        return """
            <li><a class="chip chosen" href="\(rest)"><span class="visually-hidden">Remove the filter </span>\(words)\
            <span aria-hidden="true"> ×</span></a></li>
            """
    }
    let form: HTML = """
        <form class="filter" action="\(action)" method="get" role="search" aria-label="Filter">
        \(filters.map { $0.field(problems) }.joined())
        \(when: !sort.isEmpty, hiddenField("sort", sort))
        \(submitButton("Filter", style: .plain))\(when: isSet, linkButton("Clear", to: action, style: .quiet))
        </form>
        """
    return """
        <div class="list-filter">
        \(disclosure("Filter", isOpen: !problems.isEmpty, form))
        \(when: !chips.isEmpty, "<ul class=\"chips\" aria-label=\"Set filters\">\(chips.joined())</ul>")
        </div>
        """
}

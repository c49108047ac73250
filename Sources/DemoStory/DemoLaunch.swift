import Domain

/// The launch in the demo story, and the pre-mortem held before it.
package struct DemoLaunch: Sendable {
    let head: DemoLaunchHead
    /// Markdown.
    let plan: String
    let template: PremortemTemplate

    package init(head: DemoLaunchHead, plan: String, template: PremortemTemplate) {
        self.head = head
        self.plan = plan
        self.template = template
    }
}

extension DemoLaunchHead {
    /// The names that the front matter may contain.
    package static let fields = Set(CodingKeys.allCases.map(\.rawValue))

    /// The slug of the template that the pre-mortem is held with.
    package var template: String { premortem.template }
}

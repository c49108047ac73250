import Domain
import HTML
import Storage
import WebServer
import Wording

/// Pages and actions at `/settings/wording`.
enum WordingRulePages {
    /// Lists every rule with its example, and the dismissals for the team and in single places.
    static func show(_ visit: Visit) async throws -> Response {
        let rules = visit.app.settings.wording.rules
        let (dismissals, places) = try await visit.read { reading in
            let dismissals = try reading.wordingDismissals()
            return (dismissals, try dismissals.map { try $0.place.flatMap { try Paths.text(at: $0, reading) } })
        }
        let off = Dictionary(dismissals.filter { $0.place == nil }.map { ($0.rule, $0) }) { first, _ in first }
        let local = zip(dismissals, places).filter { $0.0.place != nil }
        return .page(
            page(
                visit.frame, title: "Wording rules", section: .settings,
                """
                \(settingsBack)
                <h1>Wording rules</h1>
                <p class="lead">These rules give hints on sentences that blame somebody. Hints give advice and never block. The same rules are used by
                <code>handrail lint</code>; they are in <code>wording/en.md</code> in the templates folder.</p>
                \(each: WordingCategory.allCases, { categorySection($0, rules, off, visit.frame) })
                <section aria-labelledby="dismissed">
                \(sectionHeading("Dismissed in single places", id: "dismissed"))
                \(dismissedHere(local, rules, visit.frame))
                </section>
                """))
    }

    private static func categorySection(
        _ category: WordingCategory, _ rules: [WordingRule], _ off: [String: WordingDismissal], _ frame: Frame
    ) -> HTML {
        let rules = rules.filter { $0.category == category }
        if rules.isEmpty { return HTML() }
        return """
            <section aria-labelledby="\(category.rawValue)">
            \(sectionHeading(category.label, id: category.rawValue))
            \(each: rules, { ruleArticle($0, off[$0.id], frame) })
            </section>

            """
    }

    private static func ruleArticle(_ rule: WordingRule, _ dismissal: WordingDismissal?, _ frame: Frame) -> HTML {
        """
        <article class="wording-rule" id="rule-\(rule.id)">
        <h3>\(rule.title) \(when: dismissal != nil, tag("switched off", tone: .caution))</h3>
        <p>\(rule.why)</p>
        \(definitions([
            ("Gets the hint", "<q>\(rule.example)</q>"),
            ("Does not", "<q>\(rule.counterExample)</q>"),
            ("About the system instead", "<q>\(rule.instead)</q>"),
        ]))
        \(ruleSwitch(rule, dismissal, frame))
        </article>

        """
    }

    private static func ruleSwitch(_ rule: WordingRule, _ dismissal: WordingDismissal?, _ frame: Frame) -> HTML {
        guard let dismissal else {
            let label: HTML = "Switch it off for the team<span class=\"visually-hidden\">: \(rule.title)</span>"
            let link = Paths.newWordingDismissal(rule: rule.id)
            guard frame.access.meets(.editor) else { return HTML() }
            return "<p><a href=\"\(link)\">\(label)</a></p>"
        }
        return """
            <p class="caution-note">Switched off for the team\(by(dismissal)), \(timestamp(dismissal.at, frame)): \(dismissal.reason)</p>
            \(when: frame.access.meets(.editor), postButton("Switch it on again", of: rule.title, to: Paths.wordingDismissalEnd(dismissal.id), frame, style: .small)))
            """
    }

    private static func dismissedHere(
        _ dismissals: [(WordingDismissal, Link?)], _ rules: [WordingRule], _ frame: Frame
    ) -> HTML {
        if dismissals.isEmpty { return "<p class=\"quiet\">No hints have been dismissed in single places.</p>" }
        let items = dismissals.map { dismissal, link in
            dismissedItem(
                dismissal, link, title: rules.first { $0.id == dismissal.rule }?.title ?? dismissal.rule, frame)
        }
        return "<ul class=\"rows\">\n\(items.joined())</ul>"
    }

    private static func dismissedItem(_ dismissal: WordingDismissal, _ link: Link?, title: String, _ frame: Frame)
        -> HTML
    {
        let label = dismissal.place?.kind.label ?? ""
        let place: HTML =
            link.map { actionLink(HTML(text: label), to: $0, frame) ?? HTML(text: label) }
            ?? "a text that no longer exists"
        return """
            <li><q>\(dismissal.words)</q> in \(place)<br>
            <span class="hint">\(title). Dismissed\(by(dismissal)), \(timestamp(dismissal.at, frame)): \(dismissal.reason)</span>
            \(postButton("Show it again", of: dismissal.words, to: Paths.wordingDismissalEnd(dismissal.id), frame, style: .small))</li>

            """
    }

    private static func by(_ dismissal: WordingDismissal) -> String { dismissal.by.map { " by \($0)" } ?? "" }
}

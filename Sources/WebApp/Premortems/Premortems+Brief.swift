import Domain
import HTML
import Storage

extension Premortems {
    /// The description of the launch. It is open at the beginning and can be opened later.
    static func brief(_ view: PremortemView, _ frame: Frame) -> HTML {
        let dossier = view.dossier
        let script = dossier.premortem.script
        let launch: HTML? = dossier.launch.map { launch in
            """
            \(launch.blastRadius.isEmpty ? HTML() : definitions([("Blast radius", HTML(text: launch.blastRadius))]))
            \(prose(launch.plan, anchors: "plan-"))
            """
        }
        let heading: HTML = hasPlan(dossier) ? "<h2 class=\"asked\">The plan</h2>\n" : ""
        let plan: HTML =
            "\(heading)\(prose(dossier.premortem.plan, anchors: "own-plan-"))\(launch)"
        let questions: HTML = """
            <h2 class="asked">Questions for every plan</h2>
            <ul class="questions">
            \(each: script.reviewQuestions, { "<li>\($0)</li>\n" })
            </ul>
            """
        switch dossier.premortem.phase {
        case .lobby: return "<p class=\"question\">\(script.question)</p>"
        case .brief: return "<p class=\"question\">\(script.question)</p>\(plan)\(planGap(view, frame))\(questions)"
        case .silentWriting:
            return """
                <p class="question">\(script.question)</p>\
                \(disclosure("The plan and the questions for every plan", id: "brief", "\(plan)\(questions)"))
                """
        case .reveal, .grouping, .voting, .mitigation, .decision:
            return disclosure("The plan and the questions for every plan", id: "brief", "\(plan)\(questions)")
        case .closed, .lookedBack: return HTML()
        }
    }

    private static func hasPlan(_ dossier: PremortemDossier) -> Bool {
        !dossier.premortem.plan.isEmpty || !(dossier.launch?.plan.isEmpty ?? true)
    }

    /// In place of a plan that nobody has added.
    private static func planGap(_ view: PremortemView, _ frame: Frame) -> HTML? {
        let dossier = view.dossier
        if hasPlan(dossier) { return nil }
        let link: HTML? =
            frame.viewer == nil
            ? nil : actionLink("Add the plan, or a link to it", to: Paths.premortemEdit(dossier.premortem.id), frame)
        return "<p class=\"quiet\">No plan has been added. Ask the facilitator about it. \(link)</p>"
    }

    /// `Before the ledger moves, 9 Dec 2026`; without a link for guests, who may not see the launch.
    static func launchWords(_ launch: Launch, _ frame: Frame) -> HTML {
        let title: HTML =
            frame.viewer == nil
            ? HTML(text: launch.title) : "<a href=\"\(Paths.launch(launch.id))\">\(launch.title)</a>"
        let day: HTML? = launch.date.map { ", \(dayText($0))" }
        return "<span>Before \(title)\(day)</span>"
    }
}

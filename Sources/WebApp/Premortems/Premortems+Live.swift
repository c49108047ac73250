import Domain
import Foundation
import HTML
import Storage

extension Premortems {
    /// The page of a session in progress. Its parts are replaced one by one when something changes; without JavaScript
    /// a link reloads it.
    static func livePage(_ visit: Visit, _ view: PremortemView, _ typed: PremortemTyped) -> HTML {
        let frame = visit.frame
        let premortem = view.premortem
        let main: HTML = """
            <div class="premortem" data-premortem="\(Paths.premortem(premortem.id).address)" data-phase="\(premortem.phase.rawValue)">
            \(part("head", head(view, frame)))
            \(part("run", Facilitation.section(visit, view, typed)))
            \(part("timer", Premortems.timer(premortem, frame)))
            \(part("brief", brief(view)))
            \(part("join", joining(view, frame)))
            \(part("write", Cards.newForm(view, frame, typed)))
            \(part("mine", Cards.own(view, frame, typed)))
            \(part("cards", Cards.all(view)))
            \(part("risks", Risks.section(view, frame, typed)))
            \(part("decision", PremortemDecisions.section(view, frame, typed)))
            \(part("material", Risks.material(view, frame)))
            \(part("people", people(view)))
            </div>
            <p class="premortem-refresh"><a href="\(Paths.premortem(premortem.id))">Show changes</a> <span class="quiet-text" role="status" data-premortem-state></span></p>
            \(LiveUpdates.topic(.premortem(premortem.id), after: view.lastEvent, frame))
            """
        let title = "\(premortem.key) \(premortem.title)"
        let scripts = ["js/live.js", "js/premortem/premortem.js"]
        if frame.viewer == nil {
            return barePage(frame, title: title, problems: typed.summary, scripts: scripts, cssClass: "guest", main)
        }
        return page(frame, title: title, section: .premortems, problems: typed.summary, scripts: scripts, main)
    }

    /// A part of the page that can be replaced separately.
    private static func part(_ name: String, _ contents: HTML) -> HTML {
        "<div class=\"premortem-part\" data-part=\"\(name)\">\(contents)</div>"
    }

    private static func head(_ view: PremortemView, _ frame: Frame) -> HTML {
        let dossier = view.dossier
        let premortem = dossier.premortem
        return """
            <header class="record-header">
            <p class="record-key"><span class="key">\(premortem.key.description)</span> \(tag("Pre-mortem")) \(tag(premortem.anonymity.label, tone: .information)) \(when: premortem.pace == .overDays, tag(premortem.pace.label))</p>
            <h1>\(premortem.title)</h1>
            \(dossier.launch.map { "<p class=\"record-facts\">\(Premortems.launchWords($0, frame))</p>" as HTML })
            </header>
            \(Premortems.phaseSteps(premortem.phase))
            <p class="lead" data-phase-help>\(premortem.phase.help)</p>
            \(when: !premortem.phase.showsCards, "<p class=\"quiet\">\(premortem.anonymity.help)</p>")
            \(Premortems.counts(dossier))
            """
    }

    static func phaseSteps(_ phase: PremortemPhase) -> HTML {
        let steps = PremortemPhase.session.map { step -> HTML in
            let state = step == phase ? "now" : phase.isAtLeast(step) ? "past" : "ahead"
            return "<li class=\"\(state)\"\(attribute: "aria-current", step == phase ? "step" : nil)>\(step.label)</li>"
        }
        return "<ol class=\"phases\" aria-label=\"Steps\">\(steps.joined(separator: " "))</ol>"
    }

    static func counts(_ dossier: PremortemDossier) -> HTML {
        let people = dossier.participants.count
        switch dossier.premortem.phase {
        case .silentWriting:
            return """
                <p class="premortem-counts">Cards: <b data-count="cards">\(dossier.cardCount)</b>, from <b data-count="writers">\(dossier.writerCount)</b> of <b>\(people)</b> people</p>
                """
        case .voting:
            return
                "<p class=\"premortem-counts\"><b data-count=\"voters\">\(dossier.voterCount)</b> of <b>\(people)</b> people have placed dots</p>"
        case .lobby, .brief, .reveal, .grouping, .mitigation, .decision, .closed, .lookedBack: return HTML()
        }
    }

    static func timer(_ premortem: Premortem, _ frame: Frame) -> HTML {
        guard let end = premortem.endsAt else { return HTML() }
        let left = Int(end.timeIntervalSince(frame.now).rounded())
        if left <= 0 {
            return
                "<p class=\"timer over\" role=\"timer\" data-ends-in=\"0\"><b>Time is up.</b> Finish your sentence. Nothing closes automatically.</p>"
        }
        return """
            <p class="timer" role="timer" data-ends-in="\(left)"><b>\(Elapsed.words(Double(left))) left</b> until \(timestamp(end, frame, relative: false))</p>
            """
    }

    /// `Before the ledger moves, 9 Dec 2026`; without a link for guests, who may not see the launch.
    static func launchWords(_ launch: Launch, _ frame: Frame) -> HTML {
        let title: HTML =
            frame.viewer == nil
            ? HTML(text: launch.title) : "<a href=\"\(Paths.launch(launch.id))\">\(launch.title)</a>"
        let day: HTML? = launch.date.map { ", \(dayText($0))" }
        return "<span>Before \(title)\(day)</span>"
    }

    /// The description of the launch. It is open at the beginning and can be opened later.
    private static func brief(_ view: PremortemView) -> HTML {
        let dossier = view.dossier
        let script = dossier.premortem.script
        let launch: HTML? = dossier.launch.map { launch in
            """
            \(launch.blastRadius.isEmpty ? HTML() : definitions([("Blast radius", HTML(text: launch.blastRadius))]))
            \(prose(launch.plan, anchors: "plan-"))
            """
        }
        let questions: HTML = """
            <h2 class="asked">Questions for every plan</h2>
            <ul class="questions">
            \(each: script.reviewQuestions, { "<li>\($0)</li>\n" })
            </ul>
            """
        switch dossier.premortem.phase {
        case .lobby: return "<p class=\"question\">\(script.question)</p>"
        case .brief: return "<p class=\"question\">\(script.question)</p>\(launch)\(questions)"
        case .silentWriting:
            return
                "<p class=\"question\">\(script.question)</p>\(disclosure("The plan and the questions for every plan", id: "brief", "\(launch)\(questions)"))"
        case .reveal, .grouping, .voting, .mitigation, .decision:
            return disclosure("The plan and the questions for every plan", id: "brief", "\(launch)\(questions)")
        case .closed, .lookedBack: return HTML()
        }
    }

    private static func joining(_ view: PremortemView, _ frame: Frame) -> HTML {
        if view.dossier.me != nil { return HTML() }
        return """
            <p>You are only watching. Join to write, group and vote.</p>
            \(postButton("Join", to: Paths.premortemParticipants(view.premortem.id), frame, style: .primary))
            """
    }

    private static func people(_ view: PremortemView) -> HTML {
        let dossier = view.dossier
        let items = dossier.participants.map { participant -> HTML in
            let count = dossier.cardsPerWriter[participant.id]
            let isFacilitator = participant.personID != nil && participant.personID == dossier.premortem.facilitatorID
            return """
                <li>\(participant.name)\(when: participant.id == dossier.me?.id, " (you)") \(when: isFacilitator, tag("Facilitator", tone: .information)) \(when: participant.isGuest, tag("Guest", tone: .quiet))\(count.map { "<span class=\"quiet-text\">\($0 == 1 ? "1 card" : "\($0) cards")</span>" as HTML })</li>

                """
        }
        return """
            <h2 id="people">Who is here</h2>
            \(when: items.isEmpty, "<p class=\"quiet\">Nobody yet.</p>")
            \(when: !items.isEmpty, "<ul class=\"people\">\(items.joined())</ul>")
            """
    }
}

import Domain
import HTML
import Storage

extension Premortems {
    /// The page of a pre-mortem in progress. Its parts are replaced one by one when something changes; without
    /// JavaScript a link reloads it.
    static func livePage(_ visit: Visit, _ view: PremortemView, _ typed: PremortemTyped) -> HTML {
        let frame = visit.frame
        let premortem = view.premortem
        let main: HTML = """
            <div class="premortem" data-premortem="\(Paths.premortem(premortem.id).address)" data-phase="\(premortem.phase.rawValue)">
            \(part("head", head(view, frame)))
            \(part("timer", Premortems.timer(premortem, frame)))
            \(part("brief", brief(view, frame)))
            \(part("write", Cards.newForm(view, frame, typed)))
            \(part("run", Facilitation.section(visit, view, typed)))
            \(part("join", joining(view, frame)))
            \(part("mine", Cards.own(view, frame, typed)))
            \(part("cards", Cards.all(view)))
            \(part("risks", Risks.section(view, frame, typed)))
            \(part("decision", PremortemDecisions.section(view, frame, typed)))
            \(part("material", Risks.material(view, frame)))
            \(part("people", people(view)))
            </div>
            <p class="premortem-refresh"><a href="\(Paths.premortem(premortem.id))">Show changes</a> \
            <span class="quiet-text" role="status" data-premortem-state></span></p>
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
        // Then the form says it.
        let isWriting = premortem.phase == .silentWriting && dossier.me != nil
        return """
            <header class="record-header">
            <p class="record-key"><span class="key">\(premortem.key.description)</span> \(tag("Pre-mortem")) \
            \(tag(premortem.anonymity.label, tone: .information)) \
            \(when: premortem.pace == .overDays, tag(premortem.pace.label))</p>
            <h1>\(premortem.title)</h1>
            \(dossier.launch.map { "<p class=\"record-facts\">\(Premortems.launchWords($0, frame))</p>" as HTML })
            \(privacyNote(dossier, frame))
            </header>
            \(Premortems.phaseSteps(premortem.phase))
            <p class="lead" data-phase-help>\(premortem.phase.help)</p>
            \(when: !premortem.phase.showsCards && !isWriting, "<p class=\"quiet\">\(premortem.anonymity.help)</p>")
            \(Premortems.counts(dossier))
            """
    }
}

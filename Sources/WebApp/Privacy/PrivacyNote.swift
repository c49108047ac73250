import Domain
import HTML
import Storage

/// On the page of a private record: who may see it, and who has broken the glass lately.
func privacyNote(_ privacy: Privacy?, of record: PrivateRecord, _ frame: Frame) -> HTML? {
    guard let privacy else { return nil }
    let recent = privacy.openings.filter { frame.now.timeIntervalSince($0.openedAt) < BrokenGlass.pointedOut }
    let change: HTML? = actionLink("Who may see it", to: Paths.privacy(record), frame).map { " \($0)" }
    return """
        <p class="record-facts">\(privateTag) \(privacy.words)\(change)</p>
        \(each: recent, { "<p class=\"caution-note\">\(glassSentence($0, frame))</p>\n" })
        """
}

/// On the page of a pre-mortem, which is private by itself, with its launch, or both.
func privacyNote(_ dossier: PremortemDossier, _ frame: Frame) -> HTML? {
    let own = privacyNote(dossier.privacy, of: .premortem(dossier.premortem.id), frame)
    let launch = dossier.premortem.launchID.flatMap { privacyNote(dossier.launchPrivacy, of: .launch($0), frame) }
    if own == nil && launch == nil { return nil }
    return "\(launch)\n\(own)"
}

/// On forms that edit a record: whether it is private, with the way to change that.
func privacyLine(isPrivate: Bool, of record: PrivateRecord, _ frame: Frame) -> HTML? {
    actionLink(isPrivate ? "Who may see it" : "Make it private", to: Paths.privacy(record), frame).map {
        "<p class=\"record-facts\">\(isPrivate ? "\(privateTag) " : "Everybody may see it. ")\($0)</p>"
    }
}

let privateTag = tag("Private", tone: .quiet)

func glassSentence(_ opening: BrokenGlass, _ frame: Frame) -> HTML {
    """
    \(opening.personName) broke the glass at \(timestamp(opening.openedAt, frame)) \
    \(opening.isOpen(at: frame.now) ? "and can see this until" : "and could see this until") \
    \(timestamp(opening.endsAt, frame)): \(proseLine(opening.reason))
    """
}

import Domain
import HTML

/// Draws finding ─ follow-up ─ guardrail from left to right, with a dashed gap for a missing part.
func chain(_ links: ChainLink, _ frame: Frame) -> HTML {
    let isClosed = links.guardrail?.state.isInPlace == true
    return """
        <div class="chain-box"><ol class="\(isClosed ? "chain closed" : "chain")">
        \(findingPart(links))
        \(followUpPart(links, frame))
        \(guardrailPart(links, frame))
        </ol></div>
        """
}

private func findingPart(_ links: ChainLink) -> HTML {
    guard let finding = links.finding else {
        return part("Finding", "<span class=\"gap-words\">No finding</span>", cssClass: "chain-part missing")
    }
    return part(
        links.findingKind?.label ?? "Finding", "<a class=\"chain-title\" href=\"\(finding.link)\">\(finding.title)</a>",
        cssClass: links.repeatsFinding ? "chain-part repeated" : "chain-part")
}

private func followUpPart(_ links: ChainLink, _ frame: Frame) -> HTML {
    guard let followUp = links.followUp else {
        // Nothing is missing if there is a guardrail without a follow-up, or if the finding needs none.
        if links.guardrail?.state.isInPlace == true || links.asksForNothing { return HTML() }
        if links.guardrail != nil && links.createFollowUp == nil { return HTML() }
        return gap("Follow-up", words: "No follow-up", action: "Add a follow-up", link: links.createFollowUp, frame)
    }
    return part(
        "Follow-up",
        """
        <a class="chain-title" href="\(followUp.link)"><span class="key">\(followUp.key.description)</span> \(followUp.title)</a>
        <span class="chain-state">\(stateTag(followUp.state))</span>
        """,
        cssClass: links.repeatsFollowUp ? "chain-part repeated" : "chain-part")
}

private func guardrailPart(_ links: ChainLink, _ frame: Frame) -> HTML {
    guard let guardrail = links.guardrail else {
        if links.asksForNothing { return HTML() }
        return gap("Guardrail", words: "No guardrail", action: "Add a guardrail", link: links.createGuardrail, frame)
    }
    return part(
        "Guardrail",
        """
        <a class="chain-title" href="\(guardrail.link)"><span class="key">\(guardrail.key.description)</span> \(guardrail.name)</a>
        <span class="chain-state">\(glyph(guardrail.grade, label: guardrail.grade.label)) \(stateTag(guardrail.state))</span>
        """,
        cssClass: guardrail.state.isInPlace ? "chain-part" : "chain-part planned")
}

private func gap(_ noun: String, words: String, action: String, link: Link?, _ frame: Frame) -> HTML {
    guard let link else {
        return part(noun, "<span class=\"gap-words\">\(words)</span>", cssClass: "chain-part missing")
    }
    return part(
        noun, "<span class=\"gap-words\">\(words) yet</span>\(linkButton(action, to: link, frame, style: .small))",
        cssClass: "chain-part missing")
}

private func part(_ noun: String, _ contents: HTML, cssClass: String) -> HTML {
    "<li class=\"\(cssClass)\"><span class=\"chain-noun\">\(noun)</span> \(contents)</li>"
}

import HTML
import Storage

/// Glyph, key, name and state of a guardrail in a line of text.
func guardrailLine(_ guardrail: GuardrailSummary, _ frame: Frame) -> HTML {
    """
    <span class="guardrail-line">\(glyph(guardrail.strength.grade)) <a href="\(Paths.guardrail(guardrail.id))">\
    <span class="key">\(guardrail.key.description)</span> \(guardrail.name)</a> \(stateTag(guardrail.state(at: frame.now)))</span>
    """
}

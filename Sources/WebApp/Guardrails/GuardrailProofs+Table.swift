import Domain
import HTML
import Storage

extension GuardrailProofs {
    static func table(_ proofs: [GuardrailProof], _ frame: Frame) -> HTML {
        dataTable(
            caption: "Proofs, newest first",
            head:
                "\(headCell("When", .time))\(headCell("Result", .state))\(headCell("How", .count))\(headCell("What was observed"))\(headCell("Recorded by", .name))",
            rows: proofs.map { row($0, frame) }.joined(), hidesCaption: true)
    }

    private static func row(_ proof: GuardrailProof, _ frame: Frame) -> HTML {
        return """
            <tr>\(rowHead(timestamp(proof.at, frame)))\(cell("Result", stateTag(proof.result)))\
            \(cell("How", HTML(text: proof.method.label)))\(cell("What was observed", seen(proof)))\
            \(cell("Recorded by", HTML(text: proof.recordedBy ?? "")))</tr>

            """
    }

    private static func seen(_ proof: GuardrailProof) -> HTML {
        if proof.note.isEmpty && proof.evidenceAddress.isEmpty && proof.incident == nil { return HTML() }
        let incident: HTML? = proof.incident.map { " \(keyLink($0.key))" }
        let evidence: HTML? =
            proof.evidenceAddress.isEmpty ? nil : " \(FollowUps.outsideLink(proof.evidenceAddress, label: "Evidence"))"
        return "<div>\(proseLine(proof.note))\(evidence)\(incident)</div>"
    }
}

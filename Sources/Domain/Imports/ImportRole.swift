/// The part that a section plays in a postmortem, told by its name.
package enum ImportRole: CaseIterable {
    case timeline
    case actions
    case wentWell
    case wentWrong
    case lucky
    case lessons
    case findings
    case summary
    case facts
    case impact
    case cause
    case detection
    case response
    case background

    /// The role that a heading or a label names, or nil.
    package init?(_ heading: String) {
        let name = ImportRole.normalized(heading)
        guard !name.isEmpty, name.utf8.count <= 120 else { return nil }
        guard let role = ImportRole.allCases.first(where: { $0.matches(name) }) else { return nil }
        self = role
    }

    private func matches(_ name: String) -> Bool {
        ImportRole.names[self]?.contains { pattern in
            switch pattern.last {
            case "*": name.hasPrefix(pattern.dropLast())
            default: name == pattern
            }
        } ?? false
            || ImportRole.inside[self]?.contains { name.contains($0) } ?? false
    }

    /// In lower case, without marks of emphasis, numbering in front, brackets with their contents, and what follows a
    /// colon.
    static func normalized(_ heading: String) -> String {
        var kept: [UInt8] = []
        var depth = 0
        for byte in InlineWords.plain(heading).lowercased().utf8 {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if depth == 0 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80..., UInt8(ascii: "&"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    kept.append(byte)
                case UInt8(ascii: "'"), UInt8(ascii: "#"): continue
                default: if kept.last != UInt8(ascii: " ") { kept.append(UInt8(ascii: " ")) }
                }
            }
            if byte == UInt8(ascii: ")") && depth > 0 { depth -= 1 }
        }
        let words = String(decoding: kept, as: UTF8.self).trimmed
        let unnumbered = words.drop { $0.isASCII && ($0.isNumber || $0 == " ") }
        return unnumbered.isEmpty ? words : String(unnumbered)
    }

    /// Whole names; a star stands for any ending.
    private static let names: [ImportRole: [String]] = list([
        .timeline: """
        timeline*|time line*|incident timeline*|chronology*|sequence of events|key events|events|log of events|history
        event log|incident log|chronologie*|zeitlinie*|zeitverlauf*|ablauf|cronolog\u{ED}a*|cronologia*|linha do tempo*
        l\u{ED}nea de tiempo*|tidslinje*|hendelsesforl\u{F8}p*|h\u{E4}ndelsef\u{F6}rlopp*|h\u{E6}ndelsesforl\u{F8}b*|tijdlijn*
        \u{30BF}\u{30A4}\u{30E0}\u{30E9}\u{30A4}\u{30F3}*|\u{6642}\u{7CFB}\u{5217}*|\u{7D4C}\u{7DEF}*|\u{65F6}\u{95F4}\u{7EBF}*
        """,
        .actions: """
        action items*|action item*|actions|actions *|follow up*|follow ups*|followups*|followup*|next steps*|todo|todos|to do
        remediation*|corrective action*|corrective and prevent*|preventive action*|preventative action*|preventative measure*
        preventive measure*|corrective measure*|review actions|future actions|improvements|planned actions|prevention*
        aksjonspunkt*|tiltak*|oppf\u{F8}lging*|\u{E5}tg\u{E4}rder*|handlinger*|ma\u{DF}nahmen*|massnahmen*|aufgaben|acciones*
        a\u{E7}\u{F5}es*|actions correctives|acties|actiepunten|\u{30A2}\u{30AF}\u{30B7}\u{30E7}\u{30F3}*
        \u{518D}\u{767A}\u{9632}\u{6B62}*|\u{5BFE}\u{5FDC}\u{7B56}*|\u{6539}\u{5584}\u{9805}\u{76EE}*|\u{884C}\u{52A8}\u{9879}*
        """,
        .wentWell: """
        what went well*|went well*|what worked*|what did we do well*|things that went well*|the good|good
        hva gikk bra*|hva gikk godt*|vad gick bra*|hvad gik godt*|was lief gut*|was gut lief*|qu\u{E9} sali\u{F3} bien*
        o que deu certo*|ce qui a bien*|\u{3046}\u{307E}\u{304F}\u{3044}\u{3063}\u{305F}*|\u{826F}\u{304B}\u{3063}\u{305F}*
        """,
        .wentWrong: """
        what went wrong*|what went poorly*|what went badly*|went wrong*|what did not go well*|what didnt go well*
        what could have gone better*|things that went wrong*|what could be improved*|what didnt work*|the bad|bad
        hva gikk d\u{E5}rlig*|hva gikk galt*|vad gick d\u{E5}ligt*|hvad gik galt*|was lief schlecht*|was schlecht lief*
        qu\u{E9} sali\u{F3} mal*|o que deu errado*|ce qui a mal*|\u{3046}\u{307E}\u{304F}\u{3044}\u{304B}\u{306A}*
        \u{6539}\u{5584}\u{304C}\u{5FC5}\u{8981}*|\u{60AA}\u{304B}\u{3063}\u{305F}*
        """,
        .lucky: """
        where we got lucky*|what got lucky*|where did we get lucky*|we got lucky*|got lucky*|hvor hadde vi flaks*
        hvor vi hadde flaks*|var hade vi tur*|wo wir gl\u{FC}ck*|d\u{F3}nde tuvimos suerte*|\u{904B}\u{304C}\u{826F}*
        \u{5E78}\u{904B}*
        """,
        .lessons: """
        lessons*|learnings*|retrospective*|what we learned*|what did we learn*|what have we learned*|review|evaluation
        hva l\u{E6}rte vi*|l\u{E6}rdom*|l\u{E6}ringspunkt*|l\u{E4}rdomar*|erkenntnisse*|lecciones*|li\u{E7}\u{F5}es*
        le\u{E7}ons*|\u{6559}\u{8A13}*|\u{5B66}\u{3073}*|\u{5BFE}\u{5FDC}\u{306E}\u{8A55}\u{4FA1}*
        """,
        .findings: "findings|funn",
        .summary: """
        summary|summary *|issue summary*|incident summary*|executive summary*|overview*|tl dr|tldr|abstract|synopsis
        what happened*|description|incident description|problem|identified|sammendrag*|oppsummering*|sammanfattning*
        zusammenfassung*|resumen*|resumo*|r\u{E9}sum\u{E9}*|\u{30B5}\u{30DE}\u{30EA}*|\u{6982}\u{8981}*|\u{8981}\u{7D04}*
        """,
        .facts: """
        metadata|meta|details|incident details|facts|at a glance|\u{30E1}\u{30BF}\u{30C7}\u{30FC}\u{30BF}*
        \u{57FA}\u{672C}\u{60C5}\u{5831}*|n\u{F8}kkeltall|fakta|stats|statistics
        """,
        .impact: """
        impact*|user impact*|customer impact*|business impact*|scope|konsekvens*|p\u{E5}virkning*|auswirkung*|impacto*
        \u{5F71}\u{97FF}*|symptoms
        """,
        .cause: """
        root cause*|cause*|contributing factor*|contributing cause*|trigger*|five whys*|5 whys*|why*|analysis|rot\u{E5}rsak*
        utl\u{F8}sende faktor*|\u{E5}rsak*|grundursache*|ursache*|causa*|cause*|\u{6839}\u{672C}\u{539F}\u{56E0}*|\u{539F}\u{56E0}*
        \u{5BC4}\u{4E0E}\u{8981}\u{56E0}*
        """,
        .detection: "detection*|how was it detected*|how we noticed*|p\u{E5}visning*|oppdagelse*|\u{691C}\u{77E5}*",
        .response: """
        resolution*|mitigation*|response*|recovery*|l\u{F8}sning*|l\u{F6}sung*|soluci\u{F3}n*|solution*|fix
        \u{5BFE}\u{5FDC}*|\u{5FA9}\u{65E7}*
        """,
        .background: "background*|context*|bakgrunn*|hintergrund*|\u{80CC}\u{666F}*",
    ])

    /// Words that tell the role wherever they are in a heading.
    private static let inside: [ImportRole: [String]] = [
        .timeline: ["timeline"], .actions: ["action item", "follow up item"],
    ]

    private static func list(_ lists: [ImportRole: String]) -> [ImportRole: [String]] {
        lists.mapValues { $0.split { $0 == "|" || $0 == "\n" }.map { String($0).trimmed } }
    }
}

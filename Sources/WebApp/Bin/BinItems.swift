import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/bin`.
enum BinItems {
    /// Lists deleted records and offers to restore them.
    static func list(_ visit: Visit) async throws -> Response {
        let place = try PlaceFilter(visit.query).place(Deletable.init(words:))
        let bin = try await visit.read { try $0.bin(at: place) }
        let items = bin.items
        let frame = visit.frame
        return .page(
            page(
                frame, title: "Bin",
                """
                <h1>Bin</h1>
                <p class="lead">Nothing is deleted for good. You can restore each item as it was, with everything that belongs to it.</p>
                \(items.isEmpty ? emptyState("The bin is empty.") : binTable(items, frame))
                \(pagination(bin, key: \.item.words) { Paths.bin($0) })
                """))
    }

    private static func binTable(_ items: [BinItem], _ frame: Frame) -> HTML {
        dataTable(
            caption: "In the bin",
            head:
                "\(headCell("What", .title))\(headCell("Belongs to", .name))\(headCell("Deleted", .names))\(headCell("Action", .action))",
            rows: items.map { binRow($0, frame) }.joined(), hidesCaption: true)
    }

    private static func binRow(_ item: BinItem, _ frame: Frame) -> HTML {
        let of: HTML? = item.incidentKey.map { key in
            item.item.kind == "incident" ? HTML(text: key.description) : keyLink(key)
        }
        let who: HTML =
            "\(timestamp(item.deletedAt, frame))\(when: item.deletedBy != nil, " by \(item.deletedBy ?? "")")"
        return """
            <tr>\(rowHead("\(tag(item.item.noun)) \(item.title)"))\(cell("Belongs to", of ?? HTML()))\(cell("Deleted", who))\
            \(cell("Action", postButton("Restore", of: item.title, to: Paths.restoration(of: item.item), frame, style: .small)))</tr>

            """
    }
}

extension Deletable {
    fileprivate var noun: String {
        switch self {
        case .incident: "Incident"
        case .timelineEvent: "Timeline entry"
        case .finding: "Finding"
        case .followUp: "Follow-up"
        case .guardrail: "Guardrail"
        case .guardrailLink: "Link"
        case .comment: "Comment"
        case .postmortemMeeting: "Postmortem meeting"
        case .guardrailExemption: "Reason"
        case .image: "Image"
        case .launch: "Launch"
        case .premortem: "Pre-mortem"
        }
    }
}

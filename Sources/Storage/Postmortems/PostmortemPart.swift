import Domain

/// A part of a postmortem, which belongs to its incident when it is asked what somebody may do.
enum PostmortemPart {
    case section(ID<PostmortemSection>)
    case flag(ID<SectionFlag>)
    case thread(ID<CommentThread>)
    case comment(ID<Comment>)

    fileprivate var number: Int64 {
        switch self {
        case .section(let id): id.rawValue
        case .flag(let id): id.rawValue
        case .thread(let id): id.rawValue
        case .comment(let id): id.rawValue
        }
    }

    fileprivate var section: StaticString {
        switch self {
        case .section: "SELECT ?"
        case .flag: "SELECT section_id FROM section_flag WHERE id = ?"
        case .thread: "SELECT section_id FROM comment_thread WHERE id = ?"
        case .comment:
            "SELECT t.section_id FROM comment AS c JOIN comment_thread AS t ON t.id = c.thread_id WHERE c.id = ?"
        }
    }
}

extension Change {
    func require(_ need: Need, inPostmortem part: PostmortemPart) throws {
        if let level = asker.level, need.isMet(by: level, with: .none) { return }
        let incident = try reading.first(
            """
            SELECT p.incident_id FROM postmortem AS p JOIN postmortem_section AS s ON s.postmortem_id = p.id
            WHERE s.id = (\(part.section))
            """, [part.number]
        ) { $0.id(Incident.self) }
        try require(need, on: incident.map { .incident($0) })
    }
}

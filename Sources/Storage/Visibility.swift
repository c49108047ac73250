import Domain

/// Who may see what: the one place that decides. Every query that returns something to a person has one of these
/// conditions, for each table whose rows have a reader of their own. What is in the bin is seen by nobody but the bin.
extension Reading {
    /// - Parameter alias: the name of the table in the query, such as `i`.
    func visibleIncident(_ alias: StaticString) -> String {
        asker.isMember ? "\(alias).deleted_at IS NULL" : "0"
    }

    /// For the rows of a table that belong to an incident: `incident_id` of that table.
    func visibleThroughIncident(_ column: StaticString) -> String {
        "EXISTS (SELECT 1 FROM incident AS vt WHERE vt.id = \(column) AND \(visibleIncident("vt")))"
    }

    /// For the rows of a table that belong to a guardrail.
    func visibleThroughGuardrail(_ column: StaticString) -> String {
        "EXISTS (SELECT 1 FROM guardrail AS vg WHERE vg.id = \(column) AND \(visibleGuardrail("vg")))"
    }

    func visibleGuardrail(_ alias: StaticString) -> String {
        asker.isMember ? "\(alias).deleted_at IS NULL" : "0"
    }

    /// A follow-up of an incident is seen by those who see the incident.
    func visibleFollowUp(_ alias: StaticString) -> String {
        asker.isMember
            ? """
            (\(alias).deleted_at IS NULL AND (\(alias).incident_id IS NULL OR EXISTS (
                SELECT 1 FROM incident AS vi WHERE vi.id = \(alias).incident_id AND \(visibleIncident("vi")))))
            """ : "0"
    }

    func visibleLaunch(_ alias: StaticString) -> String {
        asker.isMember ? "\(alias).deleted_at IS NULL" : "0"
    }

    /// All members see all sessions; a guest sees the one they joined.
    func visiblePremortem(_ alias: StaticString) -> String {
        if case .guest(_, let premortem) = asker {
            return "(\(alias).id = \(premortem) AND \(alias).deleted_at IS NULL)"
        }
        return asker.isMember ? "\(alias).deleted_at IS NULL" : "0"
    }

    /// For the rows of a table that belong to a pre-mortem: `premortem_id` of that table.
    func visibleThroughPremortem(_ column: StaticString) -> String {
        "EXISTS (SELECT 1 FROM premortem AS vp WHERE vp.id = \(column) AND \(visiblePremortem("vp")))"
    }

    /// The number of the last event tells nothing, and guests follow their session.
    var followsSomething: String { asker == .nobody ? "0" : "1" }

    /// People, teams, services and settings are shared by all members.
    var seesOrganisation: String { asker.isMember ? "1" : "0" }
}

extension Change {
    /// - Throws: ``Refusal`` unless the asker may change what the organisation shares.
    func requireMember() throws {
        guard asker.isMember else { throw Refusal("Sign in to do this.") }
    }

    func requireAdministrator() throws {
        guard asker.isAdministrator else { throw Refusal("Only an administrator can do this.") }
    }
}

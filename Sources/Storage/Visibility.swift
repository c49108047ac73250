import Domain

/// Decides who may see what, in one place. Every query that returns something to a person has one of these conditions
/// for each table whose rows not everybody may see. Records in the bin are visible only in the bin.
extension Reading {
    /// - Parameter alias: the name of the table in the query, such as `i`.
    func visibleIncident(_ alias: StaticString) -> String {
        asker.isMember ? "\(alias).deleted_at IS NULL\(andPrivacy(seesIncident("\(alias)")))" : "0"
    }

    private func andPrivacy(_ condition: String) -> String { sight == .everything ? "" : " AND \(condition)" }

    /// For the rows of a table that belong to an incident: `incident_id` of that table.
    func visibleThroughIncident(_ column: StaticString) -> String {
        "EXISTS (SELECT 1 FROM incident AS vt WHERE vt.id = \(column) AND \(visibleIncident("vt")))"
    }

    /// For the rows of a table that belong to a guardrail.
    func visibleThroughGuardrail(_ column: StaticString) -> String {
        "EXISTS (SELECT 1 FROM guardrail AS vg WHERE vg.id = \(column) AND \(visibleGuardrail("vg")))"
    }

    /// For the rows of a table that belong to a postmortem.
    func visibleThroughPostmortem(_ column: StaticString) -> String {
        """
        EXISTS (SELECT 1 FROM postmortem AS vp JOIN incident AS vq ON vq.id = vp.incident_id
            WHERE vp.id = \(column) AND vp.deleted_at IS NULL AND \(visibleIncident("vq")))
        """
    }

    func visibleGuardrail(_ alias: StaticString) -> String {
        asker.isMember ? "\(alias).deleted_at IS NULL" : "0"
    }

    /// A follow-up of an incident is visible to those who may see the incident, and one that was made in a pre-mortem to
    /// those who may see that.
    func visibleFollowUp(_ alias: StaticString) -> String {
        asker.isMember
            ? """
            (\(alias).deleted_at IS NULL AND (\(alias).incident_id IS NULL OR EXISTS (
                SELECT 1 FROM incident AS vi WHERE vi.id = \(alias).incident_id AND \(visibleIncident("vi"))))\
            \(andPrivacy(seesThroughPremortem("\(alias).premortem_id"))))
            """ : "0"
    }

    func visibleLaunch(_ alias: StaticString) -> String {
        asker.isMember ? "\(alias).deleted_at IS NULL\(andPrivacy(seesLaunch("\(alias)")))" : "0"
    }

    /// For the rows of a table that belong to a launch.
    func visibleThroughLaunch(_ column: StaticString) -> String {
        "EXISTS (SELECT 1 FROM launch AS vl WHERE vl.id = \(column) AND \(visibleLaunch("vl")))"
    }

    /// All members see all pre-mortems that are not private; a guest sees the one they joined, while it is not private.
    func visiblePremortem(_ alias: StaticString) -> String {
        let privacy = andPrivacy(seesPremortem("\(alias)"))
        if case .guest(_, let premortem) = asker {
            return "(\(alias).id = \(premortem) AND \(alias).deleted_at IS NULL\(privacy))"
        }
        return asker.isMember ? "\(alias).deleted_at IS NULL\(privacy)" : "0"
    }

    /// For the rows of a table that belong to a pre-mortem: `premortem_id` of that table.
    func visibleThroughPremortem(_ column: StaticString) -> String {
        "EXISTS (SELECT 1 FROM premortem AS vp WHERE vp.id = \(column) AND \(visiblePremortem("vp")))"
    }

    /// The number of the last event reveals nothing, and guests follow their pre-mortem.
    var followsSomething: String { asker == .nobody || asker.tokenID != nil ? "0" : "1" }

    /// Whether the asker may see the names behind the roles on a published page: members only.
    var seesNamesBehindRoles: String { asker.isMember ? "1" : "0" }

    /// A verdict of a sitting is visible to those who may see its subject.
    func visibleVerdict(_ alias: StaticString) -> String {
        """
        ((\(alias).subject = 'follow_up' AND EXISTS (
            SELECT 1 FROM follow_up AS vf WHERE vf.id = \(alias).subject_id AND \(visibleFollowUp("vf"))))
        OR (\(alias).subject = 'incident' AND EXISTS (
            SELECT 1 FROM incident AS vc WHERE vc.id = \(alias).subject_id AND \(visibleIncident("vc"))))
        OR (\(alias).subject = 'guardrail' AND EXISTS (
            SELECT 1 FROM guardrail AS vr WHERE vr.id = \(alias).subject_id AND \(visibleGuardrail("vr"))))
        OR (\(alias).subject = 'risk' AND \(seesOrganisation) AND EXISTS (
            SELECT 1 FROM risk AS vk WHERE vk.id = \(alias).subject_id AND \(visibleThroughPremortem("vk.premortem_id")))))
        """
    }

    /// A hint dismissed for the team is visible to all; one dismissed in a place, to those who may see the place.
    func visibleWordingDismissal(_ alias: StaticString) -> String {
        """
        (\(seesOrganisation) AND (\(alias).scope = 'team' OR CASE WHEN \(alias).incident_id IS NOT NULL
            THEN EXISTS (SELECT 1 FROM incident AS vd WHERE vd.id = \(alias).incident_id AND \(visibleIncident("vd")))
            ELSE EXISTS (SELECT 1 FROM follow_up AS vf
                WHERE vf.id = \(alias).place_id AND \(alias).place_kind = 'follow_up' AND \(visibleFollowUp("vf"))) END))
        """
    }

    /// A freeze caused by an incident is visible to those who may see the incident.
    func visibleFreeze(_ alias: StaticString) -> String {
        asker.isMember
            ? """
            (\(alias).incident_id IS NULL OR EXISTS (
                SELECT 1 FROM incident AS vz WHERE vz.id = \(alias).incident_id AND \(visibleIncident("vz"))))
            """ : "0"
    }

    /// A freeze also applies to those who may not see its reason; while its incident is in the bin, it holds nothing.
    func holdingFreeze(_ alias: StaticString) -> String {
        asksAboutFreezes == "1"
            ? """
            (\(alias).ended_at IS NULL AND (\(alias).incident_id IS NULL OR EXISTS (
                SELECT 1 FROM incident AS vh WHERE vh.id = \(alias).incident_id AND vh.deleted_at IS NULL)))
            """ : "0"
    }

    /// The incidents whose key and title are given to pipelines, and so to everybody who reads their logs.
    func incidentToldToPipelines(_ alias: StaticString) -> String {
        asksAboutFreezes == "1" ? "\(alias).deleted_at IS NULL AND \(alias).is_private = 0" : "0"
    }

    /// Whether the asker may ask about freezes: members, and pipelines with a token.
    var asksAboutFreezes: String { asker.isMember || asker.tokenID != nil ? "1" : "0" }

    /// An image is visible to those who may see its incident.
    func visibleImage(_ alias: StaticString) -> String {
        "(\(alias).deleted_at IS NULL AND EXISTS (SELECT 1 FROM incident AS vm WHERE vm.id = \(alias).incident_id AND \(visibleIncident("vm"))))"
    }

    /// People, teams, services and settings are shared by all members.
    var seesOrganisation: String { asker.isMember ? "1" : "0" }
}

/// A key for what an asker may see and do: askers with the same key get the same page. A new condition above that tells
/// two askers apart must be added here. Somebody with a ``Sight`` of their own gets pages of their own.
package enum ViewKey: Hashable, Sendable {
    case nobody
    case level(Level)
    /// Somebody who may do more with some records than with others, such as a contributor with their own.
    case person(ID<Person>)

    /// Whether nobody else gets the same pages.
    package var isPersonal: Bool {
        switch self {
        case .person: true
        case .nobody, .level: false
        }
    }
}

extension Asker {
    package var viewKey: ViewKey {
        guard let level else { return .nobody }
        if level == .contributor, let personID { return .person(personID) }
        return .level(level)
    }
}

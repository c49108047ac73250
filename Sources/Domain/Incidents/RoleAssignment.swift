/// An assignment of a role to a person, by ids.
package struct RoleAssignment: Hashable, Sendable {
    package let role: IncidentRole
    package let personID: ID<Person>

    package init(role: IncidentRole, personID: ID<Person>) {
        self.role = role
        self.personID = personID
    }
}

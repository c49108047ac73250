import Domain

/// The front matter of the demo story's `organisation.md`.
package struct DemoOrganisation: Decodable, Sendable {
    let name: String
    let teams: [Team]
    let people: [Person]
    let services: [Service]

    struct Team: Decodable, Sendable {
        let key: String
        let name: String
    }

    struct Person: Decodable, Sendable {
        let key: String
        let name: String
        let email: String
        let team: String
    }

    struct Service: Decodable, Sendable {
        let key: String
        let name: String
        let ownerTeam: String
        let description: String

        enum CodingKeys: String, CodingKey {
            case key, name, description
            case ownerTeam = "owner_team"
        }
    }
}

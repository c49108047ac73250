import Foundation

/// Something that the organisation runs and that an incident can affect.
package struct Service: Equatable, Sendable {
    package let id: ID<Service>
    package var name: String
    package var slug: String
    package var purpose: String
    package var teamID: ID<Team>?

    package init(id: ID<Service>, name: String, slug: String, purpose: String, teamID: ID<Team>?) {
        self.id = id
        self.name = name
        self.slug = slug
        self.purpose = purpose
        self.teamID = teamID
    }
}

/// A group of people who own services, guardrails and follow-ups together.
package struct Team: Equatable, Sendable {
    package let id: ID<Team>
    package var name: String
    package var slug: String

    package init(id: ID<Team>, name: String, slug: String) {
        self.id = id
        self.name = name
        self.slug = slug
    }
}

/// A name in the form used in addresses and queries: `service:card-payments`.
package enum Slug {
    /// Lower-case letters and digits of any script; everything else becomes single hyphens. Empty if nothing is left.
    package static func make(from name: String) -> String {
        var slug = ""
        // One name has one slug, however its accents were typed.
        for scalar in name.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty && slug.unicodeScalars.last != "-" {
                slug.append("-")
            }
        }
        return slug.unicodeScalars.last == "-" ? String(slug.unicodeScalars.dropLast()) : slug
    }
}

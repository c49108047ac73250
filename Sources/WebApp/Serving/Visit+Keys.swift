import Domain

extension Visit {
    /// The key in the address, such as the `INC-12` of `/incidents/INC-12`.
    ///
    /// - Throws: ``Obstacle/notFound`` for anything that is not a key of that kind.
    func incidentID() throws -> ID<Incident> { ID(try key("incident", .incident).number) }
    func guardrailID() throws -> ID<Guardrail> { ID(try key("guardrail", .guardrail).number) }
    func followUpID() throws -> ID<FollowUp> { ID(try key("followUp", .followUp).number) }
    func premortemID() throws -> ID<Premortem> { ID(try key("premortem", .premortem).number) }
    func findingID() throws -> ID<Finding> { try id("finding") }

    func id<Entity>(_ name: String) throws -> ID<Entity> {
        guard let id = parameters[name].flatMap({ ID<Entity>(text: $0) }) else { throw Obstacle.notFound }
        return id
    }

    private func key(_ name: String, _ prefix: Key.Prefix) throws -> Key {
        guard let key = parameters[name].flatMap({ Key($0) }), key.prefix == prefix else { throw Obstacle.notFound }
        return key
    }
}

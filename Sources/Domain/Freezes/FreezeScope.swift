/// The services whose deployments wait.
package enum FreezeScope: Equatable, Sendable {
    /// At least one service: a freeze without services would hold nothing, so there is none.
    case services(Set<ID<Service>>)
    /// All services, including those added later.
    case everything

    package func covers(_ service: ID<Service>) -> Bool {
        switch self {
        case .services(let ids): ids.contains(service)
        case .everything: true
        }
    }

    package var services: Set<ID<Service>> {
        switch self {
        case .services(let ids): ids
        case .everything: []
        }
    }

    /// - Throws: ``Refusal`` for the field `services`.
    package func requireSomething() throws(Refusal) {
        if case .services(let ids) = self, ids.isEmpty {
            throw Refusal(field: "services", "Choose at least one service whose deployments should wait.")
        }
    }

    package var kind: FreezeScopeKind {
        switch self {
        case .services: .services
        case .everything: .everything
        }
    }
}

package enum FreezeScopeKind: String, CaseIterable, Sendable {
    case services
    case everything

    package var label: String {
        switch self {
        case .services: "Some services"
        case .everything: "All services"
        }
    }
}

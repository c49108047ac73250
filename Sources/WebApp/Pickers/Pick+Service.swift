import Domain

extension Pick {
    init(_ service: Service) {
        self.init(id: service.id.rawValue, name: service.name, detail: service.slug)
    }

    /// The person who accepted a risk.
    init(_ acceptance: RiskAcceptance) {
        self.init(id: acceptance.personID.rawValue, name: acceptance.personName)
    }
}

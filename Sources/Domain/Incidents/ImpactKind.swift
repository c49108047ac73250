/// The five kinds of impact that an incident can have.
package enum ImpactKind: String, CaseIterable, Sendable {
    case people
    case requests
    case records
    case money
    case dataLoss = "data_loss"

    package var label: String {
        switch self {
        case .people: "People"
        case .requests: "Requests"
        case .records: "Records"
        case .money: "Money"
        case .dataLoss: "Data loss"
        }
    }
}

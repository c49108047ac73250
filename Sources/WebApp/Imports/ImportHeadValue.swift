/// Any value of front matter.
indirect enum ImportHeadValue: Decodable {
    case text(String)
    case list([ImportHeadValue])
    case mapping([String: ImportHeadValue])

    init(from decoder: any Decoder) throws {
        if let list = try? [ImportHeadValue](from: decoder) {
            self = .list(list)
        } else if let mapping = try? [String: ImportHeadValue](from: decoder) {
            self = .mapping(mapping)
        } else {
            self = .text((try? decoder.singleValueContainer().decode(String.self)) ?? "")
        }
    }

    func add(to values: inout [String: [String]], as name: String) {
        switch self {
        case .text(let text): if !text.isEmpty { values[name, default: []].append(text) }
        case .list(let list): for value in list { value.add(to: &values, as: name) }
        case .mapping(let mapping):
            for (key, value) in mapping.sorted(by: { $0.key < $1.key }) {
                value.add(to: &values, as: "\(name).\(key.lowercased())")
            }
        }
    }
}
